/**
 * The replications and what they spread over: per unit the quantiles of its scores and rank. A unit that a replication leaves
 * without a score (a mean that met zero) has one value fewer.
 */
import { toNineDecimals } from '#lib/domain/statistics/rank.ts';
import type { MatrixScores } from '../matrix.ts';
import { SCORED } from '../tally.ts';
import type { Draw } from './draws.ts';
import { columnOf, indexPlaces, placesOf } from './places.ts';
import type { Replicate } from './replicate.ts';
import { quantilesOf } from './quantiles.ts';
import type { Spread } from './result.ts';

export interface Spreads {
  /** By node, then by row. */
  readonly nodes: readonly Spread[];
  readonly rank: Spread;
  /** Row by row, one place per replication; 0: no rank. */
  readonly places: Int32Array;
}

/** So many rows at a time, so that memory does not grow with the units times the nodes. */
const atOnce = 256;

/** `nodes`: those wanted. `done` is told after each piece of the work, 0 … 1. */
export function spreadsOf(
  published: MatrixScores,
  rowsOf: (first: number, end: number) => Replicate,
  draws: readonly Draw[],
  nodes: readonly number[],
  done: (share: number) => void
): Spreads {
  const rows = published.reasons.length / published.nodes;
  const root = published.nodes - 1;
  const spreads = nodes.map(() => emptySpread(rows));
  const rank = emptySpread(rows);
  /** Replication by replication. */
  const index = new Float64Array(draws.length * rows);
  for (let first = 0; first < rows; first += atOnce) {
    const end = Math.min(rows, first + atOnce);
    const replicate = rowsOf(first, end);
    const values = nodes.map(() => new Float64Array((end - first) * draws.length));
    draws.forEach((draw, at) => {
      const result = replicate(draw);
      nodes.forEach((node, position) => {
        const column = values[position];
        if (column !== undefined) keep(result, node, column, at, draws.length);
      });
      keep(result, root, index, at * rows + first, 1);
      if (at % 50 === 49) done((first + ((end - first) * (at + 1)) / draws.length) / rows);
    });
    nodes.forEach((node, position) => {
      const nominal = columnOf(published, node);
      for (let row = first; row < end; row += 1) {
        const own = (row - first) * draws.length;
        fill(spreads[position], row, nominal[row], values[position]?.subarray(own, own + draws.length));
      }
    });
  }
  const places = placesByRow(index, rows, draws.length);
  const nominal = indexPlaces(published);
  const own = new Float64Array(draws.length);
  for (let row = 0; row < rows; row += 1) {
    for (let at = 0; at < own.length; at += 1) own[at] = places[row * own.length + at] || NaN;
    fill(rank, row, nominal[row] || NaN, own);
  }
  return { nodes: spreads, rank, places };
}

/** The scores of one node, to every `step`th place of `into` from `start` on. */
function keep(
  { nodes, scores, reasons }: MatrixScores,
  node: number,
  into: Float64Array,
  start: number,
  step: number
): void {
  for (let cell = node, to = start; cell < reasons.length; cell += nodes, to += step)
    into[to] = reasons[cell] === SCORED ? (scores[cell] ?? NaN) : NaN;
}

function placesByRow(index: Float64Array, rows: number, draws: number): Int32Array {
  const places = new Int32Array(rows * draws);
  const now = new Int32Array(rows);
  for (let at = 0; at < draws; at += 1) {
    placesOf(index.subarray(at * rows, (at + 1) * rows), now);
    for (let row = 0; row < rows; row += 1) places[row * draws + at] = now[row] ?? 0;
  }
  return places;
}

type Filling = { readonly [part in keyof Spread]: (number | null)[] };

function emptySpread(rows: number): Filling {
  const none = (): null[] => Array.from({ length: rows }, () => null);
  return { nominal: none(), median: none(), low: none(), high: none() };
}

/** Reorders `values`. A unit without a published value has no interval. */
function fill(spread: Filling | undefined, row: number, nominal = NaN, values = new Float64Array(0)): void {
  const there = presentFirst(values);
  if (spread === undefined || !Number.isFinite(nominal) || there.length === 0) return;
  const [low = NaN, median = NaN, high = NaN] = quantilesOf(there, [0.05, 0.5, 0.95]);
  spread.nominal[row] = toNineDecimals(nominal);
  spread.median[row] = toNineDecimals(median);
  spread.low[row] = toNineDecimals(low);
  spread.high[row] = toNineDecimals(high);
}

/** The numbers among `values`, brought to the front. */
function presentFirst(values: Float64Array): Float64Array {
  let there = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? NaN;
    if (Number.isNaN(value)) continue;
    values[there] = value;
    there += 1;
  }
  return values.subarray(0, there);
}
