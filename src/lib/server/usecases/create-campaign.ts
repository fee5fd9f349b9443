/** A new campaign, as a draft: nobody is told before it is opened. */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import { draftFrom, type CampaignTerms } from '#lib/domain/campaign/draft.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { publishedVersion } from '#lib/server/published-version.ts';

export async function createCampaign(app: App, actor: Actor | null, terms: CampaignTerms): Promise<Campaign | Problem> {
  const refused = refusal(actor, 'campaigns.manage');
  if (refused !== null) return refused;
  const draft = draftFrom(terms, await publishedVersion(app, terms.version), 1);
  if (isProblem(draft)) return draft;
  const outcome = await app.storage.campaigns.create(draft);
  return outcome === 'taken' ? problem('campaign.id_taken', { id: draft.id }, 'id') : draft;
}
