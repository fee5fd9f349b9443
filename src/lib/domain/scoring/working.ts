/**
 * A score as a recipe: everything that is needed to cook it again with nothing but this object, for trees of any depth.
 * Plain JSON: it is what working.json holds. Numbers are unrounded; no figure is in it that is not in the result or its model.
 */
import type { VersionRef } from '#lib/domain/instrument/questionnaire.ts';
import type { Text } from '#lib/domain/languages.ts';
import type { BandModel, LevelModel, Rule } from './index-model.ts';
import type { IndicatorResult, NoScore } from './result.ts';

export interface Working {
  readonly format: 1;
  /** Names the rules of the method. */
  readonly method: string;
  readonly version: VersionRef;
  readonly title: Text;
  readonly weights: { readonly set: string; readonly published: boolean; readonly source: string | null };
  readonly normalise: { readonly kind: 'goalposts'; readonly scale: number; readonly truncate: boolean };
  /** Lower edge included; of the last band the upper edge too. Read on the unrounded score. */
  readonly bands: readonly BandModel[];
  readonly index: WorkingNode;
  /** The robustness variant: exp(Σ w ln max(x, floor) / Σ w) over the members of the index; null: none is published, or no score. */
  readonly geometric: {
    readonly floor: number;
    readonly terms: readonly { readonly id: string; readonly weight: number; readonly value: number }[];
    readonly value: number;
  } | null;
  /** Uncertainty of the method; null until it was drawn for this round. */
  readonly interval: WorkingInterval | null;
}

/** What the published choices of the method do to this score: not a sampling error. */
export interface WorkingInterval {
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** 5th and 95th percentile of so many replications. */
  readonly replications: number;
  readonly seed: number;
}

export interface WorkingWeight {
  /** As the weight set says, relative to the other members: what the formula uses. */
  readonly inSet: number;
  /** Share 0–1 of the group as published; after renormalising over the members that count; of the index if nothing is missing. */
  readonly nominal: number;
  readonly effective: number;
  readonly inIndex: number;
}

/** A group, or the index itself. */
export interface WorkingNode {
  readonly kind: 'node';
  readonly id: string;
  readonly title: Text;
  readonly level: number;
  readonly weight: WorkingWeight;
  readonly rule: LevelModel;
  readonly coverage: WorkingCoverage;
  /** Over the members that have a value: arithmetic Σ w x, geometric Σ w ln x, harmonic Σ w / x; Σ w. */
  readonly sum: number;
  readonly weightSum: number;
  readonly outcome: 'scored' | NoScore;
  readonly score: number | null;
  readonly band: string | null;
  readonly members: readonly (WorkingNode | WorkingIndicator)[];
}

/** Each test of the level's rule with its numbers; a score needs all three. Equality passes. */
export interface WorkingCoverage {
  readonly members: Test & { readonly total: number };
  readonly atLeast: Omit<Test, 'applicable' | 'share'>;
  readonly indicators: Test & { readonly total: number };
}

interface Test {
  /** Have a value, of those that apply: the share must reach what is needed. */
  readonly there: number;
  readonly applicable: number;
  readonly share: number;
  readonly needed: number;
  readonly met: boolean;
}

export interface WorkingIndicator {
  readonly kind: 'indicator';
  readonly id: string;
  readonly title: Text;
  readonly question: string;
  /** The question whose state stands for a calculated one. */
  readonly input: string | null;
  readonly weight: WorkingWeight;
  readonly rule: Rule;
  readonly goalposts: readonly [number, number];
  readonly direction: 1 | -1;
  readonly unit: Text | null;
  readonly state: IndicatorResult['state'];
  /** As given; for a calculated question its value. */
  readonly answer: unknown;
  /** The number that the rule reads from it. */
  readonly raw: number | null;
  readonly points: number | null;
  /**
   * 'left_denominator': not applicable, and the group lets it leave. 'lowers_coverage': missing, and the group has a score all
   * the same. 'no_score': missing, and the group has none.
   */
  readonly effect: 'counted' | 'left_denominator' | 'lowers_coverage' | 'no_score';
}
