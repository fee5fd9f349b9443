/** What may be lost without harm: counters of limits, and results that can be derived again. */
import type { Cache, Limits } from '../port.ts';
import { keepEndedDays } from '../records.ts';
import { insertedOnce, type Connection } from './connection.ts';
import { collectionOf, putDocument } from './document.ts';

/** MongoDB takes documents of 16 MB; what is larger is derived again each time. */
const largestCached = 12_000_000;
const inMemoryIsEnough = { writeConcern: { w: 1 } } as const;

interface Counter {
  readonly _id: string;
  readonly _schema: number;
  readonly _expires: Date;
  readonly hits: number;
}

export async function indexPassing(connection: Connection): Promise<void> {
  await collectionOf(connection, 'limits').createIndex({ _expires: 1 }, { expireAfterSeconds: 60 }, {});
  await collectionOf(connection, 'cache').createIndex({ _expires: 1 }, { expireAfterSeconds: 0 }, {});
}

export function limitsIn(connection: Connection): Limits {
  const limits = connection.db.collection<Counter>('limits');
  const countUp = async (id: string): Promise<number | null> => {
    const options = { ...inMemoryIsEnough, returnDocument: 'after' } as const;
    return (await limits.findOneAndUpdate({ _id: id }, { $inc: { hits: 1 } }, options))?.hits ?? null;
  };
  return {
    hit: (key, windowSeconds, now) =>
      connection.reach(async () => {
        const length = windowSeconds * 1000;
        const end = (Math.floor(now.getTime() / length) + 1) * length;
        const id = `${windowSeconds}:${end}:${key}`;
        for (;;) {
          const hits = await countUp(id);
          if (hits !== null) return hits;
          // Of two first hits at once one inserts, the other finds it there and counts it up.
          const first = { _id: id, _schema: connection.schema.number, _expires: new Date(end), hits: 1 };
          if (await insertedOnce(limits.insertOne(first, inMemoryIsEnough))) return 1;
        }
      })
  };
}

export function cacheIn(connection: Connection): Cache {
  const cache = collectionOf(connection, 'cache');
  return {
    get: (key) =>
      connection.reach(async (): Promise<unknown> => {
        const value = (await cache.findOne({ _id: key }))?.['value'];
        return typeof value === 'string' ? JSON.parse(value) : null;
      }),
    put: (key, value) =>
      connection.reach(async () => {
        const text = JSON.stringify(value);
        if (text.length > largestCached) return;
        const _expires = new Date(Date.now() + keepEndedDays * 86_400_000);
        const document = { _id: key, _schema: connection.schema.number, value: text, _expires };
        await putDocument(cache, document, inMemoryIsEnough);
      })
  };
}
