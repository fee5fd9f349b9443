/**
 * The points that a table's raw numbers make under each choice of gaps and of normalisation. What has no published score has
 * none under any choice: gaps are filled only where everything above is scored, so that coverage holds in every replication.
 */
import { quantile } from '#lib/domain/statistics/describe.ts';
import { cellsOf, MISSING, NOT_APPLICABLE, PRESENT, type Cell, type Cells } from '../cells.ts';
import type { CompiledIndex } from '../compile.ts';
import { goalpostPoints } from '../goalposts.ts';
import type { MatrixScores } from '../matrix.ts';
import { SCORED } from '../tally.ts';
import type { Choices } from './result.ts';

export interface Observed {
  readonly compiled: CompiledIndex;
  /** What is normalised, and its points as published: one row per unit, one column per indicator in slot order. */
  readonly raw: Cells;
  readonly points: Cells;
  /** One per unit; null: in no group. */
  readonly groups: readonly (string | null)[];
  /**
   * Units that may be named. Minimum and maximum are theirs, the others are held within: else an answer of a country that
   * is not named could be worked out from the scores of those that are.
   */
  readonly named: readonly boolean[];
  /** A group's median rests on at least so many values; where it has fewer, on those of all units; else the gap stays. */
  readonly fewest: number;
}

/** `published`: the scores by the points as published. */
export function pointsUnder(
  observed: Observed,
  published: MatrixScores,
  missing: Choices['missing'][number],
  normalise: Choices['normalise'][number]
): Cells {
  const { compiled, points } = observed;
  const raw = missing === 'skip' ? observedOnly(observed) : filled(observed, published);
  const within = goalpostsOf(compiled, raw);
  const column = Array.from({ length: raw.columns }, (_, slot) =>
    normalise === 'goalposts' ? null : boundsOf(observed, slot)
  );
  const { from, to } = scaleOf(compiled);
  return cellsOf(raw.rows, raw.columns, (row, slot) => {
    const at = row * raw.columns + slot;
    if (raw.states[at] !== PRESENT) return raw.states[at] === NOT_APPLICABLE ? 'not_applicable' : null;
    if (normalise === 'goalposts') return within[at] ?? null;
    const bounds = column[slot] ?? null;
    // All equal, so nothing to stretch: the published points stand.
    if (bounds === null) return points.states[at] === PRESENT ? (points.values[at] ?? null) : (within[at] ?? null);
    const y = ((compiled.sign[slot] ?? 1) * (raw.values[at] ?? 0) - bounds.min) / (bounds.max - bounds.min);
    return (y < 0 ? 0 : y > 1 ? 1 : y) * (to - from) + from;
  });
}

/** A number whose column could not be normalised has no points, and counts as a gap everywhere. */
function observedOnly({ raw, points }: Observed): Cells {
  return cellsOf(raw.rows, raw.columns, (row, column) => held(raw, points, row * raw.columns + column));
}

function held(raw: Cells, points: Cells, at: number): Cell {
  if (points.states[at] === PRESENT) return raw.values[at] ?? null;
  return points.states[at] === NOT_APPLICABLE ? 'not_applicable' : null;
}

function filled(observed: Observed, published: MatrixScores): Cells {
  const { compiled, raw, points, groups, fewest } = observed;
  const medians = Array.from({ length: raw.columns }, (_, slot) => {
    const column = groups.map((_group, row) => numberAt(points, raw, row * raw.columns + slot));
    const of = (values: readonly (number | null)[]): number | null =>
      values.filter((value) => value !== null).length < fewest ? null : quantile(values, 0.5).value;
    const byGroup = new Map([...new Set(groups)].map((group) => [group, of(column.filter((_, row) => groups[row] === group))])); // prettier-ignore
    const overall = of(column);
    return (group: string | null): number | null => (group === null ? null : byGroup.get(group)) ?? overall;
  });
  const parents = parentsOf(compiled);
  const scoredAbove = (row: number, slot: number): boolean => {
    for (let node = parents[slot] ?? -1; node >= 0; node = compiled.nodes[node]?.parent ?? -1)
      if (published.reasons[row * published.nodes + node] !== SCORED) return false;
    return true;
  };
  return cellsOf(raw.rows, raw.columns, (row, slot) => {
    const at = row * raw.columns + slot;
    if (points.states[at] !== MISSING || !scoredAbove(row, slot)) return held(raw, points, at);
    return medians[slot]?.(groups[row] ?? null) ?? null;
  });
}

function numberAt(points: Cells, raw: Cells, at: number): number | null {
  return points.states[at] === PRESENT ? (raw.values[at] ?? null) : null;
}

/** The node above each indicator. */
function parentsOf({ nodes, starts, members, indicators }: CompiledIndex): Int32Array {
  const parents = new Int32Array(indicators.length).fill(-1);
  nodes.forEach((_, node) => {
    for (let edge = starts[node] ?? 0; edge < (starts[node + 1] ?? 0); edge += 1) {
      const slot = members[edge] ?? 0;
      if (slot < indicators.length) parents[slot] = node;
    }
  });
  return parents;
}

/** Of the named units, signed; null: none, or all equal. */
function boundsOf({ compiled, raw, points, named }: Observed, slot: number): { min: number; max: number } | null {
  let [min, max] = [Infinity, -Infinity];
  named.forEach((isNamed, row) => {
    const value = isNamed ? numberAt(points, raw, row * raw.columns + slot) : null;
    if (value === null) return;
    const signed = (compiled.sign[slot] ?? 1) * value;
    min = Math.min(min, signed);
    max = Math.max(max, signed);
  });
  return min < max ? { min, max } : null;
}

function scaleOf({ model: { steps } }: CompiledIndex): { readonly from: number; readonly to: number } {
  if (steps.normalise.kind === 'min_max') return steps.normalise;
  return { from: 0, to: steps.normalise.kind === 'goalposts' ? steps.normalise.scale : 100 };
}

/** By goalposts, whatever the model normalises by; without meaning where a column has none. */
function goalpostsOf(compiled: CompiledIndex, raw: Cells): Float64Array {
  const { model } = compiled;
  const { normalise } = model.steps;
  const how = normalise.kind === 'goalposts' ? normalise : ({ kind: 'goalposts', scale: 100, truncate: true } as const);
  const into = new Float64Array(raw.values.length);
  const within = { ...compiled, model: { ...model, steps: { ...model.steps, normalise: how } } };
  goalpostPoints(within, raw.values, 0, raw.values.length, into, 0);
  return into;
}
