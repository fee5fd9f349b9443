/** Country files: append to the log within a Scope, read the state that the log gives. */
import type { Filter } from 'mongodb';
import type { Scope } from '#lib/domain/access.ts';
import { applyChange, summaryOf } from '#lib/domain/country-file/apply.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
import type { FileState, FileSummary } from '#lib/domain/country-file/file-state.ts';
import type { AppendResult, CountryFiles } from '../port.ts';
import { checkFileId, cursorParts, isWithin, usualPage } from '../records.ts';
import type { Connection } from './connection.ts';
import { collectionOf, fromDocumentOrNull, type Document } from './document.ts';
import { catchUp, changesAfter, insertChange, lagging, readState, summaryIn } from './file-log.ts';
import { project } from './projections.ts';
import { filesInScope } from './scope.ts';

export function countryFilesIn(connection: Connection): CountryFiles {
  const { reach } = connection;
  const files = collectionOf(connection, 'files');
  const byId = async (fileId: string, changeId: string): Promise<Change | null> =>
    fromDocumentOrNull(connection, 'change', await collectionOf(connection, 'changes').findOne({ fileId, changeId }));
  const lost = async (change: Change): Promise<AppendResult> => {
    const repeated = await byId(change.fileId, change.changeId);
    return repeated === null ? { outcome: 'taken' } : { outcome: 'repeated', change: repeated };
  };
  const add = async (before: FileState | null, change: Change): Promise<AppendResult> => {
    if (before !== null && change.revision <= before.revision) return lost(change);
    // Before the insert: what can never be in a log throws here.
    applyChange(before, change);
    const logged = await insertChange(connection, change);
    if (logged === null) return lost(change);
    const state = applyChange(before, logged);
    connection.states.put(state, logged.changeId);
    await project(connection, before, state);
    return { outcome: 'appended', state };
  };
  const load = async (scope: Scope, fileId: string): Promise<FileState | null> => {
    const state = await readState(connection, fileId);
    return state === null || !isWithin(scope, state) ? null : state;
  };
  return {
    create: (scope, change) =>
      reach(async () => {
        if (scope.reach !== 'everything') throw new Error(`country file ${change.fileId} created from within a scope`);
        checkFileId(change);
        return add(await readState(connection, change.fileId), change);
      }),
    append: (scope, change) =>
      reach(async () => {
        // A state that stands right before the change needs no look at the log: the unique index is the judge.
        const known = connection.states.get(change.fileId)?.state ?? null;
        const before = known?.revision === change.revision - 1 ? known : await readState(connection, change.fileId);
        return before === null || !isWithin(scope, before) ? null : add(before, change);
      }),
    load: (scope, fileId) => reach(() => load(scope, fileId)),
    changes: (scope, fileId, after = 0) =>
      reach(async () => ((await load(scope, fileId)) === null ? null : changesAfter(connection, fileId, after))),
    changeById: (scope, fileId, changeId) =>
      reach(async () => ((await load(scope, fileId)) === null ? null : byId(fileId, changeId))),
    revision: (scope, fileId) =>
      // The state is at hand after the first look, and then costs one question for all files together.
      reach(async () => (await load(scope, fileId))?.revision ?? null),
    find: (scope, campaignId, iso3) =>
      reach(async () => {
        const state = await load(scope, `${campaignId}.${iso3}`);
        return state === null ? null : summaryOf(state);
      }),
    list: (scope, filter, page = {}) =>
      reach(async () => {
        const conditions: Filter<Document>[] = [filesInScope(scope)];
        if (filter.campaignId !== undefined) conditions.push({ campaignId: filter.campaignId });
        if (filter.iso3 !== undefined) conditions.push({ iso3: { $in: filter.iso3 } });
        if (filter.status !== undefined) conditions.push({ status: { $in: filter.status } });
        if (page.after !== undefined && page.after !== null) {
          const { campaignId, iso3 } = cursorParts(page.after);
          conditions.push({ $or: [{ campaignId: { $gt: campaignId } }, { campaignId, iso3: { $gt: iso3 } }] });
        }
        const limit = page.limit ?? usualPage;
        const read = async (): Promise<FileSummary[]> => {
          const sorted = files.find({ $and: conditions }).sort({ campaignId: 1, iso3: 1 });
          return (await sorted.limit(limit + 1).toArray()).map(summaryIn);
        };
        let found = await read();
        const behind = await lagging(connection, found);
        for (const fileId of behind) await catchUp(connection, fileId);
        if (behind.length > 0) found = await read();
        const items = found.slice(0, limit);
        return { items, next: found.length > limit ? (items.at(-1)?.fileId ?? null) : null };
      })
  };
}
