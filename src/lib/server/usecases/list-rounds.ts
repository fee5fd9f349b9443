/**
 * The campaigns whose figures an analysis page can show, newest first: never a draft; on request only those whose version has
 * an index, or asks for needs. Says nothing of countries.
 */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { loadResults } from './load-results.ts';

export type RoundKind = 'any' | 'index' | 'needs';

export async function listRounds(
  app: App,
  actor: Actor | null,
  input: { readonly kind: RoundKind }
): Promise<readonly Campaign[] | Problem> {
  const refused = refusal(actor, 'analysis.read');
  if (refused !== null) return refused;
  const campaigns = (await app.storage.campaigns.list()).filter((campaign) => campaign.status !== 'draft');
  const fits = await Promise.all(campaigns.map((campaign) => hasKind(app, campaign, input.kind)));
  return campaigns
    .filter((_, index) => fits[index])
    .sort((a, b) => (a.opensAt === b.opensAt ? (a.id < b.id ? -1 : 1) : a.opensAt < b.opensAt ? 1 : -1));
}

async function hasKind(app: App, campaign: Campaign, kind: RoundKind): Promise<boolean> {
  if (kind === 'any') return true;
  const version = await app.versions.get(campaign.version.instrument, campaign.version.version);
  return version !== null && version.scoring[kind] !== null;
}

/**
 * The campaign asked for; else the first of those offered in which a file is approved, so that a round just opened does not
 * empty the pages; else the first. null: none is offered.
 */
export async function chosenRound(
  app: App,
  actor: Actor | null,
  offered: readonly Campaign[],
  wanted: string | null
): Promise<Campaign | Problem | null> {
  if (wanted !== null) return offered.find(({ id }) => id === wanted) ?? problem('campaign.not_found');
  for (const campaign of offered) {
    const results = await loadResults(app, actor, { campaignId: campaign.id });
    if (isProblem(results)) return results;
    if (results.round.submissions.length > 0) return campaign;
  }
  return offered[0] ?? null;
}
