/**
 * The treatment of a column with outliers (COINr 1.1.14 Treat, OECD/JRC handbook 2008 step 3): where skewness and kurtosis
 * are too high, outliers are winsorised, and where that is not enough, the column is transformed. Each step is on record.
 * Gaps stay gaps; a column too short (under four values) or without spread cannot be judged and stays as it is.
 */
import { kurtosis, skewness } from './describe.ts';
import { extent, type Column } from './outcome.ts';
import { boxCox, shiftedLog, shiftedLogOfOne, winsoriseOnce } from './treat.ts';

export interface Treatment {
  /** At most so many points are winsorised (ties can overshoot it); null: no limit. */
  readonly winsoriseAtMost: number | null;
  /** A column passes with |skewness| below this or kurtosis below that. */
  readonly skewness: number;
  readonly kurtosis: number;
  /** What follows where winsorising did not help; null: nothing. */
  readonly fallback:
    { readonly kind: 'log' | 'log_plus_one' } | { readonly kind: 'box_cox'; readonly lambda: number } | null;
  /** The fallback starts from the winsorised column instead of the original one. */
  readonly combine: boolean;
}

/** One look at the shape of the column: before, after winsorising, after the fallback. */
export interface ShapeCheck {
  readonly pass: boolean;
  readonly skewness: number;
  readonly kurtosis: number;
}

export interface Treated {
  readonly column: Column;
  /** One to three looks; empty where the column cannot be judged. */
  readonly checks: readonly ShapeCheck[];
  /** Points tied at the last treated end or ends; null: nothing was winsorised. */
  readonly winsorised: number | null;
  /** Per unit: whether the winsorising (kept or not) moved it down from the top or up from the bottom. */
  readonly points: readonly ('top' | 'bottom' | null)[];
  readonly transformed: boolean;
}

export function treat(column: Column, how: Treatment): Treated {
  const untouched = column.map(() => null);
  const first = shapeOf(column, how);
  if (first === null || first.pass)
    return { column, checks: first === null ? [] : [first], winsorised: null, points: untouched, transformed: false };

  const tamed = winsorise(column, how);
  const second = shapeOf(tamed.column, how);
  if (second === null) return { column, checks: [first], winsorised: null, points: untouched, transformed: false };
  if (second.pass || how.fallback === null) return { ...tamed, checks: [first, second], transformed: false };

  const transformed = transform(how.combine ? tamed.column : column, how.fallback);
  const third = shapeOf(transformed, how);
  // What cannot be judged afterwards (all gaps, no spread) is no treatment.
  if (third === null)
    return { column, checks: [first, second], winsorised: null, points: untouched, transformed: false };
  return { ...tamed, column: transformed, checks: [first, second, third], transformed: true };
}

/** null: fewer than four values, or no spread. */
function shapeOf(column: Column, how: Treatment): ShapeCheck | null {
  const skew = skewness(column).value;
  const kurt = kurtosis(column).value;
  if (skew === null || kurt === null) return null;
  return { pass: Math.abs(skew) < how.skewness || kurt < how.kurtosis, skewness: skew, kurtosis: kurt };
}

function winsorise(original: Column, how: Treatment): Pick<Treated, 'column' | 'winsorised' | 'points'> {
  let column = original;
  let [top, bottom] = [new Set<number>(), new Set<number>()];
  let shape = shapeOf(column, how);
  while (shape !== null && !shape.pass && top.size + bottom.size < (how.winsoriseAtMost ?? Infinity)) {
    const side = shape.skewness >= 0 ? 'top' : 'bottom';
    const ends = extent(column);
    const next = winsoriseOnce(column, side);
    if (ends === null || next === column) break;
    const outermost = side === 'top' ? ends.max : ends.min;
    const moved = new Set(column.flatMap((value, unit) => (value === outermost ? [unit] : [])));
    if (side === 'top') top = moved;
    else bottom = moved;
    column = next;
    shape = shapeOf(column, how);
  }
  return {
    column,
    winsorised: top.size + bottom.size,
    points: column.map((_, unit) => (bottom.has(unit) ? 'bottom' : top.has(unit) ? 'top' : null))
  };
}

function transform(column: Column, how: NonNullable<Treatment['fallback']>): Column {
  switch (how.kind) {
    case 'log':
      return shiftedLog(column);
    case 'log_plus_one':
      return shiftedLogOfOne(column);
    case 'box_cox':
      return boxCox(column, how.lambda, 'to_one');
  }
}
