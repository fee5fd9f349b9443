/** Accounts: the e-mail address is lower-case and unique. */
import type { People } from '../port.ts';
import { documentsById } from './asked-together.ts';
import { durable, insertedOnce, type Connection } from './connection.ts';
import { collectionOf, fromDocument, fromDocumentOrNull, toDocument } from './document.ts';

export async function indexPeople(connection: Connection): Promise<void> {
  await collectionOf(connection, 'people').createIndex({ email: 1 }, { unique: true }, {});
}

export function peopleIn(connection: Connection): People {
  const { reach } = connection;
  const people = collectionOf(connection, 'people');
  const byId = documentsById(people);
  return {
    create: (person) =>
      reach(async () => {
        const document = toDocument(connection, person.id, { ...person, email: person.email.toLowerCase() });
        return (await insertedOnce(people.insertOne(document, durable))) ? 'created' : 'taken';
      }),
    replace: (person) =>
      reach(async () => {
        const { _id, ...document } = toDocument(connection, person.id, {
          ...person,
          email: person.email.toLowerCase()
        });
        await people.replaceOne({ _id }, document, durable);
      }),
    get: (id) => reach(async () => fromDocumentOrNull(connection, 'person', await byId(id))),
    byEmail: (email) =>
      reach(async () => fromDocumentOrNull(connection, 'person', await people.findOne({ email: email.toLowerCase() }))),
    list: () =>
      reach(async () => {
        const found = await people.find().sort({ email: 1 }).toArray();
        return found.map((document) => fromDocument(connection, 'person', document));
      })
  };
}
