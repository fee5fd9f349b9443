/**
 * The countries whose approved submission may be shown under their name, with band, index and coverage. Countries that
 * allow only aggregates are counted, never listed; those that keep their answers internal do not appear at all.
 */
import { chosenRound } from './list-rounds.ts';
import { loadResults } from './load-results.ts';
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { Score } from '#lib/domain/scoring/result.ts';
import type { App } from '#lib/server/app.ts';

export interface CampaignChoice {
  readonly id: string;
  readonly title: string;
  readonly opensAt: string;
}

export interface ProfileRow {
  readonly iso3: string;
  readonly fileId: string;
  readonly number: number;
  readonly approvedAt: string | null;
  /** null: this version has no index. */
  readonly index: { readonly score: Score; readonly band: string | null; readonly coverage: number } | null;
}

export interface ListedProfiles {
  readonly campaigns: readonly CampaignChoice[];
  /** null: there is no campaign to analyse. */
  readonly campaign: (CampaignChoice & { readonly version: Campaign['version'] }) | null;
  /** In order of iso3. */
  readonly rows: readonly ProfileRow[];
  readonly approved: number;
  readonly asked: number;
  readonly unnamed: number;
}

/** Campaigns that a profile can be made of: started, with an index or needs; newest first. */
export async function profileCampaigns(app: App): Promise<readonly Campaign[]> {
  const campaigns = await app.storage.campaigns.list();
  const scored = await Promise.all(
    campaigns.map(async (campaign) => {
      if (campaign.status === 'draft') return [];
      const version = await app.versions.get(campaign.version.instrument, campaign.version.version);
      const analysed = version !== null && (version.scoring.index !== null || version.scoring.needs !== null);
      return analysed ? [{ campaign, index: version.scoring.index !== null }] : [];
    })
  );
  return scored
    .flat()
    .sort(
      (a, b) =>
        Number(b.index) - Number(a.index) ||
        b.campaign.opensAt.localeCompare(a.campaign.opensAt) ||
        a.campaign.id.localeCompare(b.campaign.id)
    )
    .map(({ campaign }) => campaign);
}

export async function listProfiles(
  app: App,
  actor: Actor | null,
  input: { readonly campaignId: string | null }
): Promise<ListedProfiles | Problem> {
  const refused = refusal(actor, 'analysis.read');
  if (refused !== null) return refused;
  const known = await profileCampaigns(app);
  const campaigns = known.map(({ id, title, opensAt }) => ({ id, title, opensAt }));
  const chosen = await chosenRound(app, actor, known, input.campaignId);
  if (isProblem(chosen)) return chosen;
  if (chosen === null) return { campaigns, campaign: null, rows: [], approved: 0, asked: 0, unnamed: 0 };
  const results = await loadResults(app, actor, { campaignId: chosen.id });
  if (isProblem(results)) return results;
  const published = results.round.submissions.filter(({ submission }) => submission.consent !== 'internal');
  const named = published.filter(({ submission }) => submission.consent === 'named');
  return {
    campaigns,
    campaign: {
      id: chosen.id,
      title: chosen.title,
      opensAt: chosen.opensAt,
      version: chosen.version
    },
    rows: named.map(({ submission, result }) => ({
      iso3: submission.iso3,
      fileId: submission.fileId,
      number: submission.number,
      approvedAt: submission.decidedAt,
      index: result === null ? null : { score: result.score, band: result.band, coverage: result.coverage }
    })),
    approved: published.length,
    asked: chosen.countries.length,
    unnamed: published.length - named.length
  };
}
