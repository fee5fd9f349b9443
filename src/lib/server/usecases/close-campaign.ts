/** Closes an open campaign: no answer is taken any more; what was saved and submitted stays and can be reviewed. */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';

export async function closeCampaign(app: App, actor: Actor | null, id: string): Promise<Campaign | Problem> {
  const refused = refusal(actor, 'campaigns.manage');
  if (refused !== null) return refused;
  const there = await app.storage.campaigns.get(id);
  if (there === null) return problem('campaign.not_found');
  if (there.status !== 'open') return problem('campaign.wrong_state');
  const campaign: Campaign = { ...there, status: 'closed', revision: there.revision + 1 };
  return (await app.storage.campaigns.replace(campaign)) === 'taken' ? problem('campaign.wrong_state') : campaign;
}
