/**
 * Builds DistributionView. Only approved submissions enter; consent and suppression are applied here and nowhere else.
 */
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { DistributionInput, DistributionView } from './distribution-view.ts';

/** Failures: 'analysis.unknown_question' (or part), 'analysis.unknown_group' (no such scheme). */
export function buildDistribution(input: DistributionInput): DistributionView | Problem {
  return problem('analysis.not_found', { campaign: input.round.campaign.id });
}
