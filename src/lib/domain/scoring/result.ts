/**
 * What scoring returns. A score is a number or null with a reason; each level keeps what it was made of, so that the
 * working can be opened without scoring again. All points and scores are on 0–100, unrounded.
 */
import type { AnswerState } from '#lib/domain/country-file/answer.ts';

export type Score =
  | { readonly value: number; readonly why: null }
  | { readonly value: null; readonly why: 'missing' | 'not_applicable' | 'coverage' | 'too_few_dimensions' };

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
  /** Weight within the dimension as published, and after renormalising over the indicators that count. */
  readonly nominalWeight: number;
  readonly effectiveWeight: number;
}

export interface DimensionResult {
  readonly id: string;
  readonly score: Score;
  readonly band: string | null;
  readonly answered: number;
  /** Indicators that apply: all less "not applicable". */
  readonly applicable: number;
  readonly total: number;
  /** answered / applicable, 0–1. */
  readonly coverage: number;
  readonly nominalWeight: number;
  readonly effectiveWeight: number;
  readonly indicators: readonly IndicatorResult[];
}

export interface IndexResult {
  readonly id: string;
  readonly score: Score;
  readonly band: string | null;
  readonly answered: number;
  readonly applicable: number;
  readonly coverage: number;
  readonly dimensionsScored: number;
  /** Geometric mean of the dimensions (floor 1): the robustness variant; null where the index is null. */
  readonly geometric: number | null;
  readonly dimensions: readonly DimensionResult[];
}
