/** One request that changes evidence, and what came of it: the reply, or why not in words. Never throws. */
import { evidence_no_line } from '#lib/i18n/generated/messages.js';
import type { ItemReply } from './evidence-view.ts';

export interface CitedReply {
  readonly evidence: readonly string[];
}
export interface ItemCited {
  readonly item: ItemReply;
  readonly cited: CitedReply | null;
}

/** `reply` null: it was refused or nobody answered, and nothing has changed. */
export interface Changed {
  readonly reply: Readonly<Record<string, unknown>> | null;
  readonly refused: string;
  /** The field that is to blame. */
  readonly at: string | null;
}

/** `personId`: whose page asks; under anybody else's session it is refused. */
export async function change(
  url: string,
  method: 'POST' | 'PUT' | 'DELETE',
  personId: string,
  body?: unknown
): Promise<Changed> {
  try {
    const response = await fetch(url, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json', 'soundings-person': personId },
      ...(body !== undefined && { body: JSON.stringify(body) })
    });
    const said = (await response.json()) as Record<string, unknown> & {
      problem?: { message: string; at: string | null };
    };
    if (response.ok) return { reply: said, refused: '', at: null };
    return { reply: null, refused: said.problem?.message ?? evidence_no_line(), at: said.problem?.at ?? null };
  } catch {
    return { reply: null, refused: evidence_no_line(), at: null };
  }
}

/** What the server answers where a question's list was changed, and where an item was added. */
export function citedIn(reply: unknown): CitedReply {
  return reply as CitedReply;
}
export function itemIn(reply: unknown): ItemCited {
  return reply as ItemCited;
}
