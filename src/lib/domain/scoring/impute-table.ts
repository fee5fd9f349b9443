/** Fills the gaps of a table as its model says; never used for published country scores (`checkScoring` refuses the step). */
import type { Column } from '#lib/domain/statistics/outcome.ts';
import { imputeColumn, imputeFromRow, imputeWithinGroups } from '#lib/domain/tables/impute.ts';
import type { IndexModel } from './index-model.ts';
import { nodesOf } from './tree.ts';

/** `columns` by indicator id; `groups` by name, one entry per unit. */
export function imputed(
  model: IndexModel,
  how: NonNullable<IndexModel['steps']['impute']>,
  columns: ReadonlyMap<string, Column>,
  groups: ReadonlyMap<string, readonly (string | null)[]>
): ReadonlyMap<string, Column> {
  if (how.kind === 'column') {
    const within = how.by === null ? null : (groups.get(how.by) ?? []);
    return new Map(
      [...columns].map(([id, column]) => [
        id,
        within === null ? imputeColumn(column, how.estimate) : imputeWithinGroups(column, within, how.estimate)
      ])
    );
  }
  const filled = new Map(columns);
  for (const { members } of nodesOf(model)) {
    const own = members.flatMap((id) => {
      const indicator = model.indicators.find((one) => one.id === id);
      return indicator === undefined ? [] : [{ id, direction: indicator.direction, column: columns.get(id) ?? [] }];
    });
    imputeFromRow(own, how.estimate).forEach((column, at) => filled.set(own[at]?.id ?? '', column));
  }
  return filled;
}
