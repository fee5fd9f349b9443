/** Changes the terms of a draft. Of an open campaign nothing can be changed but its state. */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import { draftFrom, type CampaignTerms } from '#lib/domain/campaign/draft.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { publishedVersion } from '#lib/server/published-version.ts';

export async function editCampaign(app: App, actor: Actor | null, terms: CampaignTerms): Promise<Campaign | Problem> {
  const refused = refusal(actor, 'campaigns.manage');
  if (refused !== null) return refused;
  const there = await app.storage.campaigns.get(terms.id);
  if (there === null) return problem('campaign.not_found');
  if (there.status !== 'draft') return problem('campaign.not_draft');
  const draft = draftFrom(terms, await publishedVersion(app, terms.version), there.revision + 1);
  if (isProblem(draft)) return draft;
  return (await app.storage.campaigns.replace(draft)) === 'taken' ? problem('campaign.wrong_state') : draft;
}
