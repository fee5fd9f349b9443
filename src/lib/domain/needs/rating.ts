/**
 * Ratings on a scale, 1–5 in our surveys: a valid answer, "don't know" (97), "not applicable" (98) and no answer are four
 * different things; only the first enters a mean.
 */
import type { NeedsModel } from '#lib/domain/scoring/needs-model.ts';
import { mean, median, sd } from '#lib/domain/statistics/describe.ts';
import type { RatingFigure } from './figures.ts';

export type Rating =
  | { readonly state: 'answered'; readonly value: number }
  | { readonly state: 'dont_know' | 'not_applicable' | 'blank'; readonly value: null };

type Scale = Pick<NeedsModel, 'scale' | 'codes'>;

/** One cell of a matrix; a value that is neither on the scale nor a code counts as blank. */
export function ratingOf(cell: unknown, { scale, codes }: Scale): Rating {
  if (cell === codes.dontKnow) return { state: 'dont_know', value: null };
  if (cell === codes.notApplicable) return { state: 'not_applicable', value: null };
  const valid = typeof cell === 'number' && cell >= scale.min && cell <= scale.max;
  return valid ? { state: 'answered', value: cell } : { state: 'blank', value: null };
}

/** Formulas: share of valid answers in the top boxes; 0–100 = (mean − min) / (max − min) × 100; sd with n − 1. */
export function rateItem(ratings: readonly Rating[], { scale }: Pick<Scale, 'scale'>): RatingFigure {
  const values = ratings.map((rating) => rating.value).filter((value) => value !== null);
  const centre = mean(values).value;
  return {
    n: values.length,
    dontKnow: ratings.filter((rating) => rating.state === 'dont_know').length,
    notApplicable: ratings.filter((rating) => rating.state === 'not_applicable').length,
    blank: ratings.filter((rating) => rating.state === 'blank').length,
    mean: centre,
    median: median(values).value,
    sd: sd(values).value,
    score: centre === null ? null : ((centre - scale.min) / (scale.max - scale.min)) * 100,
    topTwo: values.length === 0 ? null : values.filter((value) => value >= scale.topBoxFrom).length / values.length
  };
}

/** Mean of (importance − capacity) over those that gave both; the two columns belong together by position. */
export function meanGap(
  importance: readonly Rating[],
  capacity: readonly Rating[]
): { readonly n: number; readonly mean: number | null } {
  const gaps = importance
    .map((rating, position) => {
      const other = capacity[position]?.value ?? null;
      return rating.value === null || other === null ? null : rating.value - other;
    })
    .filter((gap) => gap !== null);
  return { n: gaps.length, mean: mean(gaps).value };
}
