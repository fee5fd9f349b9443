/** One table of the uncertainty as CSV: `table=scores` (as a default), drivers, alone, without, chosen as the page is. */
import type { RequestHandler } from './$types';
import { readChoice } from '../choice.ts';
import { isProblem, problem } from '#lib/domain/problem.ts';
import { csvReply, withProvenance } from '#lib/server/exports/csv.ts';
import { provenanceOf } from '#lib/server/exports/provenance.ts';
import { sensitivitySheet, sensitivityTables } from '#lib/server/exports/sensitivity-sheet.ts';
import { reply } from '#lib/server/respond.ts';
import { openSensitivity } from '#lib/server/usecases/open-sensitivity.ts';

export const GET: RequestHandler = async ({ locals, url }) => {
  const found = await openSensitivity(locals.app, locals.actor, readChoice(url.searchParams));
  if (isProblem(found)) return reply(found);
  if (found.opened?.state.kind !== 'ready') return reply(problem('analysis.not_found'));
  const { view } = found.opened.state;
  const table = sensitivityTables.find((name) => name === url.searchParams.get('table')) ?? 'scores';
  const sheet = withProvenance(sensitivitySheet(view, table), provenanceOf(view.round, locals.app.clock()));
  return csvReply(sheet, `uncertainty-${view.round.campaignId}-${table}`);
};
