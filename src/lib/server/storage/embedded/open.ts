/**
 * Opens the embedded store: SQLite in one folder, for a first run, a demonstration, a small office and the tests.
 * Refuses a folder it cannot write, a second process, a store of a newer program, demonstration data mixed with real.
 */
import type { Storage, StoreMeta } from '../port.ts';
import { rememberStates } from '../remembered-states.ts';
import { checkMeta, currentSchema, keepEndedDays, type Schema } from '../records.ts';
import { campaignsIn, campaignTables } from './campaigns.ts';
import { countryFilesIn } from './country-files.ts';
import { Database } from './database.ts';
import { catchUpAll, fileTables } from './file-log.ts';
import { evidenceIn, evidenceTables } from './evidence.ts';
import { outboxIn, outboxTables } from './outbox.ts';
import { cacheIn, forgetPassed, limitsIn, passingTables } from './passing.ts';
import { peopleIn, peopleTables } from './people.ts';
import { presenceInMemory } from './presence.ts';
import { numberOf, textOf } from './row.ts';
import { memberTables } from './scope.ts';
import { forgetEndedSignIns, sessionsIn, signInLinksIn, signInTables } from './sign-in.ts';
import { submissionsIn, submissionTables } from './submissions.ts';
import { versionsIn, versionTables } from './versions.ts';

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly demonstration: boolean;
  /** Another than the current one only in tests of upgrading. */
  readonly schema?: Schema;
}

const tables = [
  versionTables,
  campaignTables,
  peopleTables,
  memberTables,
  fileTables,
  submissionTables,
  signInTables,
  outboxTables,
  passingTables,
  evidenceTables
];

export async function openEmbedded({
  dataDir,
  demonstration,
  schema = currentSchema
}: EmbeddedOptions): Promise<Storage> {
  const db = new Database(dataDir);
  try {
    const meta = await openMeta(db, schema, demonstration);
    for (const declaration of tables) db.declare(declaration);
    const log = { db, schema, states: rememberStates() };
    const ended = Date.now() - keepEndedDays * 86_400_000;
    await db.write(() => {
      forgetEndedSignIns(db, new Date(ended).toISOString());
      forgetPassed(db, ended);
      catchUpAll(log);
    });
    const evidence = evidenceIn(db, schema);
    await evidence.sweep();
    return {
      kind: 'embedded',
      description: `embedded store in ${db.folder}`,
      meta,
      versions: versionsIn(db, schema),
      campaigns: campaignsIn(db, schema),
      people: peopleIn(db, schema),
      countryFiles: countryFilesIn(log),
      submissions: submissionsIn(db, schema),
      sessions: sessionsIn(db, schema),
      signInLinks: signInLinksIn(db, schema),
      outbox: outboxIn(db, schema),
      limits: limitsIn(db),
      cache: cacheIn(db),
      evidence,
      presence: presenceInMemory(),
      ping: () =>
        db.read(() => {
          db.one('select schema from meta');
        }),
      close: () => db.read(() => db.close())
    };
  } catch (reason) {
    db.close();
    throw reason;
  }
}

/** What the store says of itself, checked before anything else is touched; its number rises to the program's. */
function openMeta(db: Database, schema: Schema, demonstration: boolean): Promise<StoreMeta> {
  db.declare(
    'create table if not exists meta (one integer primary key check (one = 1), schema integer not null, demonstration integer not null, created_at text not null) strict'
  );
  return db.write(() => {
    db.run('insert into meta (one, schema, demonstration, created_at) values (1, ?, ?, ?) on conflict do nothing', [
      schema.number,
      demonstration ? 1 : 0,
      new Date().toISOString()
    ]);
    const row = db.one('select schema, demonstration, created_at from meta');
    if (row === null) throw new Error('the store has lost its own description');
    const found = {
      schema: numberOf(row, 'schema'),
      demonstration: numberOf(row, 'demonstration') === 1,
      createdAt: textOf(row, 'created_at')
    };
    checkMeta(found, schema, demonstration, db.folder);
    db.run('update meta set schema = ?', [schema.number]);
    return { ...found, schema: schema.number };
  });
}
