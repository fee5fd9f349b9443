/**
 * Scores many units at once over typed arrays: the arithmetic of `aggregate.ts`, without the explanation. Where there is no
 * score the value is 0 and the reason is not: read the reason first.
 */
import { aggregateRows, reweighRows } from './aggregate.ts';
import type { Cells } from './cells.ts';
import type { CompiledIndex } from './compile.ts';
import { goalpostPoints } from './goalposts.ts';
import { talliesFor } from './tally.ts';

/** Row by row: one value and reason per node, in the order of compiled.nodes; the index is the last. */
export interface MatrixScores {
  readonly nodes: number;
  readonly scores: Float64Array;
  /** As in `reasons` of tally.ts; 0: there is a score. */
  readonly reasons: Uint8Array;
}

/** Rows whose points fit a core's nearest memory. */
const blockOf = 64;

/** Raw numbers of a model within goalposts; another normalisation throws. */
export function scoreMatrix(compiled: CompiledIndex, raw: Cells): MatrixScores {
  const { columns, values, states } = raw;
  const out = scoresFor(compiled, raw);
  const tallies = talliesFor(compiled, blockOf);
  const points = new Float64Array(blockOf * columns);
  for (let row = 0; row < raw.rows; row += blockOf) {
    const rows = Math.min(blockOf, raw.rows - row);
    const first = row * columns;
    goalpostPoints(compiled, values, first, rows * columns, points, 0);
    const block = { rows, points, firstPoint: 0, states, firstState: first };
    aggregateRows(compiled, compiled.weights, block, { ...out, first: row * out.nodes }, tallies);
  }
  return out;
}

/** Points that were normalised before; `weights` in step with compiled.members. */
export function aggregateMatrix(
  compiled: CompiledIndex,
  points: Cells,
  weights: Float64Array = compiled.weights
): MatrixScores {
  const out = scoresFor(compiled, points);
  aggregateRows(compiled, weights, rowsOf(points), { ...out, first: 0 }, talliesFor(compiled, points.rows));
  return out;
}

/**
 * The same points aggregated again and again by other weights, above 0 where the model's are: what does not hang on weights
 * is done once. Each call writes over the scores of the one before.
 */
export function reweighed(compiled: CompiledIndex, points: Cells): (weights: Float64Array) => MatrixScores {
  const out = scoresFor(compiled, points);
  const tallies = talliesFor(compiled, points.rows);
  const [rows, into] = [rowsOf(points), { ...out, first: 0 }];
  aggregateRows(compiled, compiled.weights, rows, into, tallies);
  return (weights) => {
    reweighRows(compiled, weights, rows, into, tallies);
    return out;
  };
}

function rowsOf({ rows, values, states }: Cells) {
  return { rows, points: values, firstPoint: 0, states, firstState: 0 };
}

function scoresFor(compiled: CompiledIndex, { rows, columns }: Cells): MatrixScores {
  const { length } = compiled.indicators;
  if (columns !== length) throw new Error(`${columns} columns for ${length} indicators`);
  const nodes = compiled.nodes.length;
  return { nodes, scores: new Float64Array(rows * nodes), reasons: new Uint8Array(rows * nodes) };
}
