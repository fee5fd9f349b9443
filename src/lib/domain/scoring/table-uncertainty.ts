/**
 * The uncertainty of a table's scores: the model's own choices drawn otherwise (uncertainty.ts), over what its steps made of
 * the table. Every unit may be named: the table is the caller's own. Takes scores of the same model, weights and table.
 */
import type { Column } from '#lib/domain/statistics/outcome.ts';
import { cellsOf, type Cells } from './cells.ts';
import { compiledOnce } from './compile.ts';
import type { IndexModel } from './index-model.ts';
import type { Table } from './table-fit.ts';
import { normalisedFrom, type Stage, type TableScores } from './table.ts';
import type { UncertaintyResult } from './uncertainty/result.ts';
import { uncertaintyOf } from './uncertainty/uncertainty.ts';

/** Why a model's uncertainty cannot be drawn; null: it can. */
export function withoutUncertainty({ uncertainty, steps }: IndexModel): 'no_choices' | 'other_scale' | null {
  if (uncertainty === null) return 'no_choices';
  return steps.normalise.kind === 'goalposts' || steps.normalise.kind === 'min_max' ? null : 'other_scale';
}

export interface Drawing {
  readonly weightSet: string | undefined;
  readonly seed: number;
  readonly replications: number;
}

/** A gap filled by "group_median" is of the model's imputation groups, else of the first column of groups, else of all. */
export function tableUncertainty(
  model: IndexModel,
  table: Table,
  scores: TableScores,
  { weightSet, seed, replications }: Drawing,
  progress?: (done: number, total: number) => void
): UncertaintyResult {
  const { uncertainty: choices } = model;
  if (choices === null) throw new Error('the model publishes no choices');
  const compiled = compiledOnce(model, weightSet);
  const ids = compiled.indicators.map(({ id }) => id);
  const { units } = scores;
  return uncertaintyOf(
    {
      compiled,
      choices,
      units,
      seed,
      replications,
      raw: cellsIn(normalisedFrom(scores), ids, units.length),
      points: cellsIn(scores.normalised, ids, units.length),
      groups: groupsOf(model, table, units),
      named: units.map(() => true),
      fewest: 1
    },
    progress
  );
}

function cellsIn(stage: Stage, ids: readonly string[], units: number): Cells {
  const columns: readonly Column[] = ids.map((id) => stage.get(id) ?? []);
  return cellsOf(units, ids.length, (unit, column) => columns[column]?.[unit] ?? null);
}

function groupsOf({ steps }: IndexModel, table: Table, units: readonly string[]): readonly (string | null)[] {
  const by = steps.impute?.kind === 'column' ? steps.impute.by : null;
  const [first] = table.groups.values();
  const groups = (by === null ? undefined : table.groups.get(by)) ?? first;
  const of = new Map(table.units.map((unit, at) => [unit, groups?.[at] ?? null]));
  return units.map((unit) => of.get(unit) ?? null);
}
