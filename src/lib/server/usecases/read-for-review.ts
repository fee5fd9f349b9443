/**
 * A signed submission as a reviewer reads it: the answers in the questionnaire's order and, beside each, the points it gives.
 * Shows nothing that was not signed; deciding is the business of approve-submission and return-submission.
 */
import { evaluated } from './load-results.ts';
import { openSubmission, type OpenedSubmission } from './open-submission.ts';
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { IndexResult, IndicatorResult } from '#lib/domain/scoring/result.ts';
import type { App } from '#lib/server/app.ts';

export interface ForReview extends Omit<OpenedSubmission, 'version'> {
  /** null: this version scores nothing. */
  readonly index: IndexResult | null;
  /** By the question that an indicator reads. */
  readonly indicators: ReadonlyMap<string, IndicatorResult>;
}

export async function readForReview(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly number?: number }
): Promise<ForReview | Problem> {
  const opened = await openSubmission(app, actor, input);
  if (isProblem(opened)) return opened;
  const { version, ...rest } = opened;
  const index = evaluated(version, opened.submission).result;
  const indicators = (index?.dimensions ?? []).flatMap((dimension) => dimension.indicators);
  return { ...rest, index, indicators: new Map(indicators.map((indicator) => [indicator.question, indicator])) };
}
