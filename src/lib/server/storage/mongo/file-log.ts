/**
 * The log of changes and the projection made from it. Inserting the change is the commit point; the projection is
 * written after and may lag (a crash between the two, another process): it is caught up on read, never written back.
 */
import { applyChange } from '#lib/domain/country-file/apply.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import { durable, insertedOnce, type Connection } from './connection.ts';
import { collectionOf, fromDocument, ownFieldsRemoved, putDocument, toDocument, type Document } from './document.ts';

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

/** The commit point; false: that revision or that changeId exists. */
export function insertChange(connection: Connection, change: Change): Promise<boolean> {
  const document = toDocument(connection, changeIdOf(change.fileId, change.revision), change);
  return insertedOnce(collectionOf(connection, 'changes').insertOne(document, durable));
}

export async function changesAfter(connection: Connection, fileId: string, after: number): Promise<Change[]> {
  const found = collectionOf(connection, 'changes')
    .find({ fileId, revision: { $gt: after } })
    .sort({ revision: 1 });
  return (await found.toArray()).map((document) => fromDocument(connection, 'change', document));
}

/** Writes the projection unless a newer one is there. Losing it costs nothing but a catching up. */
export async function project(connection: Connection, state: FileState): Promise<void> {
  const older = { $or: [{ revision: { $lt: state.revision } }, { _schema: { $lt: connection.schema.number } }] };
  const document = toDocument(connection, state.fileId, state);
  await putDocument(collectionOf(connection, 'files'), document, { writeConcern: { w: 1 } }, older);
}

/** The projection as it stands; null: none, or one that an older program wrote. */
export async function projected(connection: Connection, fileId: string): Promise<FileState | null> {
  const document = await collectionOf(connection, 'files').findOne({ _id: fileId });
  return document === null || document._schema !== connection.schema.number ? null : stateOf(document);
}

export function stateOf(document: Document): FileState {
  return ownFieldsRemoved(document) as unknown as FileState;
}

/** The state as the log has it, whatever the projection says; null: no such file. */
export async function readState(connection: Connection, fileId: string): Promise<FileState | null> {
  const known = await projected(connection, fileId);
  const newer = await changesAfter(connection, fileId, known?.revision ?? 0);
  const state = newer.reduce<FileState | null>(applyChange, known);
  if (state !== null && newer.length > 0) await project(connection, state);
  return state;
}

/** Of these files, those with a change after the revision at which their projection stands. */
export async function lagging(
  connection: Connection,
  files: readonly { readonly fileId: string; readonly revision: number }[]
): Promise<string[]> {
  if (files.length === 0) return [];
  const next = files.map(({ fileId, revision }) => changeIdOf(fileId, revision + 1));
  const found = collectionOf(connection, 'changes').find({ _id: { $in: next } }, { projection: { fileId: 1 } });
  return (await found.toArray()).map((document) => String(document['fileId']));
}

/** At opening: what a crash left behind. Files without a projection, projections that lag or are of an older number. */
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
  for (const fileId of behind) await readState(connection, fileId);
}
