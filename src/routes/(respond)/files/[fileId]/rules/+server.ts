/** The questionnaire without its texts: what conditions and checks need to run in the browser, also off line. */
import { json } from '@sveltejs/kit';
import { isProblem } from '#lib/domain/problem.ts';
import { rulesOf } from '#lib/survey/rules.ts';
import { reply } from '#lib/server/respond.ts';
import { openRules } from '#lib/server/usecases/open-rules.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { app, actor } }) => {
  const version = await openRules(app, actor, params.fileId);
  return isProblem(version) ? reply(version) : json(rulesOf(version.questionnaire, version.ref));
};
