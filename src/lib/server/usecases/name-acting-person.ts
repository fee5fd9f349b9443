/** Who is acting today behind a shared mailbox: kept with the session, and in every change recorded from it. */
import type { Actor } from '#lib/domain/access.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { hashOf } from '#lib/server/tokens.ts';

/** `token`: of the session's cookie. */
export async function nameActingPerson(
  app: App,
  actor: Actor | null,
  input: { readonly token: string; readonly name: string }
): Promise<{ readonly acting: string } | Problem> {
  if (actor === null) return problem('access.sign_in_first');
  if (actor.shared !== true) return problem('access.not_allowed', { act: 'mailbox.share' });
  const acting = input.name.trim();
  if (acting === '') return problem('request.field_required', { field: 'name' }, 'name');
  if (acting.length > 200 || /\p{Surrogate}/u.test(acting)) return problem('answer.too_long', { limit: 200 }, 'name');
  await app.storage.sessions.setActing(hashOf(input.token), acting);
  return { acting };
}
