/**
 * GET: the file, to be saved. PUT ?offset=: a piece of the upload; one that does not fit is answered 409 with where the
 * upload stands. DELETE: the upload is given up, or, finished already, taken out of the file.
 */
import { json } from '@sveltejs/kit';
import { isProblem, problem } from '#lib/domain/problem.ts';
import { bodyLimit, readBounded } from '#lib/server/body-limit.ts';
import { serveEvidence } from '#lib/server/evidence/serve-evidence.ts';
import { otherPerson } from '#lib/server/expected-person.ts';
import { reply, statusOf, viewOf } from '#lib/server/respond.ts';
import { cancelUpload } from '#lib/server/usecases/cancel-upload.ts';
import { readEvidence } from '#lib/server/usecases/read-evidence.ts';
import { receivePiece } from '#lib/server/usecases/receive-piece.ts';
import { removeEvidence } from '#lib/server/usecases/remove-evidence.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request, params: { fileId, id }, locals: { app, actor } }) =>
  serveEvidence(request, await readEvidence(app, actor, { fileId, evidenceId: id }));

export const PUT: RequestHandler = async ({ request, url, params, route, locals: { app, actor } }) => {
  const other = otherPerson(request, actor);
  if (other !== null) return reply(other);
  const offset = Number(url.searchParams.get('offset') ?? Number.NaN);
  if (!Number.isSafeInteger(offset) || offset < 0) return reply(problem('request.field_invalid', { field: 'offset' }));
  const limit = bodyLimit(app.env, route.id, 'PUT');
  const piece = await readBounded(request, limit);
  if (piece === null) return reply(problem('request.too_large', { limit: Math.floor(limit / 1024) }));
  const { fileId, id: uploadId } = params;
  const kept = await receivePiece(app, actor, { fileId, uploadId, offset, piece });
  if (!isProblem(kept)) return json(kept);
  const { received } = kept.params;
  return json({ problem: viewOf(kept), ...(received !== undefined && { received }) }, { status: statusOf[kept.kind] });
};

export const DELETE: RequestHandler = async ({ request, params: { fileId, id }, locals: { app, actor } }) => {
  const upload = otherPerson(request, actor) ?? (await cancelUpload(app, actor, { fileId, uploadId: id }));
  if (isProblem(upload) || upload.cancelled) return reply(upload);
  return reply(await removeEvidence(app, actor, { fileId, evidenceId: id }));
};
