/** The country file to take away: workbook or Word document, blank or filled, in the language of the page. */
import { fileReply } from '#lib/server/exports/file-reply.ts';
import { show } from '#lib/server/respond.ts';
import { downloadCopy } from '#lib/server/usecases/download-copy.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { app, actor, language } }) =>
  fileReply(show(await downloadCopy(app, actor, { ...params, language })));
