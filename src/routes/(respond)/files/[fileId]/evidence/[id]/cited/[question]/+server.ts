/** PUT: the question cites the item. DELETE: no longer. Either twice is the same as once. */
import { otherPerson } from '#lib/server/expected-person.ts';
import { reply } from '#lib/server/respond.ts';
import { citeEvidence } from '#lib/server/usecases/cite-evidence.ts';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = (event) => cite(event, true);
export const DELETE: RequestHandler = (event) => cite(event, false);

async function cite(
  { request, params: { fileId, id, question }, locals: { app, actor } }: Parameters<RequestHandler>[0],
  cited: boolean
): Promise<Response> {
  const other = otherPerson(request, actor);
  return reply(other ?? (await citeEvidence(app, actor, { fileId, evidenceId: id, question, cited })));
}
