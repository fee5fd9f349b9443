/** Comparison: the address says campaign, groups and figure; the use case answers. Sorting is the page's. */
import type { PageServerLoad } from './$types';
import { readChoice } from './choice.ts';
import type { ComparisonView, GroupRow } from '#lib/domain/comparison/comparison-view.ts';
import { openComparison } from '#lib/server/usecases/open-comparison.ts';
import { show } from '#lib/server/respond.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { campaigns, view } = show(await openComparison(locals.app, locals.actor, readChoice(url.searchParams)));
  const choices = campaigns.map(({ id, title }) => ({ id, title }));
  return { opened: { campaigns: choices, view: view === null ? null : drawn(view) }, language: locals.language };
};

/** The page draws the groups on one figure; what it returns is written out with every request, so the rest stays here. */
function drawn(view: ComparisonView): ComparisonView {
  const own = (row: GroupRow): GroupRow => ({
    ...row,
    cells: row.cells.filter((cell) => cell.figure === view.tileFigure?.id)
  });
  return { ...view, all: own(view.all), groups: view.groups.map(own) };
}
