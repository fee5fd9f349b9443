/** Comparison: the address says campaign, groups and figure; the use case answers. Sorting is the page's. */
import type { PageServerLoad } from './$types';
import { readChoice } from './choice.ts';
import type { ComparisonView, GroupRow } from '#lib/domain/comparison/comparison-view.ts';
import { openComparison } from '#lib/server/usecases/open-comparison.ts';
import { intervalOf, type UncertaintyResult } from '#lib/domain/scoring/uncertainty/result.ts';
import { knownUncertainty } from '#lib/server/usecases/open-sensitivity.ts';
import { show } from '#lib/server/respond.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { campaigns, view } = show(await openComparison(locals.app, locals.actor, readChoice(url.searchParams)));
  const choices = campaigns.map(({ id, title }) => ({ id, title }));
  const known = view === null ? null : await knownUncertainty(locals.app, locals.actor, view.round.campaignId);
  const figure = view?.tileFigure?.id ?? null;
  return {
    opened: { campaigns: choices, view: view === null ? null : drawn(view) },
    uncertainty: known === null || figure === null ? null : intervalsOn(known, figure),
    language: locals.language
  };
};

/** Each named country's interval on one figure, and by how many replications. */
function intervalsOn(known: UncertaintyResult, figure: string) {
  const intervals = known.units.flatMap((iso3) => {
    const own = intervalOf(known, iso3);
    const on = figure === 'index' ? own : own?.dimensions.find(({ id }) => id === figure);
    return on == null ? [] : [{ iso3, low: on.low, high: on.high }];
  });
  return { intervals, replications: known.replications };
}

/** The page draws the groups on one figure; what it returns is written out with every request, so the rest stays here. */
function drawn(view: ComparisonView): ComparisonView {
  const own = (row: GroupRow): GroupRow => ({
    ...row,
    cells: row.cells.filter((cell) => cell.figure === view.tileFigure?.id)
  });
  return { ...view, all: own(view.all), groups: view.groups.map(own) };
}
