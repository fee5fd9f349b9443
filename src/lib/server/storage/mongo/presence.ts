/** Who has which page open, seen by every process; documents end by themselves (TTL index). */
import type { Presence } from '../port.ts';
import { askedTogether } from './asked-together.ts';
import type { Connection } from './connection.ts';
import { collectionOf, putDocument, toDocument } from './document.ts';

const inMemoryIsEnough = { writeConcern: { w: 1 } } as const;

export async function indexPresence(connection: Connection): Promise<void> {
  const presence = collectionOf(connection, 'presence');
  await presence.createIndex({ _expires: 1 }, { expireAfterSeconds: 60 }, {});
  await presence.createIndex({ fileId: 1 });
}

export function presenceIn(connection: Connection): Presence {
  const { reach } = connection;
  const presence = collectionOf(connection, 'presence');
  const ofFile = askedTogether(async (fileIds) => {
    const found = Map.groupBy(await presence.find({ fileId: { $in: [...fileIds] } }).toArray(), (one) => one['fileId']);
    return (fileId) => found.get(fileId) ?? [];
  });
  const idOf = (fileId: string, personId: string): string => `${fileId} ${personId}`;
  return {
    enter: (fileId, { personId, name, section }, until) =>
      reach(() => {
        const record = { fileId, personId, name, section };
        const document = toDocument(connection, idOf(fileId, personId), record, { _expires: until });
        return putDocument(presence, document, inMemoryIsEnough);
      }),
    leave: (fileId, personId, until) =>
      reach(async () => {
        await presence.deleteOne({ _id: idOf(fileId, personId), _expires: until }, inMemoryIsEnough);
      }),
    list: (fileId, now) =>
      reach(async () => {
        const here = (await ofFile(fileId)).filter(({ _expires }) => _expires instanceof Date && _expires > now);
        const present = here.map(({ personId, name, section }) => ({
          personId: String(personId),
          name: String(name),
          section: String(section)
        }));
        return present.sort((a, b) => (a.personId < b.personId ? -1 : 1));
      })
  };
}
