/** Treatments of outliers in a column (COINr 1.1.14): winsorising by points, the shifted logarithm, Box-Cox. Gaps stay gaps. */
import { present, type Column } from './outcome.ts';

/** Every value equal to the maximum (or minimum) becomes the next lower (higher) one; unchanged where there is none. */
export function winsoriseOnce(column: Column, side: 'top' | 'bottom'): Column {
  const values = present(column);
  const outermost = side === 'top' ? Math.max(...values) : Math.min(...values);
  const inner = values.filter((value) => value !== outermost);
  if (inner.length === 0) return column;
  const next = side === 'top' ? Math.max(...inner) : Math.min(...inner);
  return column.map((value) => (value === outermost ? next : value));
}

/** ln(x − min + 0.01 · (max − min)); all gaps where the column is constant (the logarithm of 0). */
export function shiftedLog(column: Column): Column {
  const values = present(column);
  const min = Math.min(...values);
  const range = Math.max(...values) - min;
  return column.map((value) => (value === null || range === 0 ? null : Math.log(value - min + 0.01 * range)));
}

/** (x^λ − 1) / λ, for λ = 0 ln x; a value ≤ 0 becomes a gap. */
export function boxCox(column: Column, lambda: number): Column {
  return column.map((value) => {
    if (value === null || !Number.isFinite(value) || value <= 0) return null;
    return lambda === 0 ? Math.log(value) : (value ** lambda - 1) / lambda;
  });
}
