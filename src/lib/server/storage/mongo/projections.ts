/**
 * Writes the two projections of a country file: `files`, the summary that listings read and filter by, and `fileBases`,
 * the whole file, large and therefore written seldom. Losing a write costs nothing but a catching up, so none waits for
 * the disk; a newer projection is never written over. What a listing filters by is written before `project` returns.
 */
import { summaryOf } from '#lib/domain/country-file/apply.ts';
import type { FileState, FileSummary } from '#lib/domain/country-file/file-state.ts';
import type { Connection } from './connection.ts';
import { collectionOf, putDocument, toDocument } from './document.ts';

const passing = { writeConcern: { w: 1 } } as const;

/**
 * The base is written again after so many changes: writing three hundred answers anew with each one saved would cost far
 * more than applying a few changes when a process reads the file for the first time.
 */
export const baseEvery = 16;

/** After the change that made `state` of `before` is in the log. */
export async function project(connection: Connection, before: FileState | null, state: FileState): Promise<void> {
  if (before === null) return putSummary(connection, state);
  if (state.revision % baseEvery === 0)
    connection.following.write(`base ${state.fileId}`, () => putBase(connection, state));
  // A listing finds by status and members, and catches up with the log for the rest: that may follow the reply.
  const follows = before.status === state.status && before.members === state.members;
  if (follows) connection.following.write(state.fileId, () => updateSummary(connection, before, state));
  else await updateSummary(connection, before, state);
}

export function putSummary(connection: Connection, state: FileState): Promise<void> {
  return put(connection, 'files', summaryOf(state));
}

export function putBase(connection: Connection, state: FileState): Promise<void> {
  return put(connection, 'fileBases', state);
}

function put(connection: Connection, collection: string, file: FileState | FileSummary): Promise<void> {
  const older = { $or: [{ revision: { $lt: file.revision } }, { _schema: { $lt: connection.schema.number } }] };
  return putDocument(collectionOf(connection, collection), toDocument(connection, file.fileId, file), passing, older);
}

/** Only what the change touched, where the summary stands right before it; else the whole summary. */
async function updateSummary(connection: Connection, before: FileState, state: FileState): Promise<void> {
  const old = new Map<string, unknown>(Object.entries(before));
  const touched = Object.entries(summaryOf(state)).filter(([field, value]) => old.get(field) !== value);
  const standing = { _id: state.fileId, revision: before.revision, _schema: connection.schema.number };
  const update = { $set: Object.fromEntries(touched) };
  const { matchedCount } = await collectionOf(connection, 'files').updateOne(standing, update, passing);
  if (matchedCount === 0) await putSummary(connection, state);
}
