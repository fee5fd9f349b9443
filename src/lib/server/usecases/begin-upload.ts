/**
 * A file of evidence is announced: everything that can be refused is refused before a byte has come. The same file
 * announced again (same person, name, size, question and checksum) goes on where it stands. Content that the file has
 * already, and that this member sees, need not come: it is cited at once.
 */
import { randomUUID } from 'node:crypto';
import { scopeOf, type Actor } from '#lib/domain/access.ts';
import { evidenceSize, whyNoFile } from '#lib/domain/country-file/evidence.ts';
import type { EvidenceItem } from '#lib/domain/country-file/evidence-item.ts';
import { evidenceSeen } from '#lib/domain/country-file/evidence-sight.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { recite } from '#lib/server/evidence/cite.ts';
import { whyNotCited } from '#lib/server/evidence/citing.ts';
import { clearUnfinished, limitsOf, openToWrite, type OpenFile } from '#lib/server/evidence/evidence-desk.ts';
import { storing } from '#lib/server/evidence/storing.ts';
import type { FinishedUpload } from './finish-upload.ts';

/** Of one person in one file at once. */
const mostUnfinished = 20;

export interface BeginUploadInput {
  readonly fileId: string;
  readonly name: string;
  /** In bytes; null: nobody knows, it may be as large as a file may be and as there is room. */
  readonly size: number | null;
  readonly sha256: string | null;
  /** The question that will cite it; null: none yet. */
  readonly question: string | null;
}

export interface BegunUpload {
  readonly uploadId: string;
  readonly received: number;
  /** The largest piece that is taken, in bytes. */
  readonly piece: number;
}

export async function beginUpload(
  app: App,
  actor: Actor | null,
  input: BeginUploadInput
): Promise<BegunUpload | FinishedUpload | Problem> {
  const file = await openToWrite(app, actor, input.fileId);
  if (isProblem(file)) return file;
  const { name, size, question } = input;
  if (size === 0) return problem('evidence.empty', {}, 'file');
  const unwanted = whyNotCited(file, question);
  if (unwanted !== null) return unwanted;
  const known = knownTo(file, input);
  if (known !== undefined) return cited(app, file, input, known);
  const stopped = whyNoFile(file.state, { name, size: size ?? 1 }, limitsOf(app.env));
  if (stopped !== null) return stopped;
  return storing(() => begun(app, file, input));
}

/** A checksum alone must open nothing: only what he may read and cite anyhow counts. */
function knownTo({ state, me, sight }: OpenFile, { sha256, size }: BeginUploadInput): EvidenceItem | undefined {
  if (sha256 === null) return undefined;
  return evidenceSeen(state, me, sight).find(
    (item) => item.removed === null && item.sha256 === sha256 && item.size === size
  );
}

async function cited(
  app: App,
  { actor }: OpenFile,
  { fileId, question }: BeginUploadInput,
  item: EvidenceItem
): Promise<FinishedUpload | Problem> {
  if (question === null) return { item, cited: null };
  const done = await recite(app, actor, fileId, question, `cite:${randomUUID()}`, (evidence) =>
    evidence.includes(item.id) ? evidence : [...evidence, item.id]
  );
  return isProblem(done) ? done : { item, cited: done };
}

async function begun(
  app: App,
  file: OpenFile,
  { fileId, name, size, sha256, question }: BeginUploadInput
): Promise<BegunUpload | Problem> {
  const { evidence } = app.storage;
  const scope = scopeOf(file.actor);
  const { personId } = file.actor;
  await clearUnfinished(app);
  const underWay = (await evidence.uploads(scope, fileId)).filter(({ stored }) => stored === null);
  const same = underWay.find(
    (upload) =>
      sha256 !== null &&
      upload.personId === personId &&
      upload.name === name &&
      upload.size === size &&
      upload.sha256 === sha256 &&
      upload.question === question
  );
  const piece = app.env.EVIDENCE_PIECE_KB * 1024;
  if (same !== undefined) return { uploadId: same.id, received: same.received, piece };
  if (underWay.filter((upload) => upload.personId === personId).length >= mostUnfinished) {
    return problem('evidence.too_many_uploads', { limit: mostUnfinished });
  }
  const limits = limitsOf(app.env);
  const coming = underWay.reduce((sum, upload) => sum + upload.received, 0);
  const left = limits.country - evidenceSize(file.state.evidence) - coming;
  if ((size ?? 1) > left) return problem('evidence.no_room', { limit: app.env.EVIDENCE_COUNTRY_MB }, 'file');
  const uploadId = randomUUID();
  const startedAt = app.clock().toISOString();
  const upload = { id: uploadId, fileId, personId, name, question, sha256, startedAt };
  const made = await evidence.begin(scope, { ...upload, size: size ?? Math.min(limits.file, left) });
  return made ? { uploadId, received: 0, piece } : problem('file.not_found', { fileId });
}
