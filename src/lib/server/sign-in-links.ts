/**
 * Sign-in links: 160 random bits, single use, 14 days. Looking at one never uses it up, because mail scanners follow
 * links; only `useLink` does. `issueSignInLink` is the one place that makes the whole address.
 */
import type { SignInLink } from '#lib/domain/person.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from './app.ts';
import { hashOf, looksLikeToken, newToken } from './tokens.ts';

const linkDays = 14;

/** The address of this site as people reach it. */
export function siteAddress(app: Pick<App, 'env'>): string {
  return app.env.ORIGIN ?? `http://${app.env.HOST === '0.0.0.0' ? 'localhost' : app.env.HOST}:${app.env.PORT}`;
}

/** A new link for a person, as a whole address; `goTo` is the path to open after signing in (null: the role's home). */
export async function issueSignInLink(app: App, personId: string, goTo: string | null): Promise<string> {
  const { token, tokenHash } = newToken();
  const now = app.clock();
  await app.storage.signInLinks.create({
    tokenHash,
    personId,
    goTo,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + linkDays * 86_400_000).toISOString(),
    usedAt: null
  });
  return new URL(`/sign-in/${token}`, siteAddress(app)).href;
}

function standing(app: App, link: SignInLink | null): SignInLink | Problem {
  if (link === null) return problem('access.link_unknown');
  if (link.usedAt !== null) return problem('access.link_used');
  return link.expiresAt <= app.clock().toISOString() ? problem('access.link_expired') : link;
}

/** Whether the link would work; changes nothing. */
export async function lookAtLink(app: App, token: string): Promise<SignInLink | Problem> {
  return standing(app, looksLikeToken(token) ? await app.storage.signInLinks.get(hashOf(token)) : null);
}

/** Uses the link up: of racing callers exactly one gets it. */
export async function takeLink(app: App, token: string): Promise<SignInLink | Problem> {
  const link = await lookAtLink(app, token);
  if ('problem' in link) return link;
  return (await app.storage.signInLinks.use(link.tokenHash, app.clock().toISOString())) ?? problem('access.link_used');
}
