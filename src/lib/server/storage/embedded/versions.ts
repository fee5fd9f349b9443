/** Published versions: once under a number, never changed. */
import type { Versions } from '../port.ts';
import type { Schema } from '../records.ts';
import type { Database } from './database.ts';
import { fromRow, fromRowOrNull, textOf } from './row.ts';

export const versionTables = `
  create table if not exists versions (
    instrument text not null, version text not null, sha256 text not null,
    record text not null, schema integer not null, primary key (instrument, version)
  ) strict`;

export function versionsIn(db: Database, schema: Schema): Versions {
  return {
    publish: (version) =>
      db.write(() => {
        const { instrument, version: number, sha256 } = version;
        const added = db.run(
          'insert into versions (instrument, version, sha256, record, schema) values (?, ?, ?, ?, ?) on conflict do nothing',
          [instrument, number, sha256, JSON.stringify(version), schema.number]
        );
        if (added === 1) return 'published';
        const there = db.one('select sha256 from versions where instrument = ? and version = ?', [instrument, number]);
        return there !== null && textOf(there, 'sha256') === sha256 ? 'same' : 'taken';
      }),
    get: (instrument, version) =>
      db.read(() =>
        fromRowOrNull(
          schema,
          'version',
          db.one('select record, schema from versions where instrument = ? and version = ?', [instrument, version])
        )
      ),
    list: () =>
      db.read(() =>
        db.all('select record, schema from versions order by instrument, version').map((row) => {
          const { canonical: _large, ...listed } = fromRow(schema, 'version', row);
          return listed;
        })
      )
  };
}
