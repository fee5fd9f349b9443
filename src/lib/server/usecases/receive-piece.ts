/** One piece of an upload. Sent twice it is kept once; one that does not fit says where the upload stands (`received`). */
import { scopeOf, type Actor } from '#lib/domain/access.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { openToWrite, ownUpload } from '#lib/server/evidence/evidence-desk.ts';
import { storing } from '#lib/server/evidence/storing.ts';

export interface ReceivePieceInput {
  readonly fileId: string;
  readonly uploadId: string;
  readonly offset: number;
  readonly piece: Uint8Array;
}

export async function receivePiece(
  app: App,
  actor: Actor | null,
  { fileId, uploadId, offset, piece }: ReceivePieceInput
): Promise<{ readonly received: number } | Problem> {
  const file = await openToWrite(app, actor, fileId);
  if (isProblem(file)) return file;
  const upload = await ownUpload(app, file, uploadId);
  if (isProblem(upload)) return upload;
  const at = app.clock().toISOString();
  const result = await storing(() => app.storage.evidence.append(scopeOf(file.actor), uploadId, offset, piece, at));
  if (result === null) return problem('evidence.upload_gone');
  if (isProblem(result)) return result;
  const { outcome, received } = result;
  return outcome === 'elsewhere' ? problem('evidence.piece_elsewhere', { received }) : { received };
}
