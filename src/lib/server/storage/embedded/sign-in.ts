/** Sessions and sign-in links, by the hash of their token; what ended long ago is thrown away when the store opens. */
import type { Sessions, SignInLinks } from '../port.ts';
import type { Schema } from '../records.ts';
import type { Database } from './database.ts';
import { fromRow, fromRowOrNull } from './row.ts';

export const signInTables = `
  create table if not exists sessions (
    token_hash text primary key, person_id text not null, expires_at text not null,
    record text not null, schema integer not null
  ) strict;
  create index if not exists sessions_of_person on sessions (person_id);
  create index if not exists sessions_by_expiry on sessions (expires_at);
  create table if not exists sign_in_links (
    token_hash text primary key, expires_at text not null, used_at text, record text not null, schema integer not null
  ) strict;
  create index if not exists sign_in_links_by_expiry on sign_in_links (expires_at)`;

export function sessionsIn(db: Database, schema: Schema): Sessions {
  return {
    create: (session) =>
      db.write(() => {
        db.run('insert into sessions (token_hash, person_id, expires_at, record, schema) values (?, ?, ?, ?, ?)', [
          session.tokenHash,
          session.personId,
          session.expiresAt,
          JSON.stringify(session),
          schema.number
        ]);
      }),
    get: (tokenHash) =>
      db.read(() =>
        fromRowOrNull(
          schema,
          'session',
          db.one('select record, schema from sessions where token_hash = ?', [tokenHash])
        )
      ),
    setActing: (tokenHash, acting) =>
      db.write(() => {
        db.run("update sessions set record = json_set(record, '$.acting', ?) where token_hash = ?", [
          acting,
          tokenHash
        ]);
      }),
    end: (tokenHash) =>
      db.write(() => {
        db.run('delete from sessions where token_hash = ?', [tokenHash]);
      }),
    endAllOf: (personId) =>
      db.write(() => {
        db.run('delete from sessions where person_id = ?', [personId]);
      })
  };
}

export function signInLinksIn(db: Database, schema: Schema): SignInLinks {
  const byHash = 'select record, schema from sign_in_links where token_hash = ?';
  return {
    create: (link) =>
      db.write(() => {
        db.run('insert into sign_in_links (token_hash, expires_at, used_at, record, schema) values (?, ?, ?, ?, ?)', [
          link.tokenHash,
          link.expiresAt,
          link.usedAt,
          JSON.stringify(link),
          schema.number
        ]);
      }),
    get: (tokenHash) => db.read(() => fromRowOrNull(schema, 'signInLink', db.one(byHash, [tokenHash]))),
    use: (tokenHash, at) =>
      db.write(() => {
        const row = db.one(`${byHash} and used_at is null`, [tokenHash]);
        if (row === null) return null;
        const used = { ...fromRow(schema, 'signInLink', row), usedAt: at };
        db.run('update sign_in_links set used_at = ?, record = ?, schema = ? where token_hash = ?', [
          at,
          JSON.stringify(used),
          schema.number,
          tokenHash
        ]);
        return used;
      }),
    endAllOf: (personId) =>
      db.write(() => {
        db.run("delete from sign_in_links where json_extract(record, '$.personId') = ?", [personId]);
      })
  };
}

export function forgetEndedSignIns(db: Database, before: string): void {
  db.run('delete from sessions where expires_at < ?', [before]);
  db.run('delete from sign_in_links where expires_at < ?', [before]);
}
