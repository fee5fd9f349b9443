/** Autosave: PUT answers as JSON. What can be saved is saved in every case; 409 with any conflict, 422 with any refusal. */
import { json } from '@sveltejs/kit';
import { isProblem } from '#lib/domain/problem.ts';
import { readAnswersBody } from '#lib/server/answers-body.ts';
import { otherPerson } from '#lib/server/expected-person.ts';
import { reply, viewOf } from '#lib/server/respond.ts';
import { saveAnswers } from '#lib/server/usecases/save-answers.ts';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = async ({ request, params, locals: { app, actor } }) => {
  const other = otherPerson(request, actor);
  if (other !== null) return reply(other);
  const body = await readAnswersBody(request, app.env.BODY_LIMIT_KB * 1024);
  if (isProblem(body)) return reply(body);
  const outcome = await saveAnswers(app, actor, { fileId: params.fileId, ...body });
  if (isProblem(outcome)) return reply(outcome);
  const refused = Object.entries(outcome.refused).map(([name, problem]) => [name, viewOf(problem)] as const);
  const status = Object.keys(outcome.conflicts).length > 0 ? 409 : refused.length > 0 ? 422 : 200;
  return json({ ...outcome, refused: Object.fromEntries(refused) }, { status });
};
