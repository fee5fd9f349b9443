/** A figure, or the reason why there is none. NaN and Infinity never leave the statistics: they are reasons here. */
export type NoFigure =
  | 'no_data' // every value is a gap
  | 'too_few' // fewer values than the formula needs
  | 'constant' // all values equal where a spread is divided by
  | 'not_positive' // a geometric mean met a value ≤ 0
  | 'zero'; // a harmonic mean met 0

export type Outcome = { readonly value: number; readonly why: null } | { readonly value: null; readonly why: NoFigure };

/** A column of a table: null is a gap. A number that is not finite counts as a gap too. */
export type Column = readonly (number | null)[];

export function figure(value: number): Outcome {
  return { value, why: null };
}

export function noFigure(why: NoFigure): Outcome {
  return { value: null, why };
}

/** The values that are there, in order. */
export function present(column: Column): number[] {
  return column.filter((value): value is number => value !== null && Number.isFinite(value));
}
