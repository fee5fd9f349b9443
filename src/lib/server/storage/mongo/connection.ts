/**
 * The connection to MongoDB: what every aggregate needs to reach it. Driver errors that say "the server is away" become
 * StorageFailure 'storage.unreachable'; a duplicate key is an answer, not an error. No credentials in any text.
 */
import {
  MongoClient,
  MongoNetworkError,
  MongoOperationTimeoutError,
  MongoServerError,
  MongoServerSelectionError,
  type Db
} from 'mongodb';
import { problem } from '#lib/domain/problem.ts';
import { StorageFailure } from '../port.ts';
import type { Schema } from '../records.ts';
import { rememberStates, type RememberedStates } from '../remembered-states.ts';
import { documentsById } from './asked-together.ts';
import type { Document } from './document.ts';
import { followingWrites, type Following } from './following-writes.ts';

export interface Connection {
  readonly client: MongoClient;
  readonly db: Db;
  /** Host and database, for messages. */
  readonly where: string;
  readonly schema: Schema;
  /** Of this process. */
  readonly states: RememberedStates;
  readonly following: Following;
  /** A change of the log by its id (`changeIdOf`). */
  readonly changeById: (id: string) => Promise<Document | null>;
  /** Runs `work`; throws StorageFailure where the server cannot be reached. */
  readonly reach: <T>(work: () => Promise<T>) => Promise<T>;
}

const duplicateKey = 11000;

export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === duplicateKey;
}

/** True where it was inserted, false where a unique index knows it already. */
export async function insertedOnce(insert: Promise<unknown>): Promise<boolean> {
  try {
    await insert;
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** An insert or update that must be on disk, on a majority, before anybody is told of it. */
export const durable = { writeConcern: { w: 'majority', journal: true } } as const;

export async function connect(uri: string, database: string, schema: Schema): Promise<Connection> {
  let client: MongoClient;
  try {
    client = new MongoClient(uri, {
      appName: 'soundings',
      serverSelectionTimeoutMS: 5000,
      connectTimeoutMS: 5000,
      ignoreUndefined: true,
      readPreference: 'primary',
      writeConcern: { w: 'majority', journal: true }
    });
  } catch (cause) {
    throw new StorageFailure(problem('storage.unreachable', { store: 'MONGODB_URI' }), { cause });
  }
  const where = `${client.options.srvHost ?? client.options.hosts.join(',')}/${database}`;
  const reach = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      const away =
        cause instanceof MongoServerSelectionError ||
        cause instanceof MongoNetworkError ||
        cause instanceof MongoOperationTimeoutError;
      throw away ? new StorageFailure(problem('storage.unreachable', { store: where }), { cause }) : cause;
    }
  };
  try {
    await reach(() => client.connect());
  } catch (cause) {
    await client.close();
    throw cause instanceof StorageFailure
      ? cause
      : new StorageFailure(problem('storage.unreachable', { store: where }), { cause });
  }
  const db = client.db(database);
  return {
    client,
    db,
    where,
    schema,
    states: rememberStates(),
    following: followingWrites(),
    changeById: documentsById(db.collection<Document>('changes')),
    reach
  };
}
