/**
 * One round of sending: freezes what is pending as a batch, sends it, and puts the outcome in the record. The caller
 * holds the lock, decides when to try again and shows what came of it.
 */
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { Batch, Held, Kept, Unsents } from './unsent.ts';

export interface Reply {
  readonly revision: number;
  readonly saved: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, { readonly message: string }>>;
  readonly conflicts: Readonly<Record<string, { readonly theirs: StandingAnswer }>>;
  readonly logic: {
    readonly visible: readonly string[];
    readonly required: readonly string[];
    readonly enabled: readonly string[];
    readonly calculated: Readonly<Record<string, number | string | null>>;
  };
  readonly progress: Readonly<Record<string, readonly [number, number]>>;
}
export type Sent =
  | { readonly outcome: 'nothing' }
  | {
      readonly outcome: 'answered';
      readonly batch: Batch;
      readonly at: string;
      readonly reply: Reply;
      readonly kept: Kept;
    }
  /** Nothing of it can be saved (closed, submitted meanwhile): all of it is held with the reason. */
  | { readonly outcome: 'refused'; readonly kept: Kept }
  | { readonly outcome: 'signed_out' }
  | { readonly outcome: 'unreachable' };

export async function sendOnce(unsents: Unsents, url: string): Promise<Sent> {
  const { batch } = await unsents.change((kept) =>
    kept.batch !== null || Object.keys(kept.pending).length === 0
      ? kept
      : { ...kept, batch: { changeId: crypto.randomUUID(), items: kept.pending }, pending: {} }
  );
  if (batch === null) return { outcome: 'nothing' };
  const answers = Object.fromEntries(
    Object.entries(batch.items).map(([name, { draft, base, state, value, language }]) => [
      name,
      { base, state, value, comment: draft.comment.trim() === '' ? null : draft.comment, language }
    ])
  );
  const response = await put(url, { changeId: batch.changeId, answers });
  if (response === null || response.status === 429 || response.status >= 500) return { outcome: 'unreachable' };
  if (response.status === 401) return { outcome: 'signed_out' };
  const body = await readReply(response);
  if (body === null) return { outcome: 'unreachable' };
  if ('problem' in body) {
    const reason = body.problem.message;
    return { outcome: 'refused', kept: await unsents.change((kept) => afterRefusal(kept, reason)) };
  }
  const kept = await unsents.change((before) => afterReply(before, body));
  return { outcome: 'answered', batch, at: new Date().toISOString(), reply: body, kept };
}

async function put(url: string, body: unknown): Promise<Response | null> {
  try {
    return await fetch(url, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      // Lets the last answers arrive when the page is left; browsers allow it for small bodies only.
      keepalive: JSON.stringify(body).length < 50_000
    });
  } catch {
    return null;
  }
}

async function readReply(response: Response): Promise<Reply | { problem: { message: string } } | null> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body as Reply | { problem: { message: string } }) : null;
  } catch {
    return null;
  }
}

/** What was saved goes; what came back is held, unless the writer has gone on typing; newer text gets its new base. */
export function afterReply(kept: Kept, reply: Reply): Kept {
  const items = Object.entries(kept.batch?.items ?? {});
  const held: Record<string, Held> = { ...kept.held };
  for (const [name, { draft, base }] of items) {
    if (Object.hasOwn(kept.pending, name)) continue;
    const theirs = reply.conflicts[name]?.theirs ?? null;
    const reason = reply.refused[name]?.message ?? null;
    if (theirs !== null || reason !== null) held[name] = { draft, base, reason, theirs };
  }
  const pending = Object.fromEntries(
    Object.entries(kept.pending).map(([name, item]) => [name, { ...item, base: reply.saved[name] ?? item.base }])
  );
  return { pending, batch: null, held, bases: { ...kept.bases, ...reply.saved } };
}

function afterRefusal(kept: Kept, reason: string): Kept {
  const back = { ...kept.batch?.items, ...kept.pending };
  const held = Object.fromEntries(
    Object.entries(back).map(([name, { draft, base }]) => [name, { draft, base, reason, theirs: null }])
  );
  return { ...kept, pending: {}, batch: null, held: { ...kept.held, ...held } };
}
