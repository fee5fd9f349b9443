/**
 * Ranks of index scores, again and again, over typed arrays: 1 = highest, scores equal to 9 decimals share the best place
 * (statistics/rank.ts, without its lists). 0: no rank.
 */
import { toNineDecimals } from '#lib/domain/statistics/rank.ts';
import type { MatrixScores } from '../matrix.ts';
import { SCORED } from '../tally.ts';
import type { RankShift } from './result.ts';

/** One place per row into `places`. NaN in `scores`: no score. */
export function placesOf(scores: Float64Array, places: Int32Array): void {
  const keys = new Float64Array(scores.length);
  for (let row = 0; row < keys.length; row += 1) keys[row] = toNineDecimals(scores[row] ?? NaN);
  // Without a comparison function numbers sort ascending and NaN last.
  const sorted = keys.toSorted();
  let there = sorted.length;
  while (there > 0 && Number.isNaN(sorted[there - 1])) there -= 1;
  for (let row = 0; row < keys.length; row += 1) {
    const key = keys[row] ?? NaN;
    places[row] = Number.isNaN(key) ? 0 : there - countUpTo(sorted, there, key) + 1;
  }
}

/** How many of the first `length` sorted values are at most `key`. */
function countUpTo(sorted: Float64Array, length: number, key: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The scores of one node, row by row; NaN: none. */
export function columnOf({ nodes, scores, reasons }: MatrixScores, node: number): Float64Array {
  const column = new Float64Array(reasons.length / nodes);
  for (let row = 0, cell = node; row < column.length; row += 1, cell += nodes)
    column[row] = reasons[cell] === SCORED ? (scores[cell] ?? NaN) : NaN;
  return column;
}

/** The index is the last node. */
export function indexPlaces(scores: MatrixScores): Int32Array {
  const places = new Int32Array(scores.reasons.length / scores.nodes);
  placesOf(columnOf(scores, scores.nodes - 1), places);
  return places;
}

export function shiftBetween(published: Int32Array, other: Int32Array): RankShift {
  let [sum, largest, ranked] = [0, 0, 0];
  for (let row = 0; row < published.length; row += 1) {
    const [place, now] = [published[row] ?? 0, other[row] ?? 0];
    if (place === 0 || now === 0) continue;
    const size = Math.abs(place - now);
    sum += size;
    largest = Math.max(largest, size);
    ranked += 1;
  }
  return { mean: ranked === 0 ? 0 : sum / ranked, largest };
}
