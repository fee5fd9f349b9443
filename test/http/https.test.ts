/** Behind a proxy that ends TLS, as in production: ORIGIN is https, requests arrive on loopback with X-Forwarded-For. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isProblem } from '#lib/domain/problem.ts';
import { createApp } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { issueSignInLink } from '#lib/server/sign-in-links.ts';
import { seedWorld } from '../support/personas.ts';
import { freePort, startServer, type ServerProcess } from '../support/server-process.ts';
import { tempStore, type TempStore } from '../support/temp-store.ts';

const site = 'https://soundings.example.org';
let store: TempStore;
let server: ServerProcess;
let link: string;
beforeAll(async () => {
  store = tempStore('embedded');
  const env = readEnv({ ...store.settings, ORIGIN: site, LOG_LEVEL: 'silent' });
  if (isProblem(env)) throw new Error(env.problem);
  const app = await createApp(env);
  const people = await seedWorld(app);
  link = await issueSignInLink(app, people.get('analyst') ?? '', null);
  await app.close();
  server = await startServer({ ...store.settings, PROXIES: '1' }, await freePort(), site);
});
afterAll(async () => {
  await server.stop();
  await store.remove();
});

const form = 'application/x-www-form-urlencoded';
/** What the proxy passes on, from a client at `from`. */
function ask(path: string, headers: Readonly<Record<string, string>> = {}, body?: string, from = '198.51.100.7') {
  return fetch(server.address + path, {
    redirect: 'manual',
    headers: { accept: 'text/html', 'x-forwarded-for': from, ...headers },
    ...(body === undefined ? {} : { method: 'POST', body })
  });
}

test('the cookie of a session is Secure and bound to this host; it signs in, and the plain name does not', async () => {
  expect(link).toMatch(/^https:\/\/soundings\.example\.org\/sign-in\/[\w-]{27}$/);
  const reply = await ask(new URL(link).pathname, { origin: site, 'content-type': form }, '');
  expect(reply.status).toBe(303);
  const cookie = reply.headers.getSetCookie().join('\n');
  expect(cookie).toMatch(/^__Host-session=[\w-]{27}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/i);
  const token = /=([\w-]{27})/.exec(cookie)?.[1] ?? '';
  expect((await ask('/profiles', { cookie: `__Host-session=${token}` })).status).toBe(200);
  expect((await ask('/profiles', { cookie: `session=${token}` })).status).toBe(303);
});

test('every reply tells the browser to stay on https, and forms from the plain address are refused', async () => {
  for (const path of ['/', '/healthz', '/nowhere', '/review']) {
    const { headers } = await ask(path);
    expect(headers.get('strict-transport-security'), path).toBe('max-age=31536000; includeSubDomains');
  }
  const plain = site.replace('https:', 'http:');
  expect((await ask('/language', { origin: plain, 'content-type': form }, 'language=fr')).status).toBe(403);
  const chosen = await ask('/language', { origin: site, 'content-type': form }, 'language=fr');
  expect(chosen.status).toBe(303);
  expect(chosen.headers.getSetCookie().join()).toMatch(/^language=fr;.*; Secure/i);
});

test('clients are told apart by the last address of X-Forwarded-For; what a client claims before it counts for nothing', async () => {
  const tryLink = (from: string) =>
    ask('/sign-in/AAAAAAAAAAAAAAAAAAAAAAAAAAA', { origin: site, 'content-type': form }, '', from);
  let tries = 0;
  let status = 410;
  while (status === 410 && tries < 120) {
    status = (await tryLink(`192.0.2.${tries}, 203.0.113.9`)).status;
    tries += 1;
  }
  expect([status, tries]).toEqual([429, 101]);
  expect((await tryLink('203.0.113.10')).status).toBe(410);
});
