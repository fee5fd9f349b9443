/**
 * Variance-based sensitivity: which uncertain choice drives the spread of a result. The design is Saltelli's A | B | AB_i,
 * the first-order index that of Saltelli et al. 2010 (table 2 b), the total one Jansen's 1999 (table 2 f); COINr 1.1.14
 * SA_estimate has the same two.
 */
import { figure, noFigure, type NoFigure, type Outcome } from './outcome.ts';
import type { Random } from './random.ts';

/**
 * n · (d + 2) points of d uniform numbers in [0, 1): rows A (1 … n), B (n + 1 … 2n), then AB_1 … AB_d, where AB_i is A with
 * its i-th column from B. Plain pseudo-random points from the generator given.
 */
export function sobolDesign(n: number, factors: number, random: Random): readonly (readonly number[])[] {
  const draw = (): number[][] =>
    Array.from({ length: n }, () => Array.from({ length: factors }, () => random.uniform()));
  const [a, b] = [draw(), draw()];
  const mixed = Array.from({ length: factors }, (_, factor) =>
    a.map((row, point) => row.map((x, column) => (column === factor ? (b[point]?.[column] ?? x) : x)))
  );
  return [...a, ...b, ...mixed.flat()];
}

export interface SobolIndex {
  /** S_i = mean(y_B (y_ABi − y_A)) / V: the share of the variance that choice i explains alone; can be below 0 by chance. */
  readonly first: Outcome;
  /** ST_i = Σ (y_A − y_ABi)² / (2 n V): with all its interactions. */
  readonly total: Outcome;
}

/**
 * One index per factor from the results in the order of the design; V is the variance of y_A and y_B together (n − 1). A
 * result that is not finite, or a number of results that does not fit: 'too_few'; no spread: 'constant'.
 */
export function sobolIndices(results: readonly number[], n: number, factors: number): readonly SobolIndex[] {
  const none = (why: NoFigure): SobolIndex[] =>
    Array.from({ length: factors }, () => ({ first: noFigure(why), total: noFigure(why) }));
  if (n < 2 || results.length !== n * (factors + 2) || !results.every(Number.isFinite)) return none('too_few');
  const both = results.slice(0, 2 * n);
  const centre = both.reduce((total, y) => total + y, 0) / both.length;
  const variance = both.reduce((total, y) => total + (y - centre) ** 2, 0) / (both.length - 1);
  if (variance === 0) return none('constant');
  return Array.from({ length: factors }, (_, factor) => {
    let alone = 0;
    let all = 0;
    for (let point = 0; point < n; point += 1) {
      const a = results[point] ?? 0;
      const b = results[n + point] ?? 0;
      const mixed = results[(2 + factor) * n + point] ?? 0;
      alone += b * (mixed - a);
      all += (a - mixed) ** 2;
    }
    return { first: figure(alone / n / variance), total: figure(all / (2 * n * variance)) };
  });
}
