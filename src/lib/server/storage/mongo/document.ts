/**
 * From a MongoDB document to a record and back. The record's own fields stand as they are, for people who query the
 * database; fields that begin with `_` are the store's: `_id`, `_schema`, `_expires` (for TTL indexes), `_written`.
 */
import type { Collection, Filter, WriteConcernSettings } from 'mongodb';
import { readRecord, type RecordKind, type Records } from '../records.ts';
import { insertedOnce, type Connection } from './connection.ts';

export interface Document {
  readonly _id: string;
  readonly _schema: number;
  readonly [field: string]: unknown;
}

export function collectionOf(connection: Connection, name: string): Collection<Document> {
  return connection.db.collection<Document>(name);
}

export function toDocument(
  { schema }: Connection,
  id: string,
  record: object,
  own: { readonly _expires?: Date; readonly _written?: number } = {}
): Document {
  return { ...record, ...own, _id: id, _schema: schema.number };
}

/**
 * Inserts the document, or replaces the one with its id where `onlyOver` fits that one. Without the server's upsert:
 * what racing upserts do differs between servers, what racing inserts do does not.
 */
export async function putDocument(
  collection: Collection<Document>,
  { _id, ...content }: Document,
  options: { readonly writeConcern: WriteConcernSettings },
  onlyOver: Filter<Document> = {}
): Promise<void> {
  const replaced = async (): Promise<boolean> =>
    (await collection.replaceOne({ $and: [{ _id }, onlyOver] }, content, options)).matchedCount === 1;
  if (await replaced()) return;
  if (await insertedOnce(collection.insertOne({ ...content, _id }, options))) return;
  await replaced();
}

export function ownFieldsRemoved(document: Document): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !name.startsWith('_')));
}

export function fromDocument<K extends RecordKind>({ schema }: Connection, kind: K, document: Document): Records[K] {
  return readRecord(schema, kind, ownFieldsRemoved(document), document._schema);
}

export function fromDocumentOrNull<K extends RecordKind>(
  connection: Connection,
  kind: K,
  document: Document | null
): Records[K] | null {
  return document === null ? null : fromDocument(connection, kind, document);
}
