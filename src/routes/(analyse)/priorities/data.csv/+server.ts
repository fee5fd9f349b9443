/** The page's ranked needs as CSV, chosen as the page is. */
import type { RequestHandler } from './$types';
import { readChoice } from '../choice.ts';
import { isProblem, problem } from '#lib/domain/problem.ts';
import { csvReply, withProvenance } from '#lib/server/exports/csv.ts';
import { prioritiesSheet } from '#lib/server/exports/priorities-sheet.ts';
import { provenanceOf } from '#lib/server/exports/provenance.ts';
import { reply } from '#lib/server/respond.ts';
import { openPriorities } from '#lib/server/usecases/open-priorities.ts';

export const GET: RequestHandler = async ({ locals, url }) => {
  const opened = await openPriorities(locals.app, locals.actor, readChoice(url.searchParams));
  if (isProblem(opened)) return reply(opened);
  if (opened.view === null) return reply(problem('campaign.not_found'));
  const { view } = opened;
  return csvReply(
    withProvenance(prioritiesSheet(view, locals.language), provenanceOf(view.round, locals.app.clock())),
    `priorities-${view.round.campaignId}-${view.group.scheme}-${view.group.id}-${view.theme.id}`
  );
};
