/** Single treatments of a column with outliers (COINr 1.1.14): winsorising once, logarithms, Box-Cox. Gaps stay gaps. */
import { extent, type Column } from './outcome.ts';

/** Every value equal to the maximum (or minimum) becomes the next lower (higher) one; unchanged where there is none. */
export function winsoriseOnce(column: Column, side: 'top' | 'bottom'): Column {
  const outer = extent(column);
  if (outer === null) return column;
  const outermost = side === 'top' ? outer.max : outer.min;
  const inner = extent(column.map((value) => (value === outermost ? null : value)));
  if (inner === null) return column;
  const next = side === 'top' ? inner.max : inner.min;
  return column.map((value) => (value === outermost ? next : value));
}

/** ln(x − min + 0.01 · (max − min)) (log_CT); all gaps where the column is constant (the logarithm of 0). */
export function shiftedLog(column: Column): Column {
  const ends = extent(column);
  const range = ends === null ? 0 : ends.max - ends.min;
  return column.map((x) =>
    x === null || ends === null || range === 0 || !Number.isFinite(x) ? null : Math.log(x - ends.min + 0.01 * range)
  );
}

/** ln(x − min + 1) (log_CT_orig). */
export function shiftedLogOfOne(column: Column): Column {
  const ends = extent(column);
  return column.map((x) => (x === null || ends === null || !Number.isFinite(x) ? null : Math.log(x - ends.min + 1)));
}

/**
 * (x^λ − 1) / λ, for λ = 0 ln x (Box and Cox 1964). 'to_one' first moves the column so that its minimum is 1, as COINr
 * does unless told not to; 'as_is' makes a value ≤ 0 a gap.
 */
export function boxCox(column: Column, lambda: number, shift: 'to_one' | 'as_is'): Column {
  const ends = extent(column);
  const by = shift === 'to_one' && ends !== null ? 1 - ends.min : 0;
  return column.map((value) => {
    if (value === null || !Number.isFinite(value)) return null;
    const x = value + by;
    if (x <= 0) return null;
    const y = lambda === 0 ? Math.log(x) : (x ** lambda - 1) / lambda;
    return Number.isFinite(y) ? y : null;
  });
}
