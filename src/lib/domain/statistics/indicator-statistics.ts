/**
 * What a round says of one indicator before anything is scored: how many answered and why the others did not, its
 * distribution, and whether it still tells countries apart (floor, ceiling, equal values). COINr 1.1.14 get_stats, plus the
 * reasons of gaps. Gaps are left out of every figure of the distribution and shown in n and missing.
 */
import { kurtosis, mean, median, quantile, sd, skewness } from './describe.ts';
import { extent, figure, noFigure, present, type Column, type Outcome } from './outcome.ts';

/** Why a cell is empty; 'unknown' for a table that does not say. */
export type MissingReason = 'dont_know' | 'not_applicable' | 'refused' | 'skipped' | 'blank' | 'unknown';

export interface IndicatorStatistics {
  readonly n: number;
  /** Cells, with and without a value. */
  readonly of: number;
  readonly missing: Readonly<Record<MissingReason, number>>;
  readonly min: Outcome;
  readonly max: Outcome;
  readonly mean: Outcome;
  readonly median: Outcome;
  readonly sd: Outcome;
  readonly q1: Outcome;
  readonly q3: Outcome;
  readonly skewness: Outcome;
  readonly kurtosis: Outcome;
  /** Shares 0–1 of the values at the lowest and at the highest of the scale; 'no_data' where no scale is given. */
  readonly atFloor: Outcome;
  readonly atCeiling: Outcome;
  /** Share 0–1 of the cells that apply (all but 'not_applicable') in which the answer is "don't know". */
  readonly dontKnow: Outcome;
  readonly nonZero: number;
  /** How many different values, and how often the most frequent one occurs. */
  readonly unique: number;
  readonly mostFrequent: number;
}

/**
 * `scale`: the lowest and highest possible value (goalposts), in the unit of the column; null where it has none. A value
 * beyond them counts as at them. `reasons`: one per unit, read only where the column has a gap.
 */
export function indicatorStatistics(
  column: Column,
  scale: { readonly floor: number; readonly ceiling: number } | null = null,
  reasons: readonly (MissingReason | null)[] = []
): IndicatorStatistics {
  const values = present(column);
  const ends = extent(values);
  const missing = { dont_know: 0, not_applicable: 0, refused: 0, skipped: 0, blank: 0, unknown: 0 };
  column.forEach((value, unit) => {
    if (value === null || !Number.isFinite(value)) missing[reasons[unit] ?? 'unknown'] += 1;
  });
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const share = (count: number, all: number): Outcome => (all === 0 ? noFigure('no_data') : figure(count / all));
  const at = (counted: (value: number) => boolean): Outcome =>
    scale === null ? noFigure('no_data') : share(values.filter(counted).length, values.length);
  return {
    n: values.length,
    of: column.length,
    missing,
    min: ends === null ? noFigure('no_data') : figure(ends.min),
    max: ends === null ? noFigure('no_data') : figure(ends.max),
    mean: mean(values),
    median: median(values),
    sd: sd(values),
    q1: quantile(values, 0.25),
    q3: quantile(values, 0.75),
    skewness: skewness(values),
    kurtosis: kurtosis(values),
    atFloor: at((value) => scale !== null && value <= scale.floor),
    atCeiling: at((value) => scale !== null && value >= scale.ceiling),
    dontKnow: share(missing.dont_know, column.length - missing.not_applicable),
    nonZero: values.filter((value) => value !== 0).length,
    unique: counts.size,
    mostFrequent: [...counts.values()].reduce((most, count) => Math.max(most, count), 0)
  };
}
