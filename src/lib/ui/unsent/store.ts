/**
 * Where the queue lives: this browser's IndexedDB, one record per person and country file, changed in one transaction
 * each, so that it outlives a reload and a crash and several tabs share it. Knows no rules (queue.ts); sends nothing.
 */
import { createStore, get, update, type UseStore } from 'idb-keyval';
import { nothingKept, type Kept } from './queue.ts';

export interface Unsents {
  /** False where the browser keeps nothing: then the answers live only as long as the page. */
  readonly durable: boolean;
  read(): Promise<Kept>;
  /** Changes the record at once, also against other tabs, and gives what it is afterwards. */
  change(next: (kept: Kept) => Kept): Promise<Kept>;
}

export function answerStore(): UseStore {
  return createStore('soundings-unsent', 'files');
}
export function keyOf(personId: string, fileId: string): string {
  return `${personId} ${fileId}`;
}

export async function openUnsents(key: string): Promise<Unsents> {
  try {
    const files = answerStore();
    await get(key, files);
    return {
      durable: true,
      read: async () => (await get<Kept>(key, files)) ?? nothingKept,
      change: async (next) => {
        let after = nothingKept;
        await update<Kept>(key, (kept) => (after = next(kept ?? nothingKept)), files);
        return after;
      }
    };
  } catch {
    let kept = nothingKept;
    return {
      durable: false,
      read: () => Promise.resolve(kept),
      change: (next) => Promise.resolve((kept = next(kept)))
    };
  }
}
