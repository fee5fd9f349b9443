/**
 * What scoring returns. A score is a number or null with a reason; each level keeps what it was made of, so that the
 * working can be opened without scoring again. All points and scores are unrounded, on the model's scale (0–100).
 */
import type { AnswerState } from '#lib/domain/country-file/answer.ts';
import type { reasons } from './tally.ts';

export type NoScore = NonNullable<(typeof reasons)[number]>;

export type Score = { readonly value: number; readonly why: null } | { readonly value: null; readonly why: NoScore };

export interface IndicatorResult {
  readonly id: string;
  readonly question: string;
  /** 'not_asked': hidden by a condition. */
  readonly state: AnswerState | 'not_asked';
  /** The answer as given, for the working. */
  readonly answer: unknown;
  /** The number that entered the rule (level, mean of levels of education, count); null where missing. */
  readonly raw: number | null;
  readonly points: Score;
  /** Share of its group's weight as published, and after renormalising over the members that count. */
  readonly nominalWeight: number;
  readonly effectiveWeight: number;
  /** Product of the nominal shares up the tree: its weight in the index if nothing is missing. */
  readonly indexWeight: number;
}

/** A group, or the index itself. */
export interface NodeResult {
  readonly id: string;
  /** 1: a group of indicators. */
  readonly level: number;
  readonly score: Score;
  readonly band: string | null;
  /** Indicators below that have points. */
  readonly answered: number;
  /** Indicators below that apply: all less "not applicable". */
  readonly applicable: number;
  readonly total: number;
  /** answered / applicable, 0–1. */
  readonly coverage: number;
  readonly nominalWeight: number;
  readonly effectiveWeight: number;
  readonly indexWeight: number;
  readonly members: readonly (NodeResult | IndicatorResult)[];
}

export interface DimensionResult extends NodeResult {
  /** Every indicator below, in the tree's order. */
  readonly indicators: readonly IndicatorResult[];
}

export interface IndexResult extends Omit<NodeResult, 'nominalWeight' | 'effectiveWeight' | 'indexWeight'> {
  /** Which of the model's weight sets. */
  readonly weightSet: string;
  readonly dimensionsScored: number;
  /** Geometric mean of the index's members, each raised to the published floor: the robustness variant; null where the index is null or none is published. */
  readonly geometric: number | null;
  readonly dimensions: readonly DimensionResult[];
}

export function isNode(member: NodeResult | IndicatorResult): member is NodeResult {
  return 'members' in member;
}
