/** One table of the statistics as CSV: `table=indicators` (as a default), levels, dimensions, items, matrix …, chosen as the page is. */
import type { RequestHandler } from './$types';
import { readChoice } from '../choice.ts';
import { isProblem, problem } from '#lib/domain/problem.ts';
import { csvReply, withProvenance } from '#lib/server/exports/csv.ts';
import { provenanceOf } from '#lib/server/exports/provenance.ts';
import { statisticsSheet, statisticsTables } from '#lib/server/exports/statistics-sheet.ts';
import { reply } from '#lib/server/respond.ts';
import { openStatistics } from '#lib/server/usecases/open-statistics.ts';

export const GET: RequestHandler = async ({ locals, url }) => {
  const opened = await openStatistics(locals.app, locals.actor, readChoice(url.searchParams));
  if (isProblem(opened)) return reply(opened);
  if (opened.view === null) return reply(problem('campaign.not_found'));
  const { round } = opened.view;
  const table = statisticsTables.find((name) => name === url.searchParams.get('table')) ?? 'indicators';
  const sheet = statisticsSheet(opened.view, table, locals.language);
  return csvReply(
    withProvenance(sheet, provenanceOf(round, locals.app.clock())),
    `statistics-${round.campaignId}-${table}`
  );
};
