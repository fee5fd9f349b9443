/**
 * What this browser knows of a file's saved answers, kept in IndexedDB by person and file: laid over a page that was
 * drawn earlier, and what conditions look at off line. Only saved answers; dropped when the person signs out.
 */
import { clear, createStore, get, update, type UseStore } from 'idb-keyval';
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { Unsent } from '#lib/ui/unsent/queue.ts';

export type Answers = Readonly<Record<string, StandingAnswer>>;
export interface Copy {
  /** Every answer up to this revision is here. */
  readonly revision: number;
  readonly answers: Answers;
}
const empty: Copy = { revision: 0, answers: {} };

interface Place {
  readonly personId: string;
  readonly fileId: string;
}
const keyOf = ({ personId, fileId }: Place): string => `${personId} ${fileId}`;
function copies(): UseStore {
  return createStore('soundings-copies', 'files');
}

/** Of two answers to a question the later one stands. */
export function merged(copy: Copy, answers: Answers, revision: number): Copy {
  const newer = Object.entries(answers).filter(
    ([name, answer]) => answer.revision >= (copy.answers[name]?.revision ?? 0)
  );
  return {
    revision: Math.max(copy.revision, revision),
    answers: { ...copy.answers, ...Object.fromEntries(newer) }
  };
}

export async function readCopy(place: Place): Promise<Copy> {
  try {
    return (await get<Copy>(keyOf(place), copies())) ?? empty;
  } catch {
    return empty;
  }
}

async function add(place: Place, answers: Answers, revision: number): Promise<Copy> {
  let after = merged(empty, answers, revision);
  try {
    await update<Copy>(keyOf(place), (copy) => (after = merged(copy ?? empty, answers, revision)), copies());
  } catch {
    return after;
  }
  return after;
}

/** What the server has told: complete up to `revision`. */
export function keepTold(place: Place, answers: Answers, revision: number): Promise<Copy> {
  return add(place, answers, revision);
}

/** What the server has just acknowledged, as it stands from now on: over what is known of these questions. */
export function acknowledged(
  answers: Answers,
  { personId, personName }: { readonly personId: string; readonly personName: string },
  items: Readonly<Record<string, Unsent>>,
  saved: Readonly<Record<string, number>>,
  at: string
): Answers {
  const by = { personId, name: personName };
  const now = Object.entries(items).flatMap(([name, { input, base }]) => {
    const revision = saved[name];
    const { setAside, ...said } = input;
    // Where another's answer was left as it stood, nothing has changed.
    if (revision === undefined || (setAside !== undefined && revision === base)) return [];
    return [[name, { comment: null, ...answers[name], ...said, revision, at, by }] as const];
  });
  // The server has taken the value, so it is one.
  return Object.fromEntries(now) as Answers;
}

/** It may not be known yet what others did before it. */
export async function keepSaved(
  place: Place & { readonly personName: string },
  items: Readonly<Record<string, Unsent>>,
  saved: Readonly<Record<string, number>>,
  at: string
): Promise<void> {
  const { answers } = await readCopy(place);
  await add(place, acknowledged(answers, place, items, saved, at), 0);
}

export async function dropCopies(): Promise<void> {
  await clear(copies()).catch(() => undefined);
}
