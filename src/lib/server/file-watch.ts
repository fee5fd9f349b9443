/**
 * Waits until something happens in a country file, over all processes: the store is asked once a second for each file
 * that somebody waits for, however many wait. The files take turns over the second, so that a thousand people are not
 * woken, and do not ask, at one stroke. Wakes everybody when the process stops; promises nothing but the wake-up.
 */
import type { Scope } from '#lib/domain/access.ts';
import type { App } from './app.ts';
import type { Present } from './storage/port.ts';

const askedEvery = 1_000;
const turns = 20;

/** What a waiter has seen: another sign than this one wakes him. */
export type Sign = string;

export function signOf(revision: number | null, present: readonly Present[]): Sign {
  return JSON.stringify([revision, present.map(({ personId, section }) => [personId, section])]);
}

interface Waiter {
  readonly scope: Scope;
  readonly seen: Sign;
  readonly wake: () => void;
}
interface Turn {
  readonly waiting: Map<string, Set<Waiter>>;
  timer: ReturnType<typeof setTimeout> | null;
}
const all: readonly Turn[] = Array.from({ length: turns }, () => ({ waiting: new Map(), timer: null }));
let stopped = false;

/** A file's turn is always the same one; which, does not matter. */
function turnOf(fileId: string): number {
  let sum = 0;
  for (let at = 0; at < fileId.length; at += 1) sum = (sum * 31 + fileId.charCodeAt(at)) % 65_521;
  return sum % turns;
}

/** Milliseconds until a turn comes up next, by the clock, so that the turns stay apart. */
function untilNext(turn: number): number {
  const at = (turn * askedEvery) / turns;
  return askedEvery - ((Date.now() - at) % askedEvery);
}

/** Ends when the sign of the file differs from `seen`, after `atMost` milliseconds, or when `signal` aborts. */
export function changeIn(
  app: App,
  scope: Scope,
  fileId: string,
  { seen, atMost, signal }: { readonly seen: Sign; readonly atMost: number; readonly signal: AbortSignal }
): Promise<void> {
  if (stopped || signal.aborted) return Promise.resolve();
  return new Promise((done) => {
    const number = turnOf(fileId);
    const turn = all[number];
    if (turn === undefined) throw new Error(`there is no turn ${number}`);
    const { waiting } = turn;
    const others = waiting.get(fileId) ?? new Set<Waiter>();
    const finish = () => {
      clearTimeout(limit);
      signal.removeEventListener('abort', finish);
      others.delete(waiter);
      if (others.size === 0 && waiting.get(fileId) === others) waiting.delete(fileId);
      done();
    };
    const waiter: Waiter = { scope, seen, wake: finish };
    const limit = setTimeout(finish, atMost);
    signal.addEventListener('abort', finish);
    waiting.set(fileId, others.add(waiter));
    turn.timer ??= setTimeout(() => void ask(app, turn, number), untilNext(number));
  });
}

async function ask(app: App, turn: Turn, number: number): Promise<void> {
  await Promise.all([...turn.waiting].map(([fileId, waiters]) => look(app, fileId, waiters)));
  turn.timer = turn.waiting.size === 0 ? null : setTimeout(() => void ask(app, turn, number), untilNext(number));
}

async function look(app: App, fileId: string, waiters: ReadonlySet<Waiter>): Promise<void> {
  const [first] = waiters;
  if (first === undefined) return;
  // Seen with the eyes of one of them; where he may no longer look, all are woken and ask for themselves.
  // A store that does not answer wakes nobody: the waiters' own time ends.
  const sign = await Promise.all([
    app.storage.countryFiles.revision(first.scope, fileId),
    app.storage.presence.list(fileId, app.clock())
  ]).then(
    ([revision, present]) => signOf(revision, present),
    () => null
  );
  if (sign !== null) for (const waiter of [...waiters]) if (waiter.seen !== sign) waiter.wake();
}

/** A stopping process keeps nobody waiting. */
export function stopWaiting(): void {
  stopped = true;
  for (const { waiting } of all)
    for (const waiters of [...waiting.values()]) for (const waiter of [...waiters]) waiter.wake();
}
