/** What the address of the statistics says; an empty or unknown value counts as not said. */
import type { CorrelationKind } from '#lib/domain/statistics/correlation.ts';
import type { StatisticsChoice } from '#lib/server/usecases/open-statistics.ts';

export function readChoice(query: URLSearchParams): StatisticsChoice {
  const said = (name: string) => query.get(name) || null;
  return { campaign: said('campaign'), scheme: said('groups'), correlation: kindOf(said('correlation')) };
}

function kindOf(text: string | null): CorrelationKind {
  return text === 'spearman' || text === 'kendall' ? text : 'pearson';
}
