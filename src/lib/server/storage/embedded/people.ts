/** Accounts: the e-mail address is lower-case and unique. */
import type { People } from '../port.ts';
import type { Schema } from '../records.ts';
import type { Database } from './database.ts';
import { fromRow, fromRowOrNull } from './row.ts';

export const peopleTables = `
  create table if not exists people (
    id text primary key, email text not null unique, record text not null, schema integer not null
  ) strict`;

export function peopleIn(db: Database, schema: Schema): People {
  return {
    create: (person) =>
      db.write(() => {
        const stored = { ...person, email: person.email.toLowerCase() };
        const added = db.run(
          'insert into people (id, email, record, schema) values (?, ?, ?, ?) on conflict do nothing',
          [stored.id, stored.email, JSON.stringify(stored), schema.number]
        );
        return added === 1 ? 'created' : 'taken';
      }),
    replace: (person) =>
      db.write(() => {
        const stored = { ...person, email: person.email.toLowerCase() };
        db.run('update people set email = ?, record = ?, schema = ? where id = ?', [
          stored.email,
          JSON.stringify(stored),
          schema.number,
          stored.id
        ]);
      }),
    get: (id) =>
      db.read(() => fromRowOrNull(schema, 'person', db.one('select record, schema from people where id = ?', [id]))),
    byEmail: (email) =>
      db.read(() =>
        fromRowOrNull(
          schema,
          'person',
          db.one('select record, schema from people where email = ?', [email.toLowerCase()])
        )
      ),
    list: () =>
      db.read(() =>
        db.all('select record, schema from people order by email').map((row) => fromRow(schema, 'person', row))
      )
  };
}
