/** Published versions: once under a number, never changed. */
import type { Versions } from '../port.ts';
import { durable, insertedOnce, type Connection } from './connection.ts';
import { collectionOf, fromDocument, fromDocumentOrNull, toDocument } from './document.ts';

/** The id is `<instrument>@<version>`: unique without a further index. */
export function versionsIn(connection: Connection): Versions {
  const { reach } = connection;
  const versions = collectionOf(connection, 'versions');
  return {
    publish: (version) =>
      reach(async () => {
        const id = `${version.instrument}@${version.version}`;
        if (await insertedOnce(versions.insertOne(toDocument(connection, id, version), durable))) return 'published';
        return (await versions.findOne({ _id: id }))?.['sha256'] === version.sha256 ? 'same' : 'taken';
      }),
    get: (instrument, version) =>
      reach(async () =>
        fromDocumentOrNull(connection, 'version', await versions.findOne({ _id: `${instrument}@${version}` }))
      ),
    list: () =>
      reach(async () => {
        const found = await versions
          .find({}, { projection: { canonical: 0 } })
          .sort({ instrument: 1, version: 1 })
          .toArray();
        return found.map((document) => {
          const { canonical: _absent, ...listed } = fromDocument(connection, 'version', document);
          return listed;
        });
      })
  };
}
