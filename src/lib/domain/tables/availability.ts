/** How much of a table is there, unit by unit, and which units have enough (COINr 1.1.14 get_data_avail, Screen). */
import { figure, noFigure, type Column, type Outcome } from '#lib/domain/statistics/outcome.ts';

export interface UnitAvailability {
  readonly missing: number;
  readonly zeros: number;
  /** Share 0–1 of the indicators that have a value; 'no_data' for a table without indicators. */
  readonly available: Outcome;
  /** Share 0–1 of the values that are not zero; 'no_data' for a unit without values. */
  readonly nonZero: Outcome;
}

/** One entry per unit, over all indicators given. */
export function availability(indicators: readonly Column[]): readonly UnitAvailability[] {
  return (indicators[0] ?? []).map((_, unit) => {
    const cells = indicators.map((column) => column[unit] ?? null);
    const values = cells.filter((cell) => cell !== null && Number.isFinite(cell));
    const zeros = values.filter((value) => value === 0).length;
    const missing = cells.length - values.length;
    return {
      missing,
      zeros,
      available: figure(1 - missing / cells.length),
      nonZero: values.length === 0 ? noFigure('no_data') : figure(1 - zeros / values.length)
    };
  });
}

/** Shares 0–1; a unit exactly at one passes. `nonZero` null: zeros do not matter. */
export interface Screening {
  readonly available: number | null;
  readonly nonZero: number | null;
}

/** One per unit: true where it stays. A unit without values has no share of zeros: that does not remove it. */
export function screen(units: readonly UnitAvailability[], { available, nonZero }: Screening): readonly boolean[] {
  return units.map(
    (unit) =>
      (available === null || (unit.available.value ?? 0) >= available) &&
      (nonZero === null || (unit.nonZero.value ?? 1) >= nonZero)
  );
}
