/**
 * A file posted by an ordinary form, without script: the same upload as by pieces, from its beginning to the item. Nobody
 * says beforehand how long it is, so it may be as long as a file may be; what is longer is thrown away.
 */
import { scopeOf, type Actor } from '#lib/domain/access.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { limitsOf, openToWrite } from '#lib/server/evidence/evidence-desk.ts';
import type { PostedFile } from '#lib/server/evidence/posted-file.ts';
import { storing } from '#lib/server/evidence/storing.ts';
import { beginUpload } from './begin-upload.ts';
import { cancelUpload } from './cancel-upload.ts';
import { finishUpload, type FinishedUpload } from './finish-upload.ts';
import { receivePiece } from './receive-piece.ts';

export async function postEvidenceFile(
  app: App,
  actor: Actor | null,
  fileId: string,
  { name, question, bytes }: PostedFile
): Promise<FinishedUpload | Problem> {
  const file = await openToWrite(app, actor, fileId);
  if (isProblem(file)) return file;
  const begun = await beginUpload(app, actor, { fileId, name, size: null, sha256: null, question });
  if (isProblem(begun) || 'item' in begun) return begun;
  const { uploadId } = begun;
  // A form whose line breaks cannot go on where it stood: nothing of it is kept.
  const came = await receiveAll(app, actor, fileId, uploadId, bytes).catch(() => problem('evidence.broken_off'));
  if (isProblem(came)) {
    await cancelUpload(app, actor, { fileId, uploadId });
    return came.problem === 'evidence.piece_elsewhere' ? tooMuch(app, came) : came;
  }
  const ended = await storing(() => app.storage.evidence.endHere(scopeOf(file.actor), uploadId));
  if (isProblem(ended)) return ended;
  return finishUpload(app, actor, { fileId, uploadId });
}

/** It went on beyond what a file may be, or beyond the room that was left. */
function tooMuch({ env }: App, { params }: Problem): Problem {
  const reachedFile = Number(params['received']) + env.EVIDENCE_PIECE_KB * 1024 > limitsOf(env).file;
  return reachedFile
    ? problem('evidence.too_large', { limit: env.EVIDENCE_FILE_MB }, 'file')
    : problem('evidence.no_room', { limit: env.EVIDENCE_COUNTRY_MB }, 'file');
}

/** How much came; in pieces of the usual size, each kept before the next is read. */
async function receiveAll(
  app: App,
  actor: Actor | null,
  fileId: string,
  uploadId: string,
  bytes: AsyncIterable<Uint8Array>
): Promise<number | Problem> {
  const pieceSize = app.env.EVIDENCE_PIECE_KB * 1024;
  let [offset, held]: [number, Buffer] = [0, Buffer.alloc(0)];
  const send = async (piece: Uint8Array): Promise<Problem | null> => {
    if (piece.byteLength === 0) return null;
    const kept = await receivePiece(app, actor, { fileId, uploadId, offset, piece });
    if (isProblem(kept)) return kept;
    offset += piece.byteLength;
    return null;
  };
  for await (const part of bytes) {
    held = Buffer.concat([held, part]);
    while (held.byteLength >= pieceSize) {
      const failed = await send(held.subarray(0, pieceSize));
      if (failed !== null) return failed;
      held = held.subarray(pieceSize);
    }
  }
  const failed = await send(held);
  return failed ?? (offset === 0 ? problem('evidence.empty', {}, 'file') : offset);
}
