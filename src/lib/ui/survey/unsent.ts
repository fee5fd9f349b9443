/**
 * Answers that are not on the server yet, kept in this browser (IndexedDB) by person and country file: they outlive a
 * reload, a crash and a second tab. Holds and hands out; sends nothing (send.ts) and shows nothing.
 */
import { createStore, get, keys, update, type UseStore } from 'idb-keyval';
import type { AnswerState, StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { Language } from '#lib/domain/languages.ts';
import type { Draft } from '#lib/survey/draft.ts';

/** An answer on its way. `draft` is what the controls show; state and value are what is sent. */
export interface Unsent {
  readonly draft: Draft;
  readonly base: number;
  readonly state: AnswerState;
  readonly value: unknown;
  readonly language: Language;
}
/** An answer that came back: it stays until the writer changes it or decides. */
export interface Held {
  readonly draft: Draft;
  readonly base: number;
  readonly reason: string | null;
  readonly theirs: StandingAnswer | null;
}
export interface Batch {
  readonly changeId: string;
  readonly items: Readonly<Record<string, Unsent>>;
}
export interface Kept {
  readonly pending: Readonly<Record<string, Unsent>>;
  /** Sent, or about to be: frozen with its changeId until the server has answered, so that a resend is harmless. */
  readonly batch: Batch | null;
  readonly held: Readonly<Record<string, Held>>;
  /** The newest revision of a question that this browser has written: what is typed afterwards builds on it. */
  readonly bases: Readonly<Record<string, number>>;
}
export const nothingKept: Kept = { pending: {}, batch: null, held: {}, bases: {} };

export interface Unsents {
  /** False where the browser keeps nothing: then the answers live only as long as the page. */
  readonly durable: boolean;
  read(): Promise<Kept>;
  /** Changes the record at once, also against other tabs, and gives what it is afterwards. */
  change(next: (kept: Kept) => Kept): Promise<Kept>;
}

const storeName = 'soundings-unsent';
function store(): UseStore {
  return createStore(storeName, 'files');
}
export function keyOf(personId: string, fileId: string): string {
  return `${personId} ${fileId}`;
}

export async function openUnsents(key: string): Promise<Unsents> {
  try {
    const files = store();
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

export function countOf(kept: Kept): number {
  return new Set([...Object.keys(kept.pending), ...Object.keys(kept.batch?.items ?? {}), ...Object.keys(kept.held)])
    .size;
}

/** How many answers of this person wait in this browser, over all files: what sign-out on a shared computer asks. */
export async function unsentAnswers(personId: string): Promise<number> {
  try {
    const files = store();
    const mine = (await keys<string>(files)).filter((key) => key.startsWith(`${personId} `));
    const all = await Promise.all(mine.map(async (key) => (await get<Kept>(key, files)) ?? nothingKept));
    return all.reduce((sum, kept) => sum + countOf(kept), 0);
  } catch {
    return 0;
  }
}
