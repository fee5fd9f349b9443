/** What may be lost without harm: counters of limits, and results that can be derived again. */
import type { Cache, Limits } from '../port.ts';
import type { Database } from './database.ts';
import { numberOf, textOf } from './row.ts';

export const passingTables = `
  create table if not exists limits (
    key text not null, window_end integer not null, hits integer not null, primary key (key, window_end)
  ) strict;
  create index if not exists limits_by_end on limits (window_end);
  create table if not exists cache (key text primary key, value text not null, written_at integer not null) strict`;

export function limitsIn(db: Database): Limits {
  return {
    hit: (key, windowSeconds, now) =>
      db.write(() => {
        const length = windowSeconds * 1000;
        const end = (Math.floor(now.getTime() / length) + 1) * length;
        const row = db.one(
          `insert into limits (key, window_end, hits) values (?, ?, 1)
           on conflict do update set hits = hits + 1 returning hits`,
          [`${windowSeconds}:${key}`, end]
        );
        return row === null ? 1 : numberOf(row, 'hits');
      })
  };
}

export function cacheIn(db: Database): Cache {
  return {
    get: (key): Promise<unknown> =>
      db.read((): unknown => {
        const row = db.one('select value from cache where key = ?', [key]);
        return row === null ? null : JSON.parse(textOf(row, 'value'));
      }),
    put: (key, value) =>
      db.write(() => {
        db.run(
          `insert into cache (key, value, written_at) values (?, ?, ?)
           on conflict do update set value = excluded.value, written_at = excluded.written_at`,
          [key, JSON.stringify(value), Date.now()]
        );
      })
  };
}

export function forgetPassed(db: Database, before: number): void {
  db.run('delete from limits where window_end < ?', [before]);
  db.run('delete from cache where written_at < ?', [before]);
}
