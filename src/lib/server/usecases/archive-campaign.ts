/** Archives a closed campaign: it stays readable and citable, and nothing about it changes any more. */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';

export async function archiveCampaign(app: App, actor: Actor | null, id: string): Promise<Campaign | Problem> {
  const refused = refusal(actor, 'campaigns.manage');
  if (refused !== null) return refused;
  const there = await app.storage.campaigns.get(id);
  if (there === null) return problem('campaign.not_found');
  if (there.status !== 'closed') return problem('campaign.wrong_state');
  const campaign: Campaign = { ...there, status: 'archived', revision: there.revision + 1 };
  return (await app.storage.campaigns.replace(campaign)) === 'taken' ? problem('campaign.wrong_state') : campaign;
}
