/** Country files: append to the log within a Scope, read the state that the log gives. */
import type { SQLInputValue } from 'node:sqlite';
import type { Scope } from '#lib/domain/access.ts';
import { applyChange } from '#lib/domain/country-file/apply.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import type { AppendResult, CountryFiles } from '../port.ts';
import { checkFileId, cursorParts, isWithin, usualPage } from '../records.ts';
import {
  baseEvery,
  changesAfter,
  insertChange,
  project,
  projectMembers,
  readState,
  summaryIn,
  type FileLog
} from './file-log.ts';
import { fromRowOrNull, marks, numberOf } from './row.ts';
import { inScope } from './scope.ts';

export function countryFilesIn(log: FileLog): CountryFiles {
  const { db, schema, states } = log;
  // Inside `write` nothing is remembered: it may yet be undone.
  const undoable: FileLog = { ...log, states: { ...states, put: () => undefined } };
  const byId = (fileId: string, changeId: string): Change | null => {
    const sql = 'select record, schema from changes where file_id = ? and change_id = ?';
    return fromRowOrNull(schema, 'change', db.one(sql, [fileId, changeId]));
  };
  const add = (before: FileState | null, change: Change): AppendResult => {
    const repeated = byId(change.fileId, change.changeId);
    if (repeated !== null) return { outcome: 'repeated', change: repeated };
    if (before !== null && change.revision <= before.revision) return { outcome: 'taken' };
    const state = applyChange(before, change);
    if (!insertChange(log, change)) return { outcome: 'taken' };
    project(log, state, before === null || state.revision % baseEvery === 0);
    if (before?.members !== state.members) projectMembers(log, state);
    return { outcome: 'appended', state };
  };
  const load = (scope: Scope, fileId: string): FileState | null => {
    const state = readState(log, fileId);
    return state === null || !isWithin(scope, state) ? null : state;
  };
  return {
    create: (scope, change) =>
      db.write(() => {
        if (scope.reach !== 'everything') throw new Error(`country file ${change.fileId} created from within a scope`);
        checkFileId(change);
        return add(readState(undoable, change.fileId), change);
      }),
    append: (scope, change) =>
      db.write(() => {
        const before = readState(undoable, change.fileId);
        return before === null || !isWithin(scope, before) ? null : add(before, change);
      }),
    load: (scope, fileId) => db.read(() => load(scope, fileId)),
    changes: (scope, fileId, after = 0) =>
      db.read(() => (load(scope, fileId) === null ? null : changesAfter(log, fileId, after))),
    changeById: (scope, fileId, changeId) =>
      db.read(() => (load(scope, fileId) === null ? null : byId(fileId, changeId))),
    revision: (scope, fileId) =>
      db.read(() => {
        const allowed = inScope(scope, 'c.file_id');
        const sql = `select c.revision from changes c where c.file_id = ? and ${allowed.sql} order by c.revision desc limit 1`;
        const row = db.one(sql, [fileId, ...allowed.values]);
        return row === null ? null : numberOf(row, 'revision');
      }),
    find: (scope, campaignId, iso3) =>
      db.read(() => {
        const allowed = inScope(scope, 'f.file_id');
        const row = db.one(`select f.summary from files f where f.campaign_id = ? and f.iso3 = ? and ${allowed.sql}`, [
          campaignId,
          iso3,
          ...allowed.values
        ]);
        return row === null ? null : summaryIn(row);
      }),
    list: (scope, filter, page = {}) =>
      db.read(() => {
        const allowed = inScope(scope, 'f.file_id');
        const conditions = [allowed.sql];
        const values: SQLInputValue[] = [...allowed.values];
        const when = (sql: string, given: readonly string[]): void => {
          conditions.push(sql);
          values.push(...given);
        };
        if (filter.campaignId !== undefined) when('f.campaign_id = ?', [filter.campaignId]);
        if (filter.iso3 !== undefined) when(`f.iso3 in ${marks(filter.iso3)}`, filter.iso3);
        if (filter.status !== undefined) when(`f.status in ${marks(filter.status)}`, filter.status);
        if (page.after !== undefined && page.after !== null) {
          const { campaignId, iso3 } = cursorParts(page.after);
          when('(f.campaign_id, f.iso3) > (?, ?)', [campaignId, iso3]);
        }
        const limit = page.limit ?? usualPage;
        const sql = `select f.summary from files f where ${conditions.join(' and ')} order by f.campaign_id, f.iso3 limit ?`;
        const found = db.all(sql, [...values, limit + 1]).map(summaryIn);
        const items = found.slice(0, limit);
        return { items, next: found.length > limit ? (items.at(-1)?.fileId ?? null) : null };
      })
  };
}
