/**
 * An analyst takes a round apart: statistics of indicators and dimensions, groups, what each dimension does. The page and its
 * CSV call this and show what comes back; what may be shown is decided in domain/analysis and nowhere after it.
 */
import type { Actor } from '#lib/domain/access.ts';
import type { StatisticsView } from '#lib/domain/analysis/statistics-view.ts';
import { buildStatistics } from '#lib/domain/analysis/statistics.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import { defaultScheme, groupsOn } from '#lib/domain/countries/groups.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { CorrelationKind } from '#lib/domain/statistics/correlation.ts';
import type { App } from '#lib/server/app.ts';
import { keepViews } from '#lib/server/kept-views.ts';
import { openIndexRound } from './open-index-round.ts';

const kept = keepViews<StatisticsView>();

/** What the address says; null: not said, the first that fits. */
export interface StatisticsChoice {
  readonly campaign: string | null;
  readonly scheme: string | null;
  readonly correlation: CorrelationKind;
}

export interface OpenedStatistics {
  readonly campaigns: readonly Campaign[];
  /** null: no campaign that scores an index has been opened yet. */
  readonly view: StatisticsView | null;
}

/** Fails with campaign.not_found, analysis.unknown_group or a refusal of `analysis.read`. */
export async function openStatistics(
  app: App,
  actor: Actor | null,
  choice: StatisticsChoice
): Promise<OpenedStatistics | Problem> {
  const found = await openIndexRound(app, actor, choice.campaign);
  if (isProblem(found)) return found;
  const { campaigns, round } = found;
  if (round === null) return { campaigns, view: null };
  const { correlation } = choice;
  const scheme = choice.scheme ?? defaultScheme;
  const view = kept(round, [scheme, correlation], () => {
    const schemes = groupsOn(round.campaign.groupsAsOf);
    return buildStatistics({ round, schemes, scheme, correlation }) ?? problem('campaign.not_found');
  });
  return isProblem(view) ? view : { campaigns, view };
}
