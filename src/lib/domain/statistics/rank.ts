/**
 * Ranks and agreement of rankings. Scores are compared rounded to 9 decimals, so that countries that are equal but for
 * floating-point noise share a place.
 */
import { figure, noFigure, type Column, type Outcome } from './outcome.ts';

export interface RankOptions {
  /** Which value gets rank 1. */
  readonly first: 'highest' | 'lowest';
  /** Equal values get the best, the mean or the worst of their places. */
  readonly ties: 'min' | 'average' | 'max';
}

/** Ranks, 1 = first. A gap keeps its gap and takes no place. */
export function rank(column: Column, options: RankOptions): (number | null)[] {
  const values = column.map((value) => (value === null || !Number.isFinite(value) ? null : toNineDecimals(value)));
  const sorted = values.filter((value) => value !== null).sort((a, b) => (options.first === 'lowest' ? a - b : b - a));
  const places = new Map<number, { first: number; count: number }>();
  sorted.forEach((value, position) => {
    const place = places.get(value);
    if (place === undefined) places.set(value, { first: position + 1, count: 1 });
    else place.count += 1;
  });
  return values.map((value) => {
    const place = value === null ? undefined : places.get(value);
    if (place === undefined) return null;
    const { first, count } = place;
    return options.ties === 'min' ? first : options.ties === 'max' ? first + count - 1 : first + (count - 1) / 2;
  });
}

/** Nearest multiple of 1e-9; −0 becomes 0, so that equal scores are one key. */
export function toNineDecimals(value: number): number {
  return Math.round(value * 1e9) / 1e9 + 0;
}

/**
 * Kendall's coefficient of concordance with the correction for ties, 0 (no agreement) to 1 (Kendall and Gibbons 1990):
 * W = 12 S / (m²(n³ − n) − m ΣT), S = Σ (R_j − mean R)², T = Σ (t³ − t) over the tied groups of a ranking; without ties
 * W = 12 S / (m²(n³ − n)). Each row ranks all n items (average ties): gaps must have been given a place before.
 */
export function kendallW(rankings: readonly (readonly number[])[]): Outcome {
  const m = rankings.length;
  const n = rankings[0]?.length ?? 0;
  if (m === 0) return noFigure('no_data');
  if (m < 2 || n < 2) return noFigure('too_few');
  const sums = Array.from({ length: n }, (_, item) => rankings.reduce((total, ranks) => total + (ranks[item] ?? 0), 0));
  const centre = sums.reduce((total, value) => total + value, 0) / n;
  const s = sums.reduce((total, value) => total + (value - centre) ** 2, 0);
  const ties = rankings.reduce((total, ranks) => total + tieTerm(ranks), 0);
  const most = m * m * (n ** 3 - n) - m * ties;
  return most === 0 ? noFigure('constant') : figure((12 * s) / most);
}

function tieTerm(ranks: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const place of ranks) counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts.values()].reduce((total, t) => total + (t ** 3 - t), 0);
}
