/** The scores under any draw: each combination of choices is prepared once, then only weights change. */
import type { Cells } from '../cells.ts';
import { ARITHMETIC, GEOMETRIC, type CompiledIndex } from '../compile.ts';
import { reweighed, type MatrixScores } from '../matrix.ts';
import type { Draw } from './draws.ts';
import { pointsUnder, type Observed } from './points.ts';
import type { Choices } from './result.ts';

/** Scores of the rows asked for (all, or a run of them); each call writes over those of the last under the same choices. */
export type Replicate = (draw: Draw) => MatrixScores;

/** Makes a Replicate for the rows from `first` up to `end`. Points are made once for all rows. */
export function replicator(
  observed: Observed,
  published: MatrixScores,
  choices: Choices
): (first: number, end: number) => Replicate {
  const { compiled } = observed;
  const points = new Map<string, Cells>();
  const tops = new Map(choices.aggregate.map((aggregate) => [aggregate, withTop(compiled, aggregate, choices.floor)]));
  return (first, end) => {
    const prepared = new Map<string, Replicate>();
    return (draw) => {
      const { aggregate, missing, normalise } = draw;
      const key = `${aggregate} ${missing} ${normalise}`;
      const known = prepared.get(key);
      if (known !== undefined) return known(draw);
      const pointsKey = `${missing} ${normalise}`;
      const all = points.get(pointsKey) ?? pointsUnder(observed, published, missing, normalise);
      points.set(pointsKey, all);
      const again = reweighed(tops.get(aggregate) ?? compiled, rowsOf(all, first, end));
      const made: Replicate = ({ weights }) => again(weights);
      prepared.set(key, made);
      return made(draw);
    };
  };
}

/** The same tree with another mean at its top. */
function withTop(compiled: CompiledIndex, aggregate: Choices['aggregate'][number], floor: number): CompiledIndex {
  const root = compiled.nodes.length - 1;
  const mean = Uint8Array.from(compiled.mean);
  const floors = Float64Array.from(compiled.floor);
  mean[root] = aggregate === 'geometric' ? GEOMETRIC : ARITHMETIC;
  floors[root] = aggregate === 'geometric' ? floor : 0;
  return { ...compiled, mean, floor: floors };
}

function rowsOf(cells: Cells, first: number, end: number): Cells {
  if (first === 0 && end === cells.rows) return cells;
  const { columns, values, states } = cells;
  const [from, to] = [first * columns, end * columns];
  return { ...cells, rows: end - first, values: values.subarray(from, to), states: states.subarray(from, to) };
}
