/**
 * The queue of one person's unsent answers in one country file, as plain data: what may happen to it, one pure function
 * each. An answer leaves it only when the server has said what became of it. Keeps nothing (store.ts), sends nothing.
 */
import type { AnswerInput, StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { Draft } from '#lib/survey/draft.ts';

/** An answer on its way. `draft` is what the controls show; `input` is sent as it is, whatever belongs to an answer. */
export interface Unsent {
  readonly draft: Draft;
  readonly base: number;
  readonly input: Omit<AnswerInput, 'base'>;
  /** When it was typed, by this device's clock. */
  readonly typedAt: string;
  /**
   * The batch that it was in when the file took nothing. It goes as part of that one again: where that one was written
   * after all, the refusal having been on its way for long, the server knows it.
   */
  readonly sentAs?: string;
}
/** An answer that came back: it stays until the writer changes it or decides. */
export interface Held extends Unsent {
  readonly reason: string | null;
  readonly theirs: StandingAnswer | null;
  /** The file took nothing at all any more (closed, frozen, submitted): it arrived too late. */
  readonly late: boolean;
}
export interface Batch {
  readonly changeId: string;
  readonly items: Readonly<Record<string, Unsent>>;
}
/** The file as its people call it, and the questionnaire's version that the answers are for (ui/survey/file-view.ts). */
export interface About {
  readonly title: string;
  readonly version: string;
}
export interface Kept {
  readonly format: 1;
  readonly about: About;
  readonly pending: Readonly<Record<string, Unsent>>;
  /** Sent, or about to be: frozen with its changeId until the server has answered, so that a resend is harmless. */
  readonly batch: Batch | null;
  readonly held: Readonly<Record<string, Held>>;
  /** The newest revision of a question that this browser has written: what is typed afterwards builds on it. */
  readonly bases: Readonly<Record<string, number>>;
}
export const nothingKept: Kept = {
  format: 1,
  about: { title: '', version: '' },
  pending: {},
  batch: null,
  held: {},
  bases: {}
};

export interface Logic {
  readonly visible: readonly string[];
  readonly required: readonly string[];
  readonly enabled: readonly string[];
  readonly calculated: Readonly<Record<string, number | string | null>>;
}
/** What the server says of a batch, by question. */
export interface Reply {
  readonly revision: number;
  readonly saved: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, { readonly message: string }>>;
  readonly conflicts: Readonly<Record<string, { readonly theirs: StandingAnswer }>>;
  readonly logic: Logic;
  readonly progress: Readonly<Record<string, readonly [number, number]>>;
}

/** Answers in one request: far below the server's limits of number and length, so that a slow line gets through. */
const mostAtOnce = 50;
const longestAtOnce = 100_000;

/** An answer that was given up for the one that stood goes along with whatever is typed before it is sent. */
export function typed(kept: Kept, about: About, name: string, item: Unsent): Kept {
  const { [name]: _, ...held } = kept.held;
  const base = Math.max(item.base, kept.bases[name] ?? 0);
  const setAside = kept.pending[name]?.input.setAside;
  const input = setAside === undefined ? item.input : { setAside, ...item.input };
  return { ...kept, about, held, pending: { ...kept.pending, [name]: { ...item, input, base } } };
}

/** What is sent next: the batch whose outcome is not known, otherwise one that came too late once, or a new one. */
export function frozen(kept: Kept, changeId: string): Kept {
  const [first] = Object.values(kept.pending);
  if (kept.batch !== null || first === undefined) return kept;
  const { sentAs } = first;
  const going: Record<string, Unsent> = {};
  const pending: Record<string, Unsent> = {};
  let length = 0;
  for (const [name, item] of Object.entries(kept.pending)) {
    length += JSON.stringify(item.input).length;
    const count = Object.keys(going).length;
    const isFull = count === mostAtOnce || (count > 0 && length > longestAtOnce);
    if (item.sentAs !== sentAs || isFull) pending[name] = item;
    else going[name] = withoutBatch(item);
  }
  return { ...kept, batch: { changeId: sentAs ?? changeId, items: going }, pending };
}
function withoutBatch({ sentAs: _, ...item }: Unsent): Unsent {
  return item;
}

/**
 * What was saved goes; what came back is held, unless the writer has gone on typing; newer text gets its new base. What
 * the reply does not speak of waits again. A reply to another batch than the present one changes nothing.
 */
export function afterReply(kept: Kept, changeId: string, reply: Reply): Kept {
  if (kept.batch?.changeId !== changeId) return kept;
  const held: Record<string, Held> = { ...kept.held };
  const pending: Record<string, Unsent> = Object.fromEntries(
    Object.entries(kept.pending).map(([name, item]) => [name, { ...item, base: reply.saved[name] ?? item.base }])
  );
  for (const [name, item] of Object.entries(kept.batch.items)) {
    if (Object.hasOwn(kept.pending, name) || Object.hasOwn(reply.saved, name)) continue;
    const theirs = reply.conflicts[name]?.theirs ?? null;
    const reason = reply.refused[name]?.message ?? null;
    if (theirs !== null || reason !== null) held[name] = { ...item, reason, theirs, late: false };
    else pending[name] = item;
  }
  return { ...kept, pending, batch: null, held, bases: { ...kept.bases, ...reply.saved } };
}

/** Nothing of the batch can be saved: it and all that waits behind it is held with the reason. */
export function afterRefusal(kept: Kept, changeId: string, reason: string): Kept {
  if (kept.batch?.changeId !== changeId) return kept;
  const sent = Object.entries(kept.batch.items).map(([name, item]) => [name, { ...item, sentAs: changeId }] as const);
  const held = Object.fromEntries(
    Object.entries({ ...Object.fromEntries(sent), ...kept.pending }).map(([name, item]) => [
      name,
      { ...item, reason, theirs: null, late: true }
    ])
  );
  return { ...kept, pending: {}, batch: null, held: { ...kept.held, ...held } };
}

/** The file takes answers again: what came too late is tried once more. */
export function triedAgain(kept: Kept): Kept {
  const late = Object.entries(kept.held).filter(([, item]) => item.late);
  if (late.length === 0) return kept;
  const held = Object.fromEntries(Object.entries(kept.held).filter(([, item]) => !item.late));
  const back = late.map(([name, { reason: _, theirs: __, late: ___, ...item }]) => [name, item] as const);
  return { ...kept, held, pending: { ...Object.fromEntries(back), ...kept.pending } };
}

/** Every answer in the queue as it was typed last, by question. */
export function unsentOf({ held, batch, pending }: Kept): Readonly<Record<string, Unsent | Held>> {
  return { ...held, ...batch?.items, ...pending };
}
export function countOf(kept: Kept): number {
  return Object.keys(unsentOf(kept)).length;
}
export function waits(kept: Kept): boolean {
  return kept.batch !== null || Object.keys(kept.pending).length > 0;
}
export function lateOf(kept: Kept): readonly Held[] {
  return Object.values(kept.held).filter(({ late }) => late);
}
