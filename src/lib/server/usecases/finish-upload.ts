/**
 * An upload becomes evidence: its content is checked, stored under its checksum, recorded in the log and cited by the
 * question that it was for. Content that the file has already is not stored or recorded again, only cited. Finishing
 * twice gives the same item. What the check refuses is thrown away at once.
 */
import { scopeOf, type Actor } from '#lib/domain/access.ts';
import { evidenceTypes } from '#lib/domain/country-file/evidence.ts';
import type { EvidenceItem } from '#lib/domain/country-file/evidence-item.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { checkContent, type EvidenceEnding } from '#lib/server/evidence/check-content.ts';
import { recite, type Cited } from '#lib/server/evidence/cite.ts';
import { cleanName } from '#lib/server/evidence/clean-name.ts';
import { fewAtOnce } from '#lib/server/evidence/few-at-once.ts';
import { limitsOf, openAsMember, openToWrite, ownUpload, type OpenFile } from '#lib/server/evidence/evidence-desk.ts';
import { storing } from '#lib/server/evidence/storing.ts';
import { act } from '#lib/server/file-desk.ts';
import { sha256 as hashOf } from '#lib/server/sha256.ts';
import type { EvidenceUpload } from '#lib/server/storage/evidence-port.ts';

export interface FinishedUpload {
  readonly item: EvidenceItem;
  /** null: it was for no question. */
  readonly cited: Cited | null;
}

/** Each holds a whole file in memory. */
const checking = fewAtOnce(2);

export async function finishUpload(
  app: App,
  actor: Actor | null,
  { fileId, uploadId }: { readonly fileId: string; readonly uploadId: string }
): Promise<FinishedUpload | Problem> {
  const before = await finishedBefore(app, actor, fileId, uploadId);
  if (before !== null) return before;
  const file = await openToWrite(app, actor, fileId);
  if (isProblem(file)) return file;
  const upload = await ownUpload(app, file, uploadId);
  if (isProblem(upload)) return upload;
  const { received, size } = upload;
  if (received !== size) return problem('evidence.incomplete', { received, size });
  return storing(() => checking(() => keep(app, file, upload)));
}

/** The reply was lost and the upload is finished again: the item that it became. */
async function finishedBefore(
  app: App,
  actor: Actor | null,
  fileId: string,
  uploadId: string
): Promise<FinishedUpload | Problem | null> {
  const file = await openAsMember(app, actor, fileId);
  if (isProblem(file)) return file;
  const item = file.state.evidence.find(({ id }) => id === uploadId);
  if (item?.addedBy.personId !== file.actor.personId) return null;
  const upload = await ownUpload(app, file, uploadId);
  if (isProblem(upload)) return { item, cited: null };
  const cited = await cite(app, file.actor, upload, item);
  if (isProblem(cited)) return cited;
  await app.storage.evidence.forget(scopeOf(file.actor), uploadId);
  return { item, cited };
}

async function keep(app: App, file: OpenFile, upload: EvidenceUpload): Promise<FinishedUpload | Problem> {
  const { evidence } = app.storage;
  const scope = scopeOf(file.actor);
  const checked = await contentOf(app, file, upload);
  if (isProblem(checked)) {
    await evidence.forget(scope, upload.id);
    return checked;
  }
  const known = sameContent(file.state, checked.sha256);
  const item = known ?? (await record(app, file, upload, checked));
  if (isProblem(item)) return item;
  const cited = await cite(app, file.actor, upload, item);
  if (isProblem(cited)) return cited;
  await evidence.forget(scope, upload.id);
  return { item, cited };
}

interface Content {
  readonly ending: EvidenceEnding;
  readonly sha256: string;
}

async function contentOf(app: App, file: OpenFile, upload: EvidenceUpload): Promise<Content | Problem> {
  const parts: Uint8Array[] = [];
  const scope = scopeOf(file.actor);
  const bytes =
    upload.stored === null
      ? await app.storage.evidence.readUpload(scope, upload.id)
      : ((await app.storage.evidence.read(scope, upload.fileId, upload.stored))?.bytes ?? null);
  if (bytes === null) return problem('evidence.upload_gone');
  for await (const part of bytes) parts.push(part);
  const whole = Buffer.concat(parts);
  const sha256 = hashOf(whole);
  if (upload.sha256 !== null && upload.sha256 !== sha256) return problem('evidence.checksum');
  const ending = await checkContent(whole, upload.name);
  return isProblem(ending) ? ending : { ending, sha256 };
}

function sameContent(state: FileState, sha256: string): EvidenceItem | undefined {
  return state.evidence.find((item) => item.sha256 === sha256 && item.removed === null);
}

async function record(
  app: App,
  file: OpenFile,
  upload: EvidenceUpload,
  { ending, sha256 }: Content
): Promise<EvidenceItem | Problem> {
  const stored = await app.storage.evidence.finish(scopeOf(file.actor), upload.id);
  if (stored?.sha256 !== sha256) return problem('evidence.upload_gone');
  const item = {
    id: upload.id,
    kind: 'file' as const,
    name: cleanName(upload.name, ending),
    mediaType: evidenceTypes.get(ending) ?? null,
    size: upload.size,
    sha256,
    title: '',
    date: null,
    url: null
  };
  const command = { kind: 'add_evidence', item, limits: limitsOf(app.env) } as const;
  const outcome = await act(app, file.actor, upload.fileId, `evidence:${upload.id}`, command);
  if (isProblem(outcome)) return outcome;
  return outcome.state.evidence.find(({ id }) => id === upload.id) ?? problem('evidence.not_found');
}

async function cite(
  app: App,
  actor: Actor,
  { id, fileId, question }: EvidenceUpload,
  item: EvidenceItem
): Promise<Cited | null | Problem> {
  if (question === null) return null;
  return recite(app, actor, fileId, question, `cite:${id}`, (evidence) =>
    evidence.includes(item.id) ? evidence : [...evidence, item.id]
  );
}
