/**
 * Builds ComparisonView. Only approved submissions enter; consent and suppression are applied here and nowhere else.
 */
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { ComparisonInput, ComparisonView } from './comparison-view.ts';

/** Failures: 'analysis.unknown_group' (no such scheme), 'analysis.unknown_question' (no such figure). */
export function buildComparison(input: ComparisonInput): ComparisonView | Problem {
  return problem('analysis.not_found', { campaign: input.round.campaign.id });
}
