/** A figure, or the reason why there is none. NaN and Infinity never leave the statistics: they are reasons here. */
export type NoFigure =
  | 'no_data' // every value is a gap
  | 'too_few' // fewer values than the formula needs
  | 'constant' // all values equal where a spread is divided by
  | 'not_positive' // a logarithm or a root met a value ≤ 0: geometric mean, growth
  | 'zero' // a harmonic mean met 0, or growth starts from 0
  | 'overflow'; // finite values whose figure is too large for a double

export type Outcome = { readonly value: number; readonly why: null } | { readonly value: null; readonly why: NoFigure };

/** A column of a table: null is a gap. A number that is not finite counts as a gap too. */
export type Column = readonly (number | null)[];

/** The only door out of an arithmetic: what is not finite becomes 'overflow'. */
export function figure(value: number): Outcome {
  return Number.isFinite(value) ? { value, why: null } : noFigure('overflow');
}

export function noFigure(why: NoFigure): Outcome {
  return { value: null, why };
}

/** The values that are there, in order; what is not finite is a gap. */
export function present(column: Column): number[] {
  return column.filter((value): value is number => value !== null && Number.isFinite(value));
}

/** Smallest and largest value that is there; null: every value is a gap. A loop, since a spread argument has a limit. */
export function extent(column: Column): { readonly min: number; readonly max: number } | null {
  let min = Infinity;
  let max = -Infinity;
  for (const value of column) {
    if (value === null || !Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min > max ? null : { min, max };
}
