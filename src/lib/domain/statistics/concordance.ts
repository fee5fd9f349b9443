/** How far rankings agree: Kendall's W and its test. Refuses fewer than two rankings or two items. */
import { figure, noFigure, type Outcome } from './outcome.ts';
import { upperGamma } from './special-functions.ts';

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

/** χ² = m (n − 1) W, n − 1 degrees of freedom, and its upper tail p: the chance of such a W if rankings were at random. */
export interface ConcordanceTest {
  readonly chiSquare: number;
  readonly degrees: number;
  readonly p: number;
}

/** `w` 0–1 of `rankers` rankings of `items` items (Kendall and Gibbons 1990, ch. 6; rough below 7 items). */
export function concordanceTest(w: number, rankers: number, items: number): ConcordanceTest {
  const degrees = items - 1;
  const chiSquare = rankers * degrees * w;
  return { chiSquare, degrees, p: Math.min(1, Math.max(0, upperGamma(degrees / 2, chiSquare / 2))) };
}

function tieTerm(ranks: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const place of ranks) counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts.values()].reduce((total, t) => total + (t ** 3 - t), 0);
}
