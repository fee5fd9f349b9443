/** GET: a file that a signed answer cites, to be saved. */
import { serveEvidence } from '#lib/server/evidence/serve-evidence.ts';
import { readSignedEvidence } from '#lib/server/usecases/read-evidence.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request, params: { fileId, id }, locals: { app, actor } }) =>
  serveEvidence(request, await readSignedEvidence(app, actor, { fileId, evidenceId: id }));
