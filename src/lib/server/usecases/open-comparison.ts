/**
 * An analyst compares countries: one campaign, one scheme of groups, one figure. The page and its CSV call this and show what
 * comes back; suppression and consent are decided in domain/comparison and nowhere after it.
 */
import type { Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { ComparisonView } from '#lib/domain/comparison/comparison-view.ts';
import { buildComparison } from '#lib/domain/comparison/comparison.ts';
import { defaultScheme, groupsOn } from '#lib/domain/countries/groups.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { keepViews } from '#lib/server/kept-views.ts';
import { chosenRound, listRounds } from './list-rounds.ts';
import { loadResults } from './load-results.ts';

const kept = keepViews<ComparisonView>();

/** What the address says; null: not said, the first that fits. */
export interface ComparisonChoice {
  readonly campaign: string | null;
  readonly scheme: string | null;
  /** 'index' or a dimension's id. */
  readonly figure: string | null;
}

export interface OpenedComparison {
  readonly campaigns: readonly Campaign[];
  /** null: no campaign has anything to compare yet. */
  readonly view: ComparisonView | null;
}

/** Fails with campaign.not_found, analysis.unknown_group, analysis.unknown_question or a refusal of `analysis.read`. */
export async function openComparison(
  app: App,
  actor: Actor | null,
  choice: ComparisonChoice
): Promise<OpenedComparison | Problem> {
  const campaigns = await listRounds(app, actor, { kind: 'any' });
  if (isProblem(campaigns)) return campaigns;
  const scored = await listRounds(app, actor, { kind: 'index' });
  if (isProblem(scored)) return scored;
  const offered = choice.campaign === null && scored.length > 0 ? scored : campaigns;
  const campaign = await chosenRound(app, actor, offered, choice.campaign);
  if (isProblem(campaign)) return campaign;
  if (campaign === null) return { campaigns, view: null };
  const results = await loadResults(app, actor, { campaignId: campaign.id });
  if (isProblem(results)) return results;
  const { round } = results;
  const [scheme, figure] = [choice.scheme ?? defaultScheme, choice.figure ?? 'index'];
  const view = kept(round, [scheme, figure], () =>
    buildComparison({ round, schemes: groupsOn(round.campaign.groupsAsOf), scheme, figure })
  );
  return isProblem(view) ? view : { campaigns, view };
}
