/** Internal consistency of a group of indicators. */
import { covariance, pairable } from './correlation.ts';
import { figure, noFigure, type Column, type Outcome } from './outcome.ts';

/**
 * Cronbach's alpha = k² · (mean covariance of two different members) / (sum of all variances and covariances) (Cronbach
 * 1951; COINr get_cronbach). At most 1; below 0 where members pull against each other. Covariances are pairwise complete:
 * a gap leaves a unit out of the pairs it is missing in. One member, or a pair with fewer than two units: 'too_few'.
 */
export function cronbachAlpha(members: readonly Column[]): Outcome {
  const k = members.length;
  if (k === 0) return noFigure('no_data');
  if (k < 2) return noFigure('too_few');
  let between = 0;
  let within = 0;
  const ready = members.map((column) => pairable(column, 'pearson'));
  for (const [i, a] of ready.entries()) {
    for (let j = 0; j <= i; j += 1) {
      const pair = covariance(a, ready[j] ?? a);
      if (pair.value === null) return noFigure(pair.why);
      if (i === j) within += pair.value;
      else between += 2 * pair.value;
    }
  }
  const all = within + between;
  return all === 0 ? noFigure('constant') : figure((k * k * (between / (k * (k - 1)))) / all);
}
