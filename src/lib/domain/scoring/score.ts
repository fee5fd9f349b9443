/**
 * Scores one submission by a version's model (being built). null and NaN never reach arithmetic.
 */
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { ScoringModel } from './model.ts';
import type { IndexResult } from './result.ts';

/** What the conditions said for these answers (Logic): questions shown, values of calculated questions. */
export interface Asked {
  /** null: every question was asked. */
  readonly visible: ReadonlySet<string> | null;
  readonly calculated: ReadonlyMap<string, number | string | null>;
}

/** null where the model has no index. Shape and rules: result.ts, model.ts. */
export function scoreSubmission(
  model: ScoringModel,
  answers: Readonly<Record<string, Answer>>,
  asked: Asked
): IndexResult | null {
  if (model.index === null) return null;
  throw new Error(`not built yet: ${Object.keys(answers).length} answers, ${asked.calculated.size} calculated`);
}
