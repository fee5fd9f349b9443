/**
 * What a statistician asks of a round, as data: page, CSV and tests read the same view. No country is named in it. Every
 * figure says on how many countries it rests, or why it is withheld; a withheld one carries no value of any kind.
 */
import type { ComparisonView } from '#lib/domain/comparison/comparison-view.ts';
import type { Counted, Withheld } from '#lib/domain/comparison/figure.ts';
import type { RoundRef } from '#lib/domain/comparison/round.ts';
import type { Text } from '#lib/domain/languages.ts';
import type { Rule } from '#lib/domain/scoring/index-model.ts';
import type { CorrelationKind } from '#lib/domain/statistics/correlation.ts';
import type { IndicatorStatistics } from '#lib/domain/statistics/indicator-statistics.ts';
import type { NoFigure, Outcome } from '#lib/domain/statistics/outcome.ts';

export interface Titled {
  readonly id: string;
  readonly title: Text;
}

/** n: countries that entered; of: countries asked. */
export type Measured<T> = Withheld | (Counted & T);

export interface StatisticsView {
  readonly round: RoundRef;
  readonly correlation: CorrelationKind;
  readonly indicators: readonly IndicatorRow[];
  readonly dimensions: readonly DimensionRow[];
  readonly matrix: readonly MatrixCell[];
  readonly components: Measured<Components | { readonly why: NoFigure }>;
  readonly without: readonly WithoutRow[];
  /** Mean, median, quartiles and n by group; the same figures as the comparison shows. */
  readonly groups: Pick<ComparisonView, 'scheme' | 'schemes' | 'figures' | 'bands' | 'all' | 'groups'>;
}

export interface IndicatorRow extends Titled {
  readonly question: string;
  readonly dimension: Titled;
  readonly core: boolean;
  readonly unit: Text | null;
  readonly rule: Rule['kind'];
  /** In the indicator's unit; floor and ceiling are where it gives 0 and 100 points. */
  readonly statistics: Measured<{
    readonly figures: IndicatorStatistics;
    /** Of a rubric: countries at each level, lowest first; null for other rules. */
    readonly levels: readonly number[] | null;
    /** More than 90 % of the answers are the same: it hardly tells countries apart. */
    readonly concentrated: boolean;
  }>;
  readonly withDimension: CorrelationCell;
  readonly withIndex: CorrelationCell;
}

/** −1 … 1 over the countries that have both. */
export type CorrelationCell = Measured<{ readonly r: Outcome }>;

export interface DimensionRow extends Titled {
  readonly indicators: number;
  /** Share 0–1 of the index as published. */
  readonly weight: number;
  /** Cronbach's alpha over the points of its indicators, pairwise complete; `pairs`: countries in the smallest pair. */
  readonly alpha: Measured<{ readonly alpha: Outcome; readonly pairs: number }>;
  readonly withIndex: CorrelationCell;
}

/** Each pair of dimensions once, the earlier one first. */
export interface MatrixCell {
  readonly a: Titled;
  readonly b: Titled;
  readonly correlation: CorrelationCell;
}

export interface Components {
  readonly why: null;
  /** In the order of the dimensions. */
  readonly members: readonly Titled[];
  readonly explained: readonly number[];
  /** Eigenvalues: how many dimensions' worth of variance a component holds. */
  readonly eigenvalues: readonly number[];
  /** [component][member]; unit vectors. */
  readonly loadings: readonly (readonly number[])[];
}

/** The index without one dimension (its weight 0), against the published one. */
export interface WithoutRow extends Titled {
  readonly change: Measured<{
    readonly mean: Outcome;
    readonly meanWithout: Outcome;
    /** Largest change of a score, up or down, in points. */
    readonly largest: number;
    /** Mean size of the change of rank; COINr 1.1.14 remove_elements. */
    readonly ranks: Outcome;
  }>;
}
