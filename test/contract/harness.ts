/** What the contract needs of an adapter: a store of its own that can be closed, opened again and left half written. */
import { onTestFinished } from 'vitest';
import type { Actor, Scope } from '#lib/domain/access.ts';
import { operator, scopeOf } from '#lib/domain/access.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { Change, ChangeBody } from '#lib/domain/country-file/change.ts';
import type { Storage } from '#lib/server/storage/port.ts';
import { currentSchema, type Schema } from '#lib/server/storage/records.ts';
import { rememberStates } from '#lib/server/storage/remembered-states.ts';
import { Database } from '#lib/server/storage/embedded/database.ts';
import { insertChange as insertIntoSqlite } from '#lib/server/storage/embedded/file-log.ts';
import { openEmbedded } from '#lib/server/storage/embedded/open.ts';
import { connect } from '#lib/server/storage/mongo/connection.ts';
import { insertChange as insertIntoMongo } from '#lib/server/storage/mongo/file-log.ts';
import { openMongo } from '#lib/server/storage/mongo/open.ts';
import { tempStore, type StoreKind } from '../support/temp-store.ts';

export interface Opening {
  readonly demonstration?: boolean;
  readonly schema?: Schema;
}

export interface Harness {
  /** Closed when the test ends. Opening again closes the one before: the embedded store has one process. */
  open(opening?: Opening): Promise<Storage>;
  /** As a crash leaves it: the change is in the log, its projection was never written. The store is closed by it. */
  logOnly(change: Change): Promise<void>;
}

/** An empty store of the running test's own. */
export function harness(kind: StoreKind): Harness {
  const { settings, remove } = tempStore(kind);
  const [dataDir, uri, database] = ['DATA_DIR', 'MONGODB_URI', 'MONGODB_DATABASE'].map((name) => settings[name] ?? '');
  if (dataDir === undefined || uri === undefined || database === undefined) throw new Error('a store without a place');
  let last: Storage | null = null;
  onTestFinished(async () => {
    await last?.close();
    await remove();
  });
  return {
    async open({ demonstration = false, schema = currentSchema } = {}) {
      await last?.close();
      last = null;
      last = await (kind === 'embedded'
        ? openEmbedded({ dataDir, demonstration, schema })
        : openMongo({ uri, database, demonstration, schema }));
      return last;
    },
    async logOnly(change) {
      await last?.close();
      last = null;
      if (kind === 'embedded') {
        const db = new Database(dataDir);
        await db.write(() => insertIntoSqlite({ db, schema: currentSchema, states: rememberStates() }, change));
        db.close();
      } else {
        const connection = await connect(uri, database, currentSchema);
        await insertIntoMongo(connection, change);
        await connection.client.close();
      }
    }
  };
}

export const everything: Scope = scopeOf(operator('cli'));
export const nothing: Scope = scopeOf(null);
export function memberScope(personId: string): Scope {
  const actor: Actor = {
    personId,
    name: personId,
    email: '',
    role: 'contributor',
    iso3: 'KEN',
    language: 'en',
    via: 'page'
  };
  return scopeOf(actor);
}

export const version = { instrument: 'dtr', version: '1.0.0', sha256: 'ab'.repeat(32) };

export function changeOf(fileId: string, revision: number, body: ChangeBody, changeId = `c${revision}`): Change {
  const by = { personId: 'p-amina', name: 'Amina', role: 'focal_point' };
  return { fileId, revision, changeId, at: '2026-02-01T10:00:00.000Z', by, via: 'page', ...body };
}
export function opened(campaignId: string, iso3: string): Change {
  return changeOf(`${campaignId}.${iso3}`, 1, { kind: 'opened', campaignId, iso3, version, progress: { gov: [0, 3] } });
}
export function answer(value: Answer['value']): Answer {
  return { state: 'answered', value, language: 'en', comment: null };
}
export function saved(fileId: string, revision: number, answers: Record<string, Answer>, changeId?: string): Change {
  return changeOf(fileId, revision, { kind: 'answers_saved', answers, progress: { gov: [1, 3] } }, changeId);
}
export function delegated(fileId: string, revision: number, personId: string): Change {
  return changeOf(fileId, revision, {
    kind: 'delegated',
    personId,
    name: personId,
    email: `${personId}@example.org`,
    sections: ['gov'],
    questions: [],
    message: '',
    due: null
  });
}
