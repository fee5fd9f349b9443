/**
 * Questions of one kind that come while another is under way, or in the same turn, go to the server as one: a thousand
 * people cost it hardly more than ten. A question is never answered by one that was sent before it was asked, so whoever
 * reads after a write is told of it.
 */
import type { Collection } from 'mongodb';
import type { Document } from './document.ts';

interface Waiting<V> {
  readonly key: string;
  readonly keep: (value: V) => void;
  readonly fail: (reason: unknown) => void;
}

/** Keys in one question. */
const most = 500;

/** @param ask answers for every key of the group; a failure is every asker's */
export function askedTogether<V>(
  ask: (keys: readonly string[]) => Promise<(key: string) => V>
): (key: string) => Promise<V> {
  let waiting: Waiting<V>[] = [];
  let underWay = false;
  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const valueOf = await ask([...new Set(group.map(({ key }) => key))]);
        for (const { key, keep } of group) keep(valueOf(key));
      } catch (reason) {
        for (const { fail } of group) fail(reason);
      }
    }
    underWay = false;
  };
  return (key) =>
    new Promise((keep, fail) => {
      waiting.push({ key, keep, fail });
      if (underWay) return;
      underWay = true;
      setImmediate(() => void run());
    });
}

/** The document with this id; null: none. */
export function documentsById(collection: Collection<Document>): (id: string) => Promise<Document | null> {
  return askedTogether(async (ids) => {
    const found = await collection.find({ _id: { $in: [...ids] } }).toArray();
    const byId = new Map(found.map((document) => [document._id, document]));
    return (id) => byId.get(id) ?? null;
  });
}
