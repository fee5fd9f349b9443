/** Signed submissions as analysis reads them: a projection of the log, replaced by (file, number). */
import type { SQLInputValue } from 'node:sqlite';
import type { Scope } from '#lib/domain/access.ts';
import type { SubmissionFilter, Submissions } from '../port.ts';
import type { Schema } from '../records.ts';
import type { Database } from './database.ts';
import { fromRow, fromRowOrNull, marks, numberOf } from './row.ts';
import { inScope } from './scope.ts';

/** `written` counts up with every write: it tells a fingerprint that a record was replaced. */
export const submissionTables = `
  create table if not exists submissions (
    file_id text not null, number integer not null, receipt text not null unique, campaign_id text not null,
    iso3 text not null, instrument text not null, status text not null, decided_at text, written integer not null,
    record text not null, schema integer not null, primary key (file_id, number)
  ) strict;
  create index if not exists submissions_in_order on submissions (campaign_id, iso3, number);
  create index if not exists submissions_of_country on submissions (iso3);
  create index if not exists submissions_by_instrument on submissions (instrument, status);
  create index if not exists submissions_written on submissions (written)`;

const insert = `
  insert into submissions
    (file_id, number, receipt, campaign_id, iso3, instrument, status, decided_at, record, schema, written)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select coalesce(max(written), 0) + 1 from submissions))
  on conflict (file_id, number) do update set receipt = excluded.receipt, status = excluded.status,
    decided_at = excluded.decided_at, record = excluded.record, schema = excluded.schema, written = excluded.written`;

export function submissionsIn(db: Database, schema: Schema): Submissions {
  const columns = 'select s.record, s.schema from submissions s';
  return {
    put: (scope, submission) =>
      db.write(() => {
        const allowed = inScope(scope, 'asked.file_id');
        if (
          db.one(`select 1 from (select ? as file_id) asked where ${allowed.sql}`, [
            submission.fileId,
            ...allowed.values
          ]) === null
        ) {
          throw new Error(`submission ${submission.receipt} written from outside its scope`);
        }
        const { fileId, number, receipt, campaignId, iso3, content, status, decidedAt } = submission;
        const { instrument } = content.version;
        const record = JSON.stringify(submission);
        db.run(insert, [
          fileId,
          number,
          receipt,
          campaignId,
          iso3,
          instrument,
          status,
          decidedAt,
          record,
          schema.number
        ]);
      }),
    get: (scope, fileId, number) =>
      db.read(() => {
        const allowed = inScope(scope, 's.file_id');
        const sql = `${columns} where s.file_id = ? and s.number = ? and ${allowed.sql}`;
        return fromRowOrNull(schema, 'submission', db.one(sql, [fileId, number, ...allowed.values]));
      }),
    byReceipt: (receipt) =>
      db.read(() => {
        const found = fromRowOrNull(schema, 'submission', db.one(`${columns} where s.receipt = ?`, [receipt]));
        if (found === null) return null;
        const { sha256, status, iso3, campaignId, content } = found;
        return { receipt, sha256, status, iso3, campaignId, signedAt: content.signedAt };
      }),
    list: (scope, filter) =>
      db.read(() => {
        const where = matching(scope, filter);
        const sql = `${columns} where ${where.sql} order by s.campaign_id, s.iso3, s.number`;
        return db.all(sql, where.values).map((row) => fromRow(schema, 'submission', row));
      }),
    fingerprint: (scope, filter) =>
      db.read(() => {
        const where = matching(scope, filter);
        const row = db.one(
          `select count(*) as n, coalesce(max(s.decided_at), '') as decided, coalesce(max(s.written), 0) as written
         from submissions s where ${where.sql}`,
          where.values
        );
        return row === null ? '' : `${numberOf(row, 'n')}/${String(row['decided'])}/${numberOf(row, 'written')}`;
      })
  };
}

function matching(scope: Scope, filter: SubmissionFilter): { readonly sql: string; readonly values: SQLInputValue[] } {
  const allowed = inScope(scope, 's.file_id');
  const conditions = [allowed.sql];
  const values: SQLInputValue[] = [...allowed.values];
  const oneOf = (column: string, list: readonly string[] | undefined): void => {
    if (list === undefined) return;
    conditions.push(`${column} in ${marks(list)}`);
    values.push(...list);
  };
  oneOf('s.campaign_id', filter.campaignId);
  oneOf('s.instrument', filter.instrument === undefined ? undefined : [filter.instrument]);
  oneOf('s.iso3', filter.iso3);
  oneOf('s.status', filter.status);
  return { sql: conditions.join(' and '), values };
}
