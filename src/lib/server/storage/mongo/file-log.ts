/**
 * The log of changes, and the state of a file as the log has it. Inserting the change is the commit point; what a crash
 * leaves behind is caught up on read and at opening. No projection and nothing remembered is believed without asking the log.
 */
import { BSON } from 'mongodb';
import { applyChange } from '#lib/domain/country-file/apply.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
import type { FileState, FileSummary } from '#lib/domain/country-file/file-state.ts';
import { durable, insertedOnce, type Connection } from './connection.ts';
import { collectionOf, fromDocument, ownFieldsRemoved, toDocument, type Document } from './document.ts';
import { baseEvery, putBase, putSummary } from './projections.ts';

export async function indexFiles(connection: Connection): Promise<void> {
  const changes = collectionOf(connection, 'changes');
  await changes.createIndex({ fileId: 1, revision: 1 }, { unique: true }, {});
  await changes.createIndex({ fileId: 1, changeId: 1 }, { unique: true }, {});
  // The openings alone, to find files whose projection was never written.
  await changes.createIndex({ kind: 1 }, { partialFilterExpression: { kind: 'opened' } }, {});
  const files = collectionOf(connection, 'files');
  await files.createIndex({ campaignId: 1, iso3: 1 }, { unique: true }, {});
  await files.createIndex({ iso3: 1, campaignId: 1 });
  await files.createIndex({ 'members.personId': 1 });
}

export function changeIdOf(fileId: string, revision: number): string {
  return `${fileId}#${revision}`;
}

/** The commit point; null: that revision or that changeId exists. Else the change as the log now has it. */
export async function insertChange(connection: Connection, change: Change): Promise<Change | null> {
  const document = toDocument(connection, changeIdOf(change.fileId, change.revision), change);
  if (!(await insertedOnce(collectionOf(connection, 'changes').insertOne(document, durable)))) return null;
  // What the driver does to a value on its way (undefined left out, broken text mended) is in what comes back.
  const stored = BSON.deserialize(BSON.serialize(document, { ignoreUndefined: true }));
  return fromDocument(connection, 'change', { ...stored, _id: document._id, _schema: document._schema });
}

export async function changesAfter(connection: Connection, fileId: string, after: number): Promise<Change[]> {
  const found = collectionOf(connection, 'changes')
    .find({ fileId, revision: { $gt: after } })
    .sort({ revision: 1 });
  return (await found.toArray()).map((document) => fromDocument(connection, 'change', document));
}

export function summaryIn(document: Document): FileSummary {
  return ownFieldsRemoved(document) as unknown as FileSummary;
}

/** The state as the log has it, whatever the projections say; null: no such file. */
export async function readState(connection: Connection, fileId: string): Promise<FileState | null> {
  return (await rememberedState(connection, fileId)) ?? (await stateFromStore(connection, fileId));
}

/**
 * One question to the log, shared with whoever asks at the same time: is the last change that made the remembered state
 * there, and the next one or two? What has come after those is read as usual.
 */
async function rememberedState(connection: Connection, fileId: string): Promise<FileState | null> {
  const known = connection.states.get(fileId);
  if (known === null) return null;
  const { revision } = known.state;
  const [last, ...next] = await Promise.all(
    [0, 1, 2].map((ahead) => connection.changeById(changeIdOf(fileId, revision + ahead)))
  );
  if (last?.['changeId'] !== known.changeId) {
    connection.states.forget(fileId);
    return null;
  }
  // Up to the first that is missing: one further on may have been written while the question was on its way.
  const missing = next.indexOf(null);
  const near = next
    .slice(0, missing === -1 ? next.length : missing)
    .flatMap((document) => (document === null ? [] : [fromDocument(connection, 'change', document)]));
  const far = near.length < next.length ? [] : await changesAfter(connection, fileId, revision + near.length);
  const newer = [...near, ...far];
  const newest = newer.at(-1);
  if (newest === undefined) return known.state;
  // Of several who read at once, the first has applied it already: the others take the same state.
  const latest = connection.states.get(fileId);
  if (latest?.changeId === newest.changeId && latest.state.revision === newest.revision) return latest.state;
  const state = newer.reduce<FileState>(applyChange, known.state);
  connection.states.put(state, newest.changeId);
  return state;
}

async function stateFromStore(connection: Connection, fileId: string): Promise<FileState | null> {
  const [summary, base] = await Promise.all([
    collectionOf(connection, 'files').findOne({ _id: fileId }, { projection: { revision: 1, _schema: 1 } }),
    collectionOf(connection, 'fileBases').findOne({ _id: fileId })
  ]);
  const { number } = connection.schema;
  const known = base?._schema === number ? (ownFieldsRemoved(base) as unknown as FileState) : null;
  // From the base's own change on: a base that the log does not have is of another log.
  const after = Math.max(0, (known?.revision ?? 0) - 1);
  const found = await changesAfter(connection, fileId, after);
  const fits = known === null || found[0]?.revision === known.revision;
  const changes = known === null ? found : fits ? found.slice(1) : await changesAfter(connection, fileId, 0);
  const state = changes.reduce<FileState | null>(applyChange, fits ? known : null);
  if (state === null) return null;
  if (changes.length >= baseEvery) await putBase(connection, state);
  if (summary?._schema !== number || Number(summary['revision']) < state.revision) {
    await putSummary(connection, state);
  }
  const newest = changes.at(-1) ?? found[0];
  if (newest !== undefined) connection.states.put(state, newest.changeId);
  return state;
}

/** Of these files, those with a change after the revision at which their summary stands. */
export async function lagging(
  connection: Connection,
  files: readonly { readonly fileId: string; readonly revision: number }[]
): Promise<string[]> {
  if (files.length === 0) return [];
  const next = files.map(({ fileId, revision }) => changeIdOf(fileId, revision + 1));
  const found = collectionOf(connection, 'changes').find({ _id: { $in: next } }, { projection: { fileId: 1 } });
  return (await found.toArray()).map((document) => String(document['fileId']));
}

/** Writes the summary of a file whose summary is missing, lags or is of an older number. */
export async function catchUp(connection: Connection, fileId: string): Promise<void> {
  const state = await readState(connection, fileId);
  if (state !== null) await putSummary(connection, state);
}

/** At opening: what a crash left behind. Files without a summary, summaries that lag or are of an older number. */
export async function catchUpAll(connection: Connection): Promise<void> {
  const files = await collectionOf(connection, 'files')
    .find({}, { projection: { revision: 1, _schema: 1 } })
    .toArray();
  const standing = new Map(files.map((file) => [file._id, file]));
  const opened = collectionOf(connection, 'changes').find({ kind: 'opened' }, { projection: { fileId: 1 } });
  const behind = new Set(
    (await opened.toArray()).map((change) => String(change['fileId'])).filter((id) => !standing.has(id))
  );
  for (const file of files) if (file._schema < connection.schema.number) behind.add(file._id);
  const all = files.map((file) => ({ fileId: file._id, revision: Number(file['revision']) }));
  for (let start = 0; start < all.length; start += 1000) {
    for (const fileId of await lagging(connection, all.slice(start, start + 1000))) behind.add(fileId);
  }
  for (const fileId of behind) await catchUp(connection, fileId);
}
