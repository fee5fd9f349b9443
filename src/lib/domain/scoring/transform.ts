/**
 * An indicator on the scale on which it is compared: as it is, or as its natural logarithm (income in the Human Development
 * Index, UNDP technical notes 2022, note 1). Goalposts and targets go the same way, so the base does not matter to points.
 */
import type { Column } from '#lib/domain/statistics/outcome.ts';
import type { IndicatorModel } from './index-model.ts';

type Transform = IndicatorModel['transform'];

/** A logarithm of what is not above 0 is not finite: `transformed` makes it a gap, `table-fit.ts` refuses it by name. */
export function onScale(transform: Transform, value: number): number {
  return transform === 'log' ? Math.log(value) : value;
}

export function transformed(transform: Transform, column: Column): Column {
  if (transform === null) return column;
  return column.map((value) => {
    const y = value === null ? NaN : onScale(transform, value);
    return Number.isFinite(y) ? y : null;
  });
}
