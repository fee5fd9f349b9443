/**
 * The log of changes and the projection made from it. Inserting the change is the commit point; the projection may lag
 * behind (a crash, a restored log) and is caught up, or made anew when an older program wrote it.
 */
import { applyChange, summaryOf } from '#lib/domain/country-file/apply.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
import type { FileState, FileSummary } from '#lib/domain/country-file/file-state.ts';
import type { Schema } from '../records.ts';
import type { Database, Row } from './database.ts';
import { fromRow, jsonOf, numberOf, textOf } from './row.ts';

export const fileTables = `
  create table if not exists changes (
    file_id text not null, revision integer not null, change_id text not null,
    record text not null, schema integer not null, primary key (file_id, revision), unique (file_id, change_id)
  ) strict;
  create table if not exists files (
    file_id text primary key, campaign_id text not null, iso3 text not null, status text not null,
    revision integer not null, summary text not null, answers text not null, schema integer not null,
    unique (campaign_id, iso3)
  ) strict;
  create index if not exists files_of_country on files (iso3, campaign_id)`;

/** The commit point; false: that revision or that changeId exists. */
export function insertChange(db: Database, schema: Schema, change: Change): boolean {
  const added = db.run(
    'insert into changes (file_id, revision, change_id, record, schema) values (?, ?, ?, ?, ?) on conflict do nothing',
    [change.fileId, change.revision, change.changeId, JSON.stringify(change), schema.number]
  );
  return added === 1;
}

export function changesAfter(db: Database, schema: Schema, fileId: string, after: number): Change[] {
  const sql = 'select record, schema from changes where file_id = ? and revision > ? order by revision';
  return db.all(sql, [fileId, after]).map((row) => fromRow(schema, 'change', row));
}

export function project(db: Database, schema: Schema, state: FileState, members: boolean): void {
  db.run(
    `insert into files (file_id, campaign_id, iso3, status, revision, summary, answers, schema)
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (file_id) do update set status = excluded.status, revision = excluded.revision,
       summary = excluded.summary, answers = excluded.answers, schema = excluded.schema`,
    [
      state.fileId,
      state.campaignId,
      state.iso3,
      state.status,
      state.revision,
      JSON.stringify(summaryOf(state)),
      JSON.stringify(state.answers),
      schema.number
    ]
  );
  if (!members) return;
  db.run('delete from members where file_id = ?', [state.fileId]);
  for (const { personId } of state.members) {
    db.run('insert into members (person_id, file_id) values (?, ?)', [personId, state.fileId]);
  }
}

/** The state as the log has it, whatever the projection says; null: no such file. `lagged`: the projection must be written. */
export function readState(
  db: Database,
  schema: Schema,
  fileId: string
): { readonly state: FileState; readonly lagged: boolean } | null {
  const row = db.one('select summary, answers, schema from files where file_id = ?', [fileId]);
  const projected = row === null || numberOf(row, 'schema') !== schema.number ? null : stateOf(row);
  const newer = changesAfter(db, schema, fileId, projected?.revision ?? 0);
  const state = newer.reduce<FileState | null>(applyChange, projected);
  return state === null ? null : { state, lagged: newer.length > 0 };
}

export function summaryIn(row: Row): FileSummary {
  return jsonOf(row, 'summary') as FileSummary;
}

function stateOf(row: Row): FileState {
  return { ...summaryIn(row), answers: jsonOf(row, 'answers') as FileState['answers'] };
}

/** At opening: every projection that lags or that an older program wrote is written again. */
export function catchUpAll(db: Database, schema: Schema): void {
  const behind = db.all(
    `select distinct c.file_id from changes c left join files f on f.file_id = c.file_id
     where c.revision = coalesce(f.revision, 0) + 1 or f.schema <> ?`,
    [schema.number]
  );
  for (const row of behind) {
    const read = readState(db, schema, textOf(row, 'file_id'));
    if (read !== null) project(db, schema, read.state, true);
  }
}
