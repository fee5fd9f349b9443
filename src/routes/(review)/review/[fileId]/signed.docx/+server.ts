/** The submission that a reviewer reads, as a Word document; `?number=` says which, without it the newest. */
import { fileReply } from '#lib/server/exports/file-reply.ts';
import { show } from '#lib/server/respond.ts';
import { downloadSubmission } from '#lib/server/usecases/download-signed.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals: { app, actor } }) => {
  const number = Number(url.searchParams.get('number') ?? Number.NaN);
  const input = Number.isSafeInteger(number) ? { fileId: params.fileId, number } : { fileId: params.fileId };
  return fileReply(show(await downloadSubmission(app, actor, input)));
};
