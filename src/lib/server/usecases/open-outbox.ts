/**
 * The newest messages with their state. The text, which holds a sign-in link, is shown only of messages that were kept
 * because no mail server is set: then the administrator hands the link over himself. All others keep it to themselves.
 */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Mail } from '#lib/domain/person.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';

export type OutboxLine = Omit<Mail, 'body'> & { readonly body: string | null };
export interface OutboxView {
  readonly sends: boolean;
  readonly messages: readonly OutboxLine[];
}

export async function openOutbox(app: App, actor: Actor | null, limit = 300): Promise<OutboxView | Problem> {
  const refused = refusal(actor, 'outbox.read');
  if (refused !== null) return refused;
  const messages = await app.storage.outbox.list(limit);
  return {
    sends: app.mailer.sends,
    messages: messages.map((mail) => ({ ...mail, body: mail.status === 'kept' ? mail.body : null }))
  };
}
