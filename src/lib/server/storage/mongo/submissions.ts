/** Signed submissions as analysis reads them: a projection of the log, replaced by (file, number). */
import type { Filter } from 'mongodb';
import type { Scope } from '#lib/domain/access.ts';
import type { SubmissionFilter, Submissions } from '../port.ts';
import { durable, type Connection } from './connection.ts';
import { collectionOf, fromDocument, fromDocumentOrNull, putDocument, toDocument, type Document } from './document.ts';
import { filesInScope, recordsInScope } from './scope.ts';

export async function indexSubmissions(connection: Connection): Promise<void> {
  const submissions = collectionOf(connection, 'submissions');
  await submissions.createIndex({ campaignId: 1, iso3: 1, number: 1 });
  await submissions.createIndex({ iso3: 1 });
  await submissions.createIndex({ fileId: 1, number: 1 }, { unique: true }, {});
  await submissions.createIndex({ receipt: 1 }, { unique: true }, {});
  await submissions.createIndex({ 'content.version.instrument': 1, status: 1 });
}

export function submissionsIn(connection: Connection): Submissions {
  const { reach } = connection;
  const submissions = collectionOf(connection, 'submissions');
  const files = collectionOf(connection, 'files');
  const idOf = (fileId: string, number: number): string => `${fileId}#${number}`;
  let last = 0;

  const matching = async (scope: Scope, filter: SubmissionFilter): Promise<Filter<Document>> => {
    const conditions: Filter<Document>[] = [await recordsInScope(scope, files)];
    if (filter.campaignId !== undefined) conditions.push({ campaignId: { $in: filter.campaignId } });
    if (filter.instrument !== undefined) conditions.push({ 'content.version.instrument': filter.instrument });
    if (filter.iso3 !== undefined) conditions.push({ iso3: { $in: filter.iso3 } });
    if (filter.status !== undefined) conditions.push({ status: { $in: filter.status } });
    return { $and: conditions };
  };

  return {
    put: (scope, submission) =>
      reach(async () => {
        const { fileId, number, receipt } = submission;
        const within = { $and: [{ _id: fileId }, filesInScope(scope)] };
        if (scope.reach !== 'everything' && (await files.findOne(within, { projection: { _id: 1 } })) === null)
          throw new Error(`submission ${receipt} written from outside its scope`);
        last = Math.max(last + 1, Date.now() * 1000);
        const document = toDocument(connection, idOf(fileId, number), submission, { _written: last });
        await putDocument(submissions, document, durable);
      }),
    get: (scope, fileId, number) =>
      reach(async () => {
        const allowed = await recordsInScope(scope, files);
        const found = await submissions.findOne({ $and: [{ _id: idOf(fileId, number) }, allowed] });
        return fromDocumentOrNull(connection, 'submission', found);
      }),
    byReceipt: (receipt) =>
      reach(async () => {
        const found = fromDocumentOrNull(connection, 'submission', await submissions.findOne({ receipt }));
        if (found === null) return null;
        const { sha256, status, iso3, campaignId, content } = found;
        return { receipt, sha256, status, iso3, campaignId, signedAt: content.signedAt };
      }),
    list: (scope, filter) =>
      reach(async () => {
        const order = { campaignId: 1, iso3: 1, number: 1 } as const;
        const found = await submissions
          .find(await matching(scope, filter))
          .sort(order)
          .toArray();
        return found.map((document) => fromDocument(connection, 'submission', document));
      }),
    fingerprint: (scope, filter) =>
      reach(async () => {
        const counted = await submissions
          .aggregate([
            { $match: await matching(scope, filter) },
            { $group: { _id: null, n: { $sum: 1 }, decided: { $max: '$decidedAt' }, written: { $max: '$_written' } } }
          ])
          .next();
        return counted === null ? '0' : `${counted['n']}/${counted['decided'] ?? ''}/${counted['written']}`;
      })
  };
}
