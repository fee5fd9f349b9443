/**
 * Builds ProfileView. Only approved submissions enter; consent and suppression are applied here and nowhere else.
 */
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { ProfileInput, ProfileView } from './profile-view.ts';

/** Failures: 'analysis.not_found' (nothing of this country may be shown under its name), 'analysis.unknown_group'. */
export function buildProfile(input: ProfileInput): ProfileView | Problem {
  return problem('analysis.not_found', { campaign: input.round.campaign.id });
}
