/** POST as JSON: an upload is announced, or a link comes as evidence. */
import { isProblem } from '#lib/domain/problem.ts';
import { readEvidenceBody } from '#lib/server/evidence/evidence-body.ts';
import { otherPerson } from '#lib/server/expected-person.ts';
import { reply } from '#lib/server/respond.ts';
import { addLink } from '#lib/server/usecases/add-link.ts';
import { beginUpload } from '#lib/server/usecases/begin-upload.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, params, locals: { app, actor } }) => {
  const body = otherPerson(request, actor) ?? (await readEvidenceBody(request));
  if (isProblem(body)) return reply(body);
  const { fileId } = params;
  return reply(
    'url' in body ? await addLink(app, actor, { fileId, ...body }) : await beginUpload(app, actor, { fileId, ...body })
  );
};
