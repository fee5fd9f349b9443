/** What was signed, as a Word document in the language of the signature. */
import { fileReply } from '#lib/server/exports/file-reply.ts';
import { show } from '#lib/server/respond.ts';
import { downloadSigned } from '#lib/server/usecases/download-signed.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { app, actor } }) => {
  const number = /^\d{1,6}$/.test(params.number) ? Number(params.number) : 0;
  return fileReply(show(await downloadSigned(app, actor, { fileId: params.fileId, number })));
};
