/** Campaigns; `revision` is the optimistic lock of the record. */
import type { Campaigns } from '../port.ts';
import { documentsById } from './asked-together.ts';
import { durable, insertedOnce, type Connection } from './connection.ts';
import { collectionOf, fromDocument, fromDocumentOrNull, toDocument } from './document.ts';

export function campaignsIn(connection: Connection): Campaigns {
  const { reach } = connection;
  const campaigns = collectionOf(connection, 'campaigns');
  const byId = documentsById(campaigns);
  return {
    create: (campaign) =>
      reach(async () => {
        const document = toDocument(connection, campaign.id, campaign);
        return (await insertedOnce(campaigns.insertOne(document, durable))) ? 'created' : 'taken';
      }),
    replace: (campaign) =>
      reach(async () => {
        const { _id, ...document } = toDocument(connection, campaign.id, campaign);
        const result = await campaigns.replaceOne({ _id, revision: campaign.revision - 1 }, document, durable);
        return result.matchedCount === 1 ? 'replaced' : 'taken';
      }),
    get: (id) => reach(async () => fromDocumentOrNull(connection, 'campaign', await byId(id))),
    list: () =>
      reach(async () => {
        const found = await campaigns.find().sort({ _id: 1 }).toArray();
        return found.map((document) => fromDocument(connection, 'campaign', document));
      })
  };
}
