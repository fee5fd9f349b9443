/** A column per head, per unit of area …: each value by the denominator of its unit (COINr Denominate). */
import type { Column } from '#lib/domain/statistics/outcome.ts';

/** value / denominator · `scale`. A gap in either, and a denominator of 0, is a gap. */
export function denominate(values: Column, denominators: Column, scale = 1): Column {
  return values.map((value, unit) => {
    const by = denominators[unit] ?? null;
    if (value === null || by === null) return null;
    const y = (value / by) * scale;
    return Number.isFinite(y) ? y : null;
  });
}
