/** What may be lost without harm: counters of limits, and results that can be derived again. */
import type { Cache, Limits } from '../port.ts';
import { keepEndedDays } from '../records.ts';
import { isDuplicate, type Connection } from './connection.ts';
import { collectionOf } from './document.ts';

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
  const count = async (id: string, end: number): Promise<number> => {
    const counted = await limits.findOneAndUpdate(
      { _id: id },
      { $inc: { hits: 1 }, $setOnInsert: { _schema: connection.schema.number, _expires: new Date(end) } },
      { ...inMemoryIsEnough, upsert: true, returnDocument: 'after' }
    );
    return counted?.hits ?? 1;
  };
  return {
    hit: (key, windowSeconds, now) =>
      connection.reach(async () => {
        const length = windowSeconds * 1000;
        const end = (Math.floor(now.getTime() / length) + 1) * length;
        const id = `${windowSeconds}:${end}:${key}`;
        for (;;) {
          try {
            return await count(id, end);
          } catch (error) {
            // Two first hits at once: one inserts, the other finds it there and counts it up.
            if (!isDuplicate(error)) throw error;
          }
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
        const document = { _schema: connection.schema.number, value: text, _expires };
        await cache.replaceOne({ _id: key }, document, { ...inMemoryIsEnough, upsert: true });
      })
  };
}
