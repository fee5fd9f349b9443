/**
 * A drafter asks which needs come first in a group, on one theme. The page and its CSV call this and show what comes back;
 * suppression and consent are decided in domain/comparison and nowhere after it.
 */
import type { Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { PrioritiesView, PriorityOrder } from '#lib/domain/comparison/priorities-view.ts';
import { buildPriorities } from '#lib/domain/comparison/priorities.ts';
import { groupsOn } from '#lib/domain/countries/groups.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { keepViews } from '#lib/server/kept-views.ts';
import { chosenRound, listRounds } from './list-rounds.ts';
import { loadResults } from './load-results.ts';

const kept = keepViews<PrioritiesView>();

export interface PrioritiesChoice {
  readonly campaign: string | null;
  /** null: every country asked. */
  readonly group: { readonly scheme: string; readonly group: string } | null;
  readonly theme: string | null;
  readonly order: PriorityOrder | null;
}

export interface OpenedPriorities {
  /** Only campaigns whose questionnaire asks for needs. */
  readonly campaigns: readonly Campaign[];
  readonly view: PrioritiesView | null;
  /** Newest approval among the files that count, YYYY-MM-DD: part of the reference; null: none is approved. */
  readonly asOf: string | null;
}

/** Fails with campaign.not_found, analysis.unknown_group, analysis.not_found (no such theme) or a refusal of `analysis.read`. */
export async function openPriorities(
  app: App,
  actor: Actor | null,
  choice: PrioritiesChoice
): Promise<OpenedPriorities | Problem> {
  const campaigns = await listRounds(app, actor, { kind: 'needs' });
  if (isProblem(campaigns)) return campaigns;
  const campaign = await chosenRound(app, actor, campaigns, choice.campaign);
  if (isProblem(campaign)) return campaign;
  if (campaign === null) return { campaigns, view: null, asOf: null };
  const results = await loadResults(app, actor, { campaignId: campaign.id });
  if (isProblem(results)) return results;
  const { round } = results;
  const { group, theme, order } = choice;
  const view = kept(round, [group?.scheme ?? null, group?.group ?? null, theme, order], () =>
    buildPriorities({ round, schemes: groupsOn(round.campaign.groupsAsOf), group, theme, order })
  );
  if (isProblem(view)) return view;
  const approvals = round.submissions
    .map(({ submission }) => (submission.decidedAt ?? submission.content.signedAt).slice(0, 10))
    .sort();
  return { campaigns, view, asOf: approvals.at(-1) ?? null };
}
