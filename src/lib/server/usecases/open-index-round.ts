/** The round that an analyst takes apart: the one asked for, else the first that fits, with the rounds to choose from. */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { Round } from '#lib/domain/comparison/round.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { chosenRound, listRounds } from './list-rounds.ts';
import { loadResults } from './load-results.ts';

export interface OpenedIndexRound {
  readonly campaigns: readonly Campaign[];
  /** null: no campaign that scores an index has been opened yet. */
  readonly round: Round | null;
}

/** `wanted`: a campaign's id; null: not said. Fails with campaign.not_found or a refusal of `analysis.read`. */
export async function openIndexRound(
  app: App,
  actor: Actor | null,
  wanted: string | null
): Promise<OpenedIndexRound | Problem> {
  const refused = refusal(actor, 'analysis.read');
  if (refused !== null) return refused;
  const campaigns = await listRounds(app, actor, { kind: 'index' });
  if (isProblem(campaigns)) return campaigns;
  const campaign = await chosenRound(app, actor, campaigns, wanted);
  if (isProblem(campaign)) return campaign;
  if (campaign === null) return { campaigns, round: null };
  const results = await loadResults(app, actor, { campaignId: campaign.id });
  return isProblem(results) ? results : { campaigns, round: results.round };
}
