/** A store of a test's own: a new folder or a new database, as settings that an App, a server or a second process takes. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { inject } from 'vitest';

export const storeKinds = ['embedded', 'mongo'] as const;
export type StoreKind = (typeof storeKinds)[number];

export interface TempStore {
  readonly kind: StoreKind;
  /** Settings for `readEnv` or for the environment of a started server. */
  readonly settings: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

/** False where this run has no MongoDB server: then `describe.skipIf(!isAvailable(kind))`. */
export function isAvailable(kind: StoreKind): boolean {
  return kind === 'embedded' || inject('mongo') !== null;
}

export function tempStore(kind: StoreKind): TempStore {
  if (kind === 'embedded') {
    const folder = mkdtempSync(join(tmpdir(), 'soundings-store-'));
    return {
      kind,
      settings: { DATA_DIR: folder },
      remove: () => {
        rmSync(folder, { recursive: true, force: true });
        return Promise.resolve();
      }
    };
  }
  const server = inject('mongo');
  if (server === null) throw new Error('no MongoDB server in this run');
  const database = `soundings_test_${randomBytes(6).toString('hex')}`;
  return {
    kind,
    settings: { MONGODB_URI: server.uri, MONGODB_DATABASE: database },
    remove: async () => {
      const client = new MongoClient(server.uri);
      await client.db(database).dropDatabase();
      await client.close();
    }
  };
}
