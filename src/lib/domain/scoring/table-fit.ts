/**
 * Can this model score this table? Names what the model reads and the table does not have, and what no step can work on.
 * `tableFindings` asks the same of the model alone, before any data are read.
 */
import type { Finding } from '#lib/domain/instrument/finding.ts';
import type { Column } from '#lib/domain/statistics/outcome.ts';
import type { IndexModel } from './index-model.ts';
import { error } from './model-finding.ts';

/** Columns by name, one value per unit in the order of `units`; null is a gap. */
export interface Table {
  readonly units: readonly string[];
  readonly columns: ReadonlyMap<string, Column>;
  /** Columns of groups, for imputation within them. */
  readonly groups: ReadonlyMap<string, readonly (string | null)[]>;
}

export type Unfit =
  /** A column, a column of groups, or the reference unit that is not there. */
  | { readonly unfit: 'column' | 'group' | 'unit'; readonly name: string; readonly neededBy: string }
  /** The unit `name` has no logarithm: its value is 0 or less. */
  | { readonly unfit: 'not_positive'; readonly name: string; readonly neededBy: string }
  /** Copeland's rule compares each pair of units. */
  | { readonly unfit: 'pairs'; readonly units: number; readonly most: number };

/** Above, the pairs would take gigabytes. */
const mostForCopeland = 2_000;

/** A column that the model reads, and the indicator that is the first to need it. */
export interface ColumnRead {
  readonly name: string;
  readonly neededBy: string;
}

/** Each once, in the order of the indicators: their own columns and their denominators. */
export function columnsRead({ indicators, steps }: IndexModel): readonly ColumnRead[] {
  const first = new Map<string, string>();
  for (const { id, question, denominator } of indicators)
    for (const name of steps.denominate && denominator !== null ? [question, denominator] : [question])
      if (!first.has(name)) first.set(name, id);
  return [...first].map(([name, neededBy]) => ({ name, neededBy }));
}

export function unfitFor(model: IndexModel, table: Table): readonly Unfit[] {
  const { impute, normalise } = model.steps;
  const found = columnsRead(model)
    .filter(({ name }) => !table.columns.has(name))
    .map((column): Unfit => ({ unfit: 'column', ...column }));
  if (impute?.kind === 'column' && impute.by !== null && !table.groups.has(impute.by))
    found.push({ unfit: 'group', name: impute.by, neededBy: 'steps.impute.by' });
  if (normalise.kind === 'distance_to_reference' && !table.units.includes(normalise.unit))
    found.push({ unfit: 'unit', name: normalise.unit, neededBy: 'steps.normalise.unit' });
  if (model.ranking === 'copeland' && table.units.length > mostForCopeland)
    found.push({ unfit: 'pairs', units: table.units.length, most: mostForCopeland });
  return found;
}

/** `columns` by indicator id, before their transformation. */
export function withoutLogarithm(
  model: IndexModel,
  columns: ReadonlyMap<string, Column>,
  units: readonly string[]
): readonly Unfit[] {
  return model.indicators
    .filter((indicator) => indicator.transform === 'log')
    .flatMap(({ id }) =>
      (columns.get(id) ?? []).flatMap((value, unit): Unfit[] =>
        value === null || value > 0 ? [] : [{ unfit: 'not_positive', name: units[unit] ?? '', neededBy: id }]
      )
    );
}

/** A table has numbers in columns, no boxes ticked and no items. */
export function tableFindings(model: IndexModel): readonly Finding[] {
  return model.indicators.flatMap(
    ({ rule }, at) =>
    rule.kind === 'number' || rule.kind === 'rubric'
      ? []
      : [error('rule', `index.indicators[${at}].rule`, `number or rubric was expected: "${rule.kind}" reads the answer to a question, a table has a number`)] // prettier-ignore
  );
}
