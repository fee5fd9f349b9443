/** Answers: the address says campaign, question, row and groups; the use case answers. */
import type { PageServerLoad } from './$types';
import { readChoice } from './choice.ts';
import { openAnswers } from '#lib/server/usecases/open-answers.ts';
import { show } from '#lib/server/respond.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const opened = show(await openAnswers(locals.app, locals.actor, readChoice(url.searchParams)));
  return { opened, language: locals.language };
};
