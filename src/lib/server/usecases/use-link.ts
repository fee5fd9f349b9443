/** Uses a sign-in link up and begins a session. Counted per client network; each link works once. */
import { homeOf } from '#lib/domain/access.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { clientKey } from '#lib/server/client-key.ts';
import { beginSession } from '#lib/server/sessions.ts';
import { takeLink } from '#lib/server/sign-in-links.ts';
import { safePath } from '#lib/server/safe-path.ts';

export interface SignedIn {
  /** For the cookie. */
  readonly token: string;
  readonly goTo: string;
}

export async function useLink(app: App, token: string, clientAddress: string): Promise<SignedIn | Problem> {
  const tries = await app.storage.limits.hit(`use:${clientKey(clientAddress)}`, 900, app.clock());
  if (tries > 100) return problem('request.too_many', { minutes: 15 });
  const link = await takeLink(app, token);
  if ('problem' in link) return link;
  const person = await app.storage.people.get(link.personId);
  if (person === null) return problem('access.link_unknown');
  return { token: await beginSession(app, person), goTo: safePath(link.goTo) ?? homeOf(person.role) };
}
