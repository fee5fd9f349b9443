/** Sessions and sign-in links, by the hash of their token; the server throws away what ended long ago (TTL). */
import type { Sessions, SignInLinks } from '../port.ts';
import { keepEndedDays } from '../records.ts';
import { documentsById } from './asked-together.ts';
import { durable, type Connection } from './connection.ts';
import { collectionOf, fromDocumentOrNull, toDocument } from './document.ts';

export async function indexSignIn(connection: Connection): Promise<void> {
  const sessions = collectionOf(connection, 'sessions');
  await sessions.createIndex({ personId: 1 });
  await collectionOf(connection, 'signInLinks').createIndex({ personId: 1 });
  await sessions.createIndex({ _expires: 1 }, { expireAfterSeconds: 0 }, {});
  await collectionOf(connection, 'signInLinks').createIndex(
    { _expires: 1 },
    { expireAfterSeconds: keepEndedDays * 86_400 },
    {}
  );
}

export function sessionsIn(connection: Connection): Sessions {
  const { reach } = connection;
  const sessions = collectionOf(connection, 'sessions');
  const byHash = documentsById(sessions);
  return {
    create: (session) =>
      reach(async () => {
        const own = { _expires: new Date(session.expiresAt) };
        await sessions.insertOne(toDocument(connection, session.tokenHash, session, own), durable);
      }),
    get: (tokenHash) => reach(async () => fromDocumentOrNull(connection, 'session', await byHash(tokenHash))),
    setActing: (tokenHash, acting) =>
      reach(async () => {
        await sessions.updateOne({ _id: tokenHash }, { $set: { acting } }, durable);
      }),
    end: (tokenHash) =>
      reach(async () => {
        await sessions.deleteOne({ _id: tokenHash }, durable);
      }),
    endAllOf: (personId) =>
      reach(async () => {
        await sessions.deleteMany({ personId }, durable);
      })
  };
}

export function signInLinksIn(connection: Connection): SignInLinks {
  const { reach } = connection;
  const links = collectionOf(connection, 'signInLinks');
  return {
    create: (link) =>
      reach(async () => {
        const own = { _expires: new Date(link.expiresAt) };
        await links.insertOne(toDocument(connection, link.tokenHash, link, own), durable);
      }),
    get: (tokenHash) =>
      reach(async () => fromDocumentOrNull(connection, 'signInLink', await links.findOne({ _id: tokenHash }))),
    use: (tokenHash, at) =>
      reach(async () => {
        const used = await links.findOneAndUpdate(
          { _id: tokenHash, usedAt: null },
          { $set: { usedAt: at } },
          { ...durable, returnDocument: 'after' }
        );
        return fromDocumentOrNull(connection, 'signInLink', used);
      }),
    endAllOf: (personId) =>
      reach(async () => {
        await links.deleteMany({ personId }, durable);
      })
  };
}
