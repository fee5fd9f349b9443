/** Every message that was written, sent or not. */
import type { Outbox } from '../port.ts';
import { durable, type Connection } from './connection.ts';
import { collectionOf, fromDocument, putDocument, toDocument } from './document.ts';

export async function indexOutbox(connection: Connection): Promise<void> {
  const outbox = collectionOf(connection, 'outbox');
  await outbox.createIndex({ createdAt: 1, _written: 1 });
  await outbox.createIndex({ status: 1, createdAt: 1, _written: 1 });
}

export function outboxIn(connection: Connection): Outbox {
  const { reach } = connection;
  const outbox = collectionOf(connection, 'outbox');
  // Messages of one millisecond keep the order in which this process wrote them.
  let last = 0;
  return {
    put: (mail) =>
      reach(async () => {
        last = Math.max(last + 1, Date.now() * 1000);
        await putDocument(outbox, toDocument(connection, mail.id, mail, { _written: last }), durable);
      }),
    setStatus: (id, status, at, error) =>
      reach(async () => {
        const changed = status === 'sent' ? { status, error, sentAt: at } : { status, error };
        await outbox.updateOne({ _id: id }, { $set: changed }, durable);
      }),
    list: (limit) =>
      reach(async () => {
        const found = await outbox.find().sort({ createdAt: -1, _written: -1 }).limit(limit).toArray();
        return found.map((document) => fromDocument(connection, 'mail', document));
      }),
    waiting: (limit) =>
      reach(async () => {
        const found = await outbox
          .find({ status: 'queued' })
          .sort({ createdAt: 1, _written: 1 })
          .limit(limit)
          .toArray();
        return found.map((document) => fromDocument(connection, 'mail', document));
      })
  };
}
