/** Every message that was written, sent or not. */
import type { Outbox } from '../port.ts';
import type { Schema } from '../records.ts';
import type { Database } from './database.ts';
import { fromRow } from './row.ts';

export const outboxTables = `
  create table if not exists outbox (
    number integer primary key autoincrement, id text not null unique, status text not null, created_at text not null,
    record text not null, schema integer not null
  ) strict;
  create index if not exists outbox_by_time on outbox (created_at, number);
  create index if not exists outbox_waiting on outbox (created_at, number) where status = 'queued'`;

export function outboxIn(db: Database, schema: Schema): Outbox {
  return {
    put: (mail) =>
      db.write(() => {
        db.run(
          `insert into outbox (id, status, created_at, record, schema) values (?, ?, ?, ?, ?)
           on conflict (id) do update set status = excluded.status, record = excluded.record, schema = excluded.schema`,
          [mail.id, mail.status, mail.createdAt, JSON.stringify(mail), schema.number]
        );
      }),
    setStatus: (id, status, at, error) =>
      db.write(() => {
        const row = db.one('select record, schema from outbox where id = ?', [id]);
        if (row === null) return;
        const mail = fromRow(schema, 'mail', row);
        const changed = { ...mail, status, sentAt: status === 'sent' ? at : mail.sentAt, error };
        db.run('update outbox set status = ?, record = ?, schema = ? where id = ?', [
          status,
          JSON.stringify(changed),
          schema.number,
          id
        ]);
      }),
    list: (limit) =>
      db.read(() =>
        db
          .all('select record, schema from outbox order by created_at desc, number desc limit ?', [limit])
          .map((row) => fromRow(schema, 'mail', row))
      ),
    waiting: (limit) =>
      db.read(() =>
        db
          .all(`select record, schema from outbox where status = 'queued' order by created_at, number limit ?`, [limit])
          .map((row) => fromRow(schema, 'mail', row))
      )
  };
}
