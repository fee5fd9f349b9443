/**
 * Builds PrioritiesView. Only approved submissions enter; consent and suppression are applied here and nowhere else.
 */
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { PrioritiesInput, PrioritiesView } from './priorities-view.ts';

/** Failures: 'analysis.unknown_group', 'analysis.not_found' (the version has no needs, or no such theme). */
export function buildPriorities(input: PrioritiesInput): PrioritiesView | Problem {
  return problem('analysis.not_found', { campaign: input.round.campaign.id });
}
