/**
 * One round of sending: freezes what is pending as a batch, sends it, and puts the outcome in the record. The caller
 * holds the lock, decides when to try again and shows what came of it.
 */
import { presentTime } from './present-time.ts';
import { afterRefusal, afterReply, frozen, type Batch, type Kept, type Reply } from './queue.ts';
import type { Unsents } from './store.ts';

/** What is sent within this time after typing counts as typed on line, in milliseconds. */
const atOnce = 30_000;

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

export interface Destination {
  readonly fileId: string;
  readonly personId: string;
  readonly personName: string;
}

export async function sendOnce(unsents: Unsents, to: Destination): Promise<Sent> {
  const { batch } = await unsents.change((kept) => frozen(kept, crypto.randomUUID()));
  if (batch === null) return { outcome: 'nothing' };
  const { changeId } = batch;
  const answers = Object.fromEntries(
    Object.entries(batch.items).map(([name, { base, input }]) => [name, { ...input, base }])
  );
  const late = Object.values(batch.items).some(({ typedAt }) => Date.now() - Date.parse(typedAt) > atOnce);
  const response = await put(to, JSON.stringify({ changeId, ...(late ? { via: 'offline' } : {}), answers }));
  if (response === null || response.status === 429 || response.status >= 500) return { outcome: 'unreachable' };
  if (response.status === 401) return { outcome: 'signed_out' };
  const body = await readReply(response);
  if (body === null) return { outcome: 'unreachable' };
  if ('problem' in body) {
    const reason = body.problem.message;
    return { outcome: 'refused', kept: await unsents.change((kept) => afterRefusal(kept, changeId, reason)) };
  }
  const kept = await unsents.change((before) => afterReply(before, changeId, body));
  return { outcome: 'answered', batch, at: presentTime(), reply: body, kept };
}

async function put({ fileId, personId }: Destination, body: string): Promise<Response | null> {
  try {
    return await fetch(`/files/${encodeURIComponent(fileId)}/answers`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'soundings-person': personId },
      body,
      // Lets the last answers arrive when the page is left; browsers allow it for small bodies only.
      keepalive: body.length < 50_000
    });
  } catch {
    return null;
  }
}

/** null: not an answer of the server's own (a proxy's page, a sign-in page of a hotel): nothing is known of the batch. */
async function readReply(response: Response): Promise<Reply | { problem: { message: string } } | null> {
  try {
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null || !('problem' in body || 'saved' in body)) return null;
    return body as Reply | { problem: { message: string } };
  } catch {
    return null;
  }
}
