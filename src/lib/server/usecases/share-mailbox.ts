/**
 * Whether an account is a mailbox that several people read: then each entering says who is acting, and nothing is recorded
 * before. Said by the account's own people, or by whoever manages accounts.
 */
import { can, type Actor } from '#lib/domain/access.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';

export async function shareMailbox(
  app: App,
  actor: Actor | null,
  input: { readonly personId: string; readonly shared: boolean }
): Promise<{ readonly shared: boolean } | Problem> {
  if (actor === null) return problem('access.sign_in_first');
  const { personId, shared } = input;
  const may = can(actor, 'people.manage') || (can(actor, 'mailbox.share') && actor.personId === personId);
  const person = may ? await app.storage.people.get(personId) : null;
  if (person === null) return problem('access.not_allowed', { act: 'mailbox.share' });
  await app.storage.people.replace({ ...person, shared });
  return { shared };
}
