/** An upload is given up: what has come of it is thrown away. Given up twice, or finished meanwhile: nothing more to do. */
import { scopeOf, type Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { openAsMember, ownUpload } from '#lib/server/evidence/evidence-desk.ts';

export async function cancelUpload(
  app: App,
  actor: Actor | null,
  { fileId, uploadId }: { readonly fileId: string; readonly uploadId: string }
): Promise<{ readonly cancelled: boolean } | Problem> {
  const file = await openAsMember(app, actor, fileId);
  if (isProblem(file)) return file;
  const upload = await ownUpload(app, file, uploadId);
  if (isProblem(upload)) return upload.problem === 'evidence.upload_gone' ? { cancelled: false } : upload;
  await app.storage.evidence.forget(scopeOf(file.actor), uploadId);
  return { cancelled: true };
}
