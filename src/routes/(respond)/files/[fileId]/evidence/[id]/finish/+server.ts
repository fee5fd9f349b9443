/** POST: every piece has come; the upload is checked and becomes evidence. Sent again: the same item. */
import { otherPerson } from '#lib/server/expected-person.ts';
import { reply } from '#lib/server/respond.ts';
import { finishUpload } from '#lib/server/usecases/finish-upload.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, params: { fileId, id }, locals: { app, actor } }) =>
  reply(otherPerson(request, actor) ?? (await finishUpload(app, actor, { fileId, uploadId: id })));
