/**
 * Scores a whole table by a model: denominate → impute → screen → transform → treat → normalise → aggregate, each step only
 * where the model has it, each with what it made, so that every number can be taken apart. Refuses a table that lacks what
 * the model reads, by name; a gap never counts as zero.
 */
import { normalise, type Normalisation } from '#lib/domain/statistics/normalise.ts';
import type { Column, NoFigure } from '#lib/domain/statistics/outcome.ts';
import { treat, type Treated } from '#lib/domain/statistics/treatment.ts';
import { availability, screen } from '#lib/domain/tables/availability.ts';
import { denominate } from '#lib/domain/tables/denominate.ts';
import { compiledOnce, type CompiledIndex } from './compile.ts';
import { imputed } from './impute-table.ts';
import type { IndexModel, IndicatorModel } from './index-model.ts';
import { unfitFor, withoutLogarithm, type Table, type Unfit } from './table-fit.ts';
import { nodeScores, type NodeScores } from './table-nodes.ts';
import { onScale, transformed } from './transform.ts';

/** A step's columns by indicator id. */
export type Stage = ReadonlyMap<string, Column>;

export interface TableScores {
  /** The units that are left, in order; all columns below from `screened` on are in step with them. */
  readonly units: readonly string[];
  readonly screenedOut: readonly string[];
  /** The columns as the table has them, and what each step made; null: the model leaves it out. Up to `imputed` in step with the table's units. */
  readonly raw: Stage;
  readonly denominated: Stage | null;
  readonly imputed: Stage | null;
  readonly screened: Stage | null;
  readonly transformed: Stage | null;
  readonly treated: ReadonlyMap<string, Treated> | null;
  readonly normalised: Stage;
  /** Indicators that could not be normalised (constant, no data): gaps for every unit. */
  readonly unscaled: ReadonlyMap<string, NoFigure>;
  /** Groups after their members; the index is the last. */
  readonly nodes: readonly NodeScores[];
}

export function isUnfit(result: TableScores | readonly Unfit[]): result is readonly Unfit[] {
  return Array.isArray(result);
}

/** The columns that were normalised, by indicator: what the last step before it made. */
export function normalisedFrom({
  treated,
  transformed: taken,
  screened,
  imputed: filled,
  denominated,
  raw
}: TableScores): Stage {
  if (treated !== null) return new Map([...treated].map(([id, { column }]) => [id, column]));
  return taken ?? screened ?? filled ?? denominated ?? raw;
}

/** `weightSet`: left out, the published one. Scores are unrounded, on the scale of the model's normalisation. */
export function scoreTable(model: IndexModel, table: Table, weightSet?: string): TableScores | readonly Unfit[] {
  const unfit = unfitFor(model, table);
  if (unfit.length > 0) return unfit;
  const compiled = compiledOnce(model, weightSet);
  const { indicators } = compiled;
  const { steps } = model;
  const raw: Stage = new Map(indicators.map((one) => [one.id, table.columns.get(one.question) ?? []]));
  const denominated = steps.denominate ? denominatedBy(compiled, raw, table) : null;
  const filled = steps.impute === null ? null : imputed(model, steps.impute, denominated ?? raw, table.groups);
  const { stays, screened } = screenedBy(compiled, filled ?? denominated ?? raw, table.units);
  const units = table.units.filter((_, unit) => stays[unit]);
  const noLogarithm = withoutLogarithm(model, screened, units);
  if (noLogarithm.length > 0) return noLogarithm;
  const taken: Stage | null = indicators.every(({ transform }) => transform === null)
    ? null
    : new Map(indicators.map(({ id, transform }) => [id, transformed(transform, screened.get(id) ?? [])]));
  const { treat: how } = steps;
  const before = taken ?? screened;
  const treated = how === null ? null : new Map([...before].map(([id, column]) => [id, treat(column, how)] as const));
  const usable: Stage = treated === null ? before : new Map([...treated].map(([id, { column }]) => [id, column]));
  const normalised = indicators.map((one) => pointsOf(model, one, usable.get(one.id) ?? [], units));
  const points = normalised.map(({ column }) => column);
  return {
    units,
    screenedOut: table.units.filter((_, unit) => !stays[unit]),
    raw,
    denominated,
    imputed: filled,
    screened: steps.screen === null ? null : screened,
    transformed: taken,
    treated,
    normalised: new Map(indicators.map(({ id }, at) => [id, points[at] ?? []])),
    unscaled: new Map(
      indicators.flatMap(({ id }, at) => {
        const why = normalised[at]?.why ?? null;
        return why === null ? [] : [[id, why] as const];
      })
    ),
    nodes: nodeScores(compiled, points, units.length)
  };
}

function denominatedBy(compiled: CompiledIndex, raw: Stage, table: Table): Stage {
  return new Map(
    compiled.indicators.map(({ id, denominator }) => {
      const column = raw.get(id) ?? [];
      return [id, denominator === null ? column : denominate(column, table.columns.get(denominator) ?? [])];
    })
  );
}

function screenedBy(
  { model, indicators }: CompiledIndex,
  columns: Stage,
  units: readonly string[]
): { readonly stays: readonly boolean[]; readonly screened: Stage } {
  const { screen: how } = model.steps;
  if (how === null) return { stays: units.map(() => true), screened: columns };
  const stays = screen(availability(indicators.map(({ id }) => columns.get(id) ?? [])), how);
  return {
    stays,
    screened: new Map([...columns].map(([id, column]) => [id, column.filter((_, unit) => stays[unit])]))
  };
}

function pointsOf(
  model: IndexModel,
  indicator: IndicatorModel,
  column: Column,
  units: readonly string[]
): { readonly column: Column; readonly why: NoFigure | null } {
  const how = normalisationOf(model, indicator, units);
  if (how !== null) return normalise(column, indicator.direction, how);
  const signed = column.map((value) =>
    value === null || !Number.isFinite(value) ? null : indicator.direction * value
  );
  return { column: signed, why: null };
}

/** null: the columns are comparable as they are. */
function normalisationOf(
  { steps: { normalise: how } }: IndexModel,
  { goalposts, target, transform }: IndicatorModel,
  units: readonly string[]
): Normalisation | null {
  switch (how.kind) {
    case 'none':
      return null;
    case 'goalposts': {
      const [lower, upper] = goalposts ?? [0, 0];
      return { ...how, lower: onScale(transform, lower), upper: onScale(transform, upper) };
    }
    case 'distance_to_target':
      return { ...how, target: onScale(transform, target ?? 0) };
    case 'distance_to_reference':
      return { ...how, unit: units.indexOf(how.unit) };
    default:
      return how;
  }
}
