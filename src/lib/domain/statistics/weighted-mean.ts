/**
 * Weighted means of the members of a group (COINr a_amean, a_gmean, a_hmean). Weights are relative: they are renormalised
 * over the members that are there. A gap takes its weight with it; below the threshold there is no mean.
 */
import { figure, noFigure, type Column, type Outcome } from './outcome.ts';

export type MeanKind = 'arithmetic' | 'geometric' | 'harmonic';

/** `threshold` 0–1: no mean where (members there) / (members) is below it; equality passes. One weight per member. */
export function weightedMean(kind: MeanKind, members: Column, weights: readonly number[], threshold = 0): Outcome {
  let there = 0;
  let total = 0;
  let weight = 0;
  for (const [position, value] of members.entries()) {
    if (value === null || !Number.isFinite(value)) continue;
    const w = weights[position] ?? 0;
    if (kind === 'geometric' && value <= 0) return noFigure('not_positive');
    if (kind === 'harmonic' && value === 0) return noFigure('zero');
    there += 1;
    weight += w;
    total += kind === 'arithmetic' ? w * value : kind === 'geometric' ? w * Math.log(value) : w / value;
  }
  if (there === 0 || weight === 0) return noFigure('no_data');
  if (there / members.length < threshold) return noFigure('too_few');
  // A member so near 0 that its inverse overflows is 0 to a harmonic mean.
  if (kind === 'harmonic') return total === 0 || !Number.isFinite(total) ? noFigure('zero') : figure(weight / total);
  return figure(kind === 'arithmetic' ? total / weight : Math.exp(total / weight));
}
