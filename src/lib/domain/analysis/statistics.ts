/** Builds StatisticsView from the approved submissions of a round; a version without an index has none (null). */
import { buildComparison } from '#lib/domain/comparison/comparison.ts';
import { titleOf } from '#lib/domain/comparison/references.ts';
import { isNamed, roundRef, type Round } from '#lib/domain/comparison/round.ts';
import type { GroupScheme } from '#lib/domain/countries/group.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { DimensionModel, IndexModel, IndicatorModel } from '#lib/domain/scoring/index-model.ts';
import { correlation, type CorrelationKind } from '#lib/domain/statistics/correlation.ts';
import { indicatorStatistics, type IndicatorStatistics, type MissingReason } from '#lib/domain/statistics/indicator-statistics.ts'; // prettier-ignore
import { principalComponents } from '#lib/domain/statistics/principal-components.ts';
import { cronbachAlpha } from '#lib/domain/statistics/reliability.ts';
import { column, dimensionScore, hasAll, indexScore, measured, points, raw, unitsOf, type Unit, type ValueOf } from './round-columns.ts'; // prettier-ignore
import type { CorrelationCell, DimensionRow, IndicatorRow, MatrixCell, StatisticsView } from './statistics-view.ts';
import { withoutRows } from './without-one.ts';

export interface StatisticsInput {
  readonly round: Round;
  /** groupsOn(round.campaign.groupsAsOf) */
  readonly schemes: readonly GroupScheme[];
  readonly scheme: string;
  readonly correlation: CorrelationKind;
}

/** A share of equal answers above which an item is to be revised (content D.9). */
const concentratedFrom = 0.9;

interface Context {
  readonly round: Round;
  readonly index: IndexModel;
  readonly units: readonly Unit[];
  readonly kind: CorrelationKind;
}

/** Fails with 'analysis.unknown_group' (no such scheme). */
export function buildStatistics(input: StatisticsInput): StatisticsView | null | Problem {
  const { round } = input;
  const { index } = round.model;
  if (index === null) return null;
  const groups = buildComparison({ ...input, figure: 'index' });
  if (isProblem(groups)) return groups;
  const context: Context = { round, index, units: unitsOf(round), kind: input.correlation };
  const { scheme, schemes, figures, bands, all } = groups;
  return {
    round: roundRef(round),
    correlation: input.correlation,
    indicators: index.dimensions.flatMap((dimension) =>
      dimension.indicators.map((indicator) => indicatorRow(context, dimension, indicator))
    ),
    dimensions: index.dimensions.map((dimension) => dimensionRow(context, dimension)),
    matrix: matrixOf(context),
    components: componentsOf(context),
    without: withoutRows(round, index, context.units),
    groups: { scheme, schemes, figures, bands, all, groups: groups.groups }
  };
}

function indicatorRow(context: Context, dimension: DimensionModel, indicator: IndicatorModel): IndicatorRow {
  const { round, units } = context;
  const { id, question, core, unit, rule } = indicator;
  const own = points(id);
  return {
    id,
    question,
    title: titleOf(indicator, round.questionnaire),
    dimension: { id: dimension.id, title: dimension.title },
    core,
    unit,
    rule: rule.kind,
    statistics: measured(round, units, hasAll(raw(id)), (_, namedOnly) => {
      const cells = namedOnly ? units.filter(({ scored }) => isNamed(scored)) : units;
      const figures = figuresOf(indicator, cells);
      return {
        figures,
        levels: rule.kind === 'rubric' ? levelsOf(indicator, cells) : null,
        concentrated: figures.n > 0 && figures.mostFrequent / figures.n > concentratedFrom
      };
    }),
    withDimension: correlated(context, own, dimensionScore(dimension.id)),
    withIndex: correlated(context, own, indexScore)
  };
}

/** Floor is where the indicator gives 0 points, whatever its direction. */
function figuresOf({ id, goalposts, direction }: IndicatorModel, cells: readonly Unit[]): IndicatorStatistics {
  const scale = goalposts === null ? null : { floor: goalposts[0], ceiling: goalposts[1] };
  const reasons = cells.map((unit) => reasonOf(unit, id));
  const figures = indicatorStatistics(column(cells, raw(id)), scale, reasons);
  return direction === 1 ? figures : { ...figures, atFloor: figures.atCeiling, atCeiling: figures.atFloor };
}

/** 'unknown': the question was not asked. */
function reasonOf({ indicators }: Unit, id: string): MissingReason | null {
  const state = indicators.get(id)?.state ?? 'blank';
  return state === 'answered' ? null : state === 'not_asked' ? 'unknown' : state;
}

function levelsOf({ id, goalposts }: IndicatorModel, cells: readonly Unit[]): readonly number[] {
  const [lowest, highest] = goalposts ?? [1, 1];
  return Array.from(
    { length: highest - lowest + 1 },
    (_, at) => cells.filter((unit) => raw(id)(unit) === lowest + at).length
  );
}

function correlated({ round, units, kind }: Context, a: ValueOf, b: ValueOf): CorrelationCell {
  return measured(round, units, hasAll(a, b), (counted) => {
    const { value, why } = correlation(kind, column(counted, a), column(counted, b));
    return { r: value === null ? { value, why } : { value, why: null } };
  });
}

function dimensionRow(context: Context, { id, title, indicators }: DimensionModel): DimensionRow {
  const { round, units } = context;
  const values = indicators.map((one) => points(one.id));
  const weight = units[0]?.scored.result?.dimensions.find((one) => one.id === id)?.indexWeight ?? 0;
  const alpha = measured(
    round,
    units,
    (unit) => values.filter((value) => value(unit) !== null).length > 1,
    (counted) => ({
      alpha: cronbachAlpha(values.map((value) => column(counted, value))),
      pairs: smallestPair(counted, values)
    })
  );
  const tooFew = alpha.shown && indicators.length > 1 && alpha.pairs < round.campaign.smallestGroup;
  return {
    id,
    title,
    indicators: indicators.length,
    weight,
    alpha: tooFew ? { shown: false, of: alpha.of, why: 'too_few' } : alpha,
    withIndex: correlated(context, dimensionScore(id), indexScore)
  };
}

function smallestPair(counted: readonly Unit[], values: readonly ValueOf[]): number {
  const pairs = values.flatMap((a, at) => values.slice(at + 1).map((b) => counted.filter(hasAll(a, b)).length));
  return Math.min(counted.length, ...pairs);
}

function matrixOf(context: Context): readonly MatrixCell[] {
  const dimensions = context.index.dimensions.map(({ id, title }) => ({ id, title }));
  return dimensions.flatMap((a, at) =>
    dimensions
      .slice(at + 1)
      .map((b) => ({ a, b, correlation: correlated(context, dimensionScore(a.id), dimensionScore(b.id)) }))
  );
}

function componentsOf({ round, index, units }: Context): StatisticsView['components'] {
  const members = index.dimensions.map(({ id, title }) => ({ id, title }));
  const scores = members.map(({ id }) => dimensionScore(id));
  return measured(round, units, hasAll(...scores), (counted) => {
    const found = principalComponents(scores.map((score) => column(counted, score)));
    if (typeof found === 'string') return { why: found };
    const { explained, sdev, loadings } = found;
    return { why: null, members, explained, eigenvalues: sdev.map((value) => value * value), loadings };
  });
}
