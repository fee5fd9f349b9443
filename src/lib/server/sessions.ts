/**
 * Who is asking: a session is a cookie with a random token, stored as its SHA-256. It ends 30 days after signing in,
 * when the person signs out, or when the person is no longer there; it is never prolonged, so a stolen one ends too.
 */
import type { Actor } from '#lib/domain/access.ts';
import type { Person } from '#lib/domain/person.ts';
import type { App } from './app.ts';
import { hashOf, looksLikeToken, newToken } from './tokens.ts';

export const sessionSeconds = 30 * 24 * 60 * 60;

export interface CookieRules {
  readonly name: string;
  readonly options: { path: '/'; httpOnly: true; sameSite: 'lax'; secure: boolean; maxAge: number };
}

/** On https the name itself forbids the cookie any other host, path or connection. */
export function sessionCookie(address: Pick<URL, 'protocol'>): CookieRules {
  const secure = address.protocol === 'https:';
  return {
    name: secure ? '__Host-session' : 'session',
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: sessionSeconds }
  };
}

/** Begins a session and returns the token for the cookie. */
export async function beginSession(app: App, person: Pick<Person, 'id'>): Promise<string> {
  const { token, tokenHash } = newToken();
  const now = app.clock();
  await app.storage.sessions.create({
    tokenHash,
    personId: person.id,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + sessionSeconds * 1000).toISOString()
  });
  return token;
}

/** `acting`: who sits behind a shared mailbox in this session; null: not named yet. */
export function actorFrom(person: Person, acting: string | null = null): Actor {
  const { id, name, email, role, iso3, language, shared } = person;
  const actor: Actor = { personId: id, name, email, role, iso3, language, via: 'page' };
  return shared === true ? { ...actor, shared, acting } : actor;
}

/** The person behind a cookie; null where there is none, or the session is over. */
export async function actorOf(app: App, token: string | undefined): Promise<Actor | null> {
  if (token === undefined || !looksLikeToken(token)) return null;
  const session = await app.storage.sessions.get(hashOf(token));
  if (session === null || session.expiresAt <= app.clock().toISOString()) return null;
  const person = await app.storage.people.get(session.personId);
  return person === null ? null : actorFrom(person, session.acting ?? null);
}
