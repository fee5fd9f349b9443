/**
 * Opens the MongoDB store with the official driver; standalone, replica set and sharded cluster alike. Refuses a server
 * that does not answer within five seconds, a store of a newer program, demonstration data mixed with real.
 */
import { problem } from '#lib/domain/problem.ts';
import { StorageFailure, type Storage, type StoreMeta } from '../port.ts';
import { checkMeta, currentSchema, type Schema } from '../records.ts';
import { campaignsIn } from './campaigns.ts';
import { connect, durable, insertedOnce, type Connection } from './connection.ts';
import { countryFilesIn } from './country-files.ts';
import { collectionOf, toDocument } from './document.ts';
import { catchUpAll, indexFiles } from './file-log.ts';
import { evidenceIn, indexEvidence } from './evidence.ts';
import { indexOutbox, outboxIn } from './outbox.ts';
import { cacheIn, indexPassing, limitsIn } from './passing.ts';
import { indexPeople, peopleIn } from './people.ts';
import { indexPresence, presenceIn } from './presence.ts';
import { indexSignIn, sessionsIn, signInLinksIn } from './sign-in.ts';
import { indexSubmissions, submissionsIn } from './submissions.ts';
import { versionsIn } from './versions.ts';

export interface MongoOptions {
  readonly uri: string;
  readonly database: string;
  readonly demonstration: boolean;
  /** Another than the current one only in tests of upgrading. */
  readonly schema?: Schema;
}

export async function openMongo({
  uri,
  database,
  demonstration,
  schema = currentSchema
}: MongoOptions): Promise<Storage> {
  const connection = await connect(uri, database, schema);
  const { client, db, where, reach } = connection;
  try {
    const meta = await reach(() => openMeta(connection, demonstration));
    await reach(async () => {
      const declarations = [indexPeople, indexFiles, indexSubmissions, indexSignIn, indexOutbox, indexPassing];
      for (const declare of [...declarations, indexPresence, indexEvidence]) await declare(connection);
      await catchUpAll(connection);
    });
    return {
      kind: 'mongo',
      description: `MongoDB at ${where}`,
      meta,
      versions: versionsIn(connection),
      campaigns: campaignsIn(connection),
      people: peopleIn(connection),
      countryFiles: countryFilesIn(connection),
      submissions: submissionsIn(connection),
      sessions: sessionsIn(connection),
      signInLinks: signInLinksIn(connection),
      outbox: outboxIn(connection),
      limits: limitsIn(connection),
      cache: cacheIn(connection),
      evidence: evidenceIn(connection),
      presence: presenceIn(connection),
      ping: async () => {
        const late = new Promise<never>((_, fail) => {
          const failure = new StorageFailure(problem('storage.unreachable', { store: where }));
          setTimeout(() => fail(failure), 1000).unref();
        });
        await reach(() => Promise.race([db.command({ ping: 1 }), late]));
      },
      close: async () => {
        await connection.following.settled();
        await client.close();
      }
    };
  } catch (reason) {
    await client.close();
    throw reason;
  }
}

/** What the store says of itself, checked before anything else is touched; its number rises to the program's. */
async function openMeta(connection: Connection, demonstration: boolean): Promise<StoreMeta> {
  const collection = collectionOf(connection, 'meta');
  const first = toDocument(connection, 'store', { demonstration, createdAt: new Date().toISOString() });
  await insertedOnce(collection.insertOne(first, durable));
  const found = await collection.findOne({ _id: 'store' });
  if (found === null) throw new Error('the store has lost its own description');
  const meta = {
    schema: found._schema,
    demonstration: found['demonstration'] === true,
    createdAt: String(found['createdAt'])
  };
  checkMeta(meta, connection.schema, demonstration, connection.where);
  await collection.updateOne({ _id: 'store' }, { $max: { _schema: connection.schema.number } }, durable);
  return { ...meta, schema: connection.schema.number };
}
