/**
 * The groups and the index of a table: score, reason, coverage and rank of each unit. The arithmetic is aggregate.ts, the
 * one of published scores; a unit without a score takes no place.
 */
import type { Column } from '#lib/domain/statistics/outcome.ts';
import { copelandScores, outrankingMatrix } from '#lib/domain/statistics/outranking.ts';
import { rank } from '#lib/domain/statistics/rank.ts';
import { countAt } from './aggregate.ts';
import { cellsOf } from './cells.ts';
import type { CompiledIndex } from './compile.ts';
import { aggregateMatrix, type MatrixScores } from './matrix.ts';
import type { NoScore } from './result.ts';
import { reasons, SCORED } from './tally.ts';

export interface NodeScores {
  readonly id: string;
  readonly level: number;
  readonly scores: Column;
  /** In step with `scores`; null: there is a score. */
  readonly why: readonly (NoScore | null)[];
  /** 1 = highest; equal to 9 decimals share the best place. By Copeland's rule where the model says so of the index. */
  readonly ranks: Column;
  /** Per unit: indicators below that have points. In a table every indicator applies. */
  readonly answered: readonly number[];
  /** Indicators below. */
  readonly applicable: number;
}

/** `columns`: points in slot order, one per unit. */
export function nodeScores(compiled: CompiledIndex, columns: readonly Column[], units: number): readonly NodeScores[] {
  const cells = cellsOf(units, columns.length, (unit, column) => columns[column]?.[unit] ?? null);
  const result = aggregateMatrix(compiled, cells);
  const nodes: NodeScores[] = [];
  compiled.nodes.forEach(({ id, level }, node) => {
    const scores = columnOf(result, node, units);
    const why = Array.from({ length: units }, (_, unit) => reasons[result.reasons[unit * result.nodes + node] ?? 0] ?? null); // prettier-ignore
    nodes.push({ id, level, scores, why, ranks: ranksOf(scores), ...coverage(compiled, node, columns, nodes, units) });
  });
  const index = nodes.at(-1);
  if (compiled.model.ranking === 'score' || index === undefined) return nodes;
  return [...nodes.slice(0, -1), { ...index, ranks: ranksOf(copeland(compiled, columns, nodes)) }];
}

function columnOf({ nodes, scores, reasons: why }: MatrixScores, node: number, units: number): Column {
  return Array.from({ length: units }, (_, unit) => {
    const cell = unit * nodes + node;
    return why[cell] === SCORED ? (scores[cell] ?? null) : null;
  });
}

function membersOf({ starts, members, weights }: CompiledIndex, node: number) {
  const [start, end] = [countAt(starts, node), countAt(starts, node + 1)];
  return { slots: [...members.subarray(start, end)], weights: [...weights.subarray(start, end)] };
}

/** `nodes`: those before, its members among them. */
function coverage(
  compiled: CompiledIndex,
  node: number,
  columns: readonly Column[],
  nodes: readonly NodeScores[],
  units: number
): Pick<NodeScores, 'answered' | 'applicable'> {
  const answered = new Array<number>(units).fill(0);
  let applicable = 0;
  for (const slot of membersOf(compiled, node).slots) {
    const below = nodes[slot - columns.length];
    applicable += below?.applicable ?? 1;
    for (let unit = 0; unit < units; unit += 1)
      answered[unit] = (answered[unit] ?? 0) + (below?.answered[unit] ?? (columns[slot]?.[unit] == null ? 0 : 1));
  }
  return { answered, applicable };
}

/** Over the members of the index, with their weights; a unit without an index score takes no place. */
function copeland(compiled: CompiledIndex, columns: readonly Column[], nodes: readonly NodeScores[]): Column {
  const { slots, weights } = membersOf(compiled, compiled.nodes.length - 1);
  const criteria = slots.map(
    (slot) => (slot < columns.length ? columns[slot] : nodes[slot - columns.length]?.scores) ?? []
  );
  const scores = copelandScores(outrankingMatrix(criteria, weights));
  return scores.map((score, unit) => (nodes.at(-1)?.scores[unit] == null ? null : score));
}

function ranksOf(scores: Column): Column {
  return rank(scores, { first: 'highest', ties: 'min' });
}
