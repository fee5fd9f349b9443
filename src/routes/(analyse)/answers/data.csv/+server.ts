/** The page's table as CSV, chosen as the page is. */
import type { RequestHandler } from './$types';
import { readChoice } from '../choice.ts';
import { isProblem, problem } from '#lib/domain/problem.ts';
import { answersSheet } from '#lib/server/exports/answers-sheet.ts';
import { csvReply, withProvenance } from '#lib/server/exports/csv.ts';
import { provenanceOf } from '#lib/server/exports/provenance.ts';
import { reply } from '#lib/server/respond.ts';
import { openAnswers } from '#lib/server/usecases/open-answers.ts';

export const GET: RequestHandler = async ({ locals, url }) => {
  const opened = await openAnswers(locals.app, locals.actor, readChoice(url.searchParams));
  if (isProblem(opened)) return reply(opened);
  if (opened.view === null) return reply(problem('campaign.not_found'));
  const { view } = opened;
  const name = [view.question.name, view.part, view.scheme?.id].filter((part) => typeof part === 'string').join('-');
  return csvReply(
    withProvenance(answersSheet(view, locals.language), provenanceOf(view.round, locals.app.clock())),
    `answers-${view.round.campaignId}-${name}`
  );
};
