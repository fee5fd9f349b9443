/**
 * The log of changes and the projection made from it. Inserting the change is the commit point; the projection may lag
 * behind (a crash, a restored log) and is caught up, or made anew when an older program wrote it.
 */
import { applyChange, summaryOf } from '#lib/domain/country-file/apply.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
import type { FileState, FileSummary } from '#lib/domain/country-file/file-state.ts';
import type { Schema } from '../records.ts';
import type { RememberedStates } from '../remembered-states.ts';
import type { Database, Row } from './database.ts';
import { fromRow, jsonOf, numberOf, textOf } from './row.ts';

export const fileTables = `
  create table if not exists changes (
    file_id text not null, revision integer not null, change_id text not null,
    record text not null, schema integer not null, primary key (file_id, revision), unique (file_id, change_id)
  ) strict;
  create table if not exists files (
    file_id text primary key, campaign_id text not null, iso3 text not null, status text not null,
    revision integer not null, summary text not null, base text not null, schema integer not null,
    unique (campaign_id, iso3)
  ) strict;
  create index if not exists files_of_country on files (iso3, campaign_id)`;

/**
 * The base, from which a file is read, is written again after so many changes: writing three hundred answers anew with
 * each one saved would cost far more than applying a few changes on reading.
 */
export const baseEvery = 16;

export interface FileLog {
  readonly db: Database;
  readonly schema: Schema;
  readonly states: RememberedStates;
}

/** The commit point; false: that revision or that changeId exists. */
export function insertChange({ db, schema }: FileLog, change: Change): boolean {
  const added = db.run(
    'insert into changes (file_id, revision, change_id, record, schema) values (?, ?, ?, ?, ?) on conflict do nothing',
    [change.fileId, change.revision, change.changeId, JSON.stringify(change), schema.number]
  );
  return added === 1;
}

export function changesAfter({ db, schema }: FileLog, fileId: string, after: number): Change[] {
  const sql = 'select record, schema from changes where file_id = ? and revision > ? order by revision';
  return db.all(sql, [fileId, after]).map((row) => fromRow(schema, 'change', row));
}

/** The listing's row and the members always; the base, which is large, only where it is `whole`. */
export function project({ db, schema }: FileLog, state: FileState, whole: boolean): void {
  const summary = JSON.stringify(summaryOf(state));
  const { fileId, campaignId, iso3, status, revision } = state;
  if (whole) {
    db.run(
      `insert into files (file_id, campaign_id, iso3, status, revision, summary, base, schema)
       values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (file_id) do update set status = excluded.status, revision = excluded.revision,
         summary = excluded.summary, base = excluded.base, schema = excluded.schema`,
      [fileId, campaignId, iso3, status, revision, summary, JSON.stringify(state), schema.number]
    );
  } else {
    const sql = 'update files set status = ?, revision = ?, summary = ? where file_id = ?';
    db.run(sql, [status, revision, summary, fileId]);
  }
}

export function projectMembers({ db }: FileLog, { fileId, members }: FileState): void {
  db.run('delete from members where file_id = ?', [fileId]);
  for (const { personId } of members) {
    db.run('insert into members (person_id, file_id) values (?, ?)', [personId, fileId]);
  }
}

/** The state as the log has it, whatever the projection says; null: no such file. */
export function readState(log: FileLog, fileId: string): FileState | null {
  return rememberedState(log, fileId) ?? stateFromStore(log, fileId);
}

/** Where the log still has the change that made the state read last, only what came after it is read. */
function rememberedState(log: FileLog, fileId: string): FileState | null {
  const known = log.states.get(fileId);
  if (known === null) return null;
  const [last, ...newer] = rowsFrom(log, fileId, known.state.revision);
  if (last?.['change_id'] === known.changeId) return applied(log, known.state, last, newer);
  log.states.forget(fileId);
  return null;
}

function stateFromStore(log: FileLog, fileId: string): FileState | null {
  const row = log.db.one('select base, schema from files where file_id = ?', [fileId]);
  const usable = row !== null && numberOf(row, 'schema') === log.schema.number;
  const base = usable ? (jsonOf(row, 'base') as FileState) : null;
  if (base === null) return applied(log, null, null, rowsFrom(log, fileId, 0));
  const [last = null, ...newer] = rowsFrom(log, fileId, base.revision);
  return applied(log, base, last, newer);
}

function rowsFrom({ db }: FileLog, fileId: string, revision: number): Row[] {
  const sql = 'select change_id, record, schema from changes where file_id = ? and revision >= ? order by revision';
  return db.all(sql, [fileId, revision]);
}

/** `last`: the change that made `before`. Remembers what it gives. */
function applied(
  { schema, states }: FileLog,
  before: FileState | null,
  last: Row | null,
  newer: readonly Row[]
): FileState | null {
  const state = newer.reduce<FileState | null>(
    (standing, row) => applyChange(standing, fromRow(schema, 'change', row)),
    before
  );
  const newest = newer.at(-1) ?? last;
  if (state !== null && newest !== null) states.put(state, textOf(newest, 'change_id'));
  return state;
}

export function summaryIn(row: Row): FileSummary {
  return jsonOf(row, 'summary') as FileSummary;
}

/** At opening: every projection that lags or that an older program wrote is written again. */
export function catchUpAll(log: FileLog): void {
  const { db, schema } = log;
  const behind = db.all(
    `select distinct c.file_id from changes c left join files f on f.file_id = c.file_id
     where c.revision = coalesce(f.revision, 0) + 1 or f.schema <> ?`,
    [schema.number]
  );
  for (const row of behind) {
    const state = readState(log, textOf(row, 'file_id'));
    if (state === null) continue;
    project(log, state, true);
    projectMembers(log, state);
  }
}
