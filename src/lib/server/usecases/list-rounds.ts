/**
 * The campaigns whose figures an analysis page can show, newest first: never a draft; on request only those whose version has
 * an index, or asks for needs. Says nothing of countries.
 */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';

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

/** The campaign asked for, or the first of those offered; null: none is offered. */
export function chosenRound(offered: readonly Campaign[], wanted: string | null): Campaign | Problem | null {
  if (wanted === null) return offered[0] ?? null;
  return offered.find((campaign) => campaign.id === wanted) ?? problem('campaign.not_found');
}
