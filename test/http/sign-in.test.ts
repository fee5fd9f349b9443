/** Signing in and out as people and their mail scanners do it, against the built server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueSignInLink } from '#lib/server/sign-in-links.ts';
import { addressOf, enter, seedWorld, startWorld, type World } from '../support/personas.ts';
import { isAvailable, storeKinds } from '../support/temp-store.ts';

const form = (fields: Record<string, string>) => ({
  method: 'POST',
  body: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded' }
});

describe.each(storeKinds.filter(isAvailable))('%s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(kind);
  });
  afterAll(() => world.stop());

  test('a mail scanner that opens the link, also with HEAD, does not use it up; the button does, once', async () => {
    const link = world.spareLinks.drafter;
    for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
    const first = await world.ask(null, new URL(link).pathname, form({}));
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toBe('/profiles');
    const cookie = first.headers.getSetCookie().join('\n');
    expect(cookie).toMatch(/^session=[\w-]{27}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/i);
    const second = await world.ask(null, new URL(link).pathname, form({}));
    expect(second.status).toBe(410);
    expect(await second.text()).toContain('has already been used');
    expect(second.headers.getSetCookie()).toEqual([]);
  });

  test('twenty clicks at once begin one session', async () => {
    const path = new URL(world.spareLinks.analyst).pathname;
    const replies = await Promise.all(Array.from({ length: 20 }, () => world.ask(null, path, form({}))));
    expect(replies.map((reply) => reply.status).sort()).toEqual([303, ...Array.from({ length: 19 }, () => 410)]);
  });

  test('an unknown link says what to do', async () => {
    const page = await world.ask(null, '/sign-in/AAAAAAAAAAAAAAAAAAAAAAAAAAA');
    const text = await page.text();
    expect(text).toContain('is not known');
    expect(text).toContain('href="/sign-in"');
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test('asking for a link answers the same for a known and an unknown address', async () => {
    const ask = async (email: string) => {
      const reply = await world.ask(null, '/sign-in', form({ email }));
      return { status: reply.status, text: (await reply.text()).replace(/nonce="[^"]*"|__sveltekit_\w+/g, '') };
    };
    const known = await ask(addressOf('contributor'));
    expect(known).toEqual(await ask('nobody@example.org'));
    expect(known.status).toBe(200);
    expect(known.text).toContain('If this address has an account');
  });

  test('the link that was asked for is in the outbox, marked not sent, and opens the page that was wanted', async () => {
    await world.ask(null, '/sign-in', form({ email: addressOf('outsider').toUpperCase(), next: '/files?x=1' }));
    let link: string | undefined;
    while (link === undefined) {
      const outbox = await (await world.ask('administrator', '/admin/outbox')).text();
      link = /رابط دخولك[^]*?(http:\/\/127[^\s<]*\/sign-in\/[\w-]{27})/.exec(outbox)?.[1];
      expect(outbox).toContain('Not sent: no mail server is set');
    }
    const reply = await world.ask(null, new URL(link).pathname, form({}));
    expect(reply.headers.get('location')).toBe('/files?x=1');
  });

  test('a page to return to is never on another site', async () => {
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example']) {
      const reply = await world.ask(null, '/language', form({ language: 'fr', next }));
      expect(new URL(reply.headers.get('location') ?? '', world.origin).origin).toBe(world.origin);
    }
  });

  test('signing out ends the session on the server, not only in the browser', async () => {
    const cookie = await enter(world.spareLinks.contributor);
    const files = () =>
      fetch(`${world.origin}/files`, { redirect: 'manual', headers: { cookie, accept: 'text/html' } });
    expect((await files()).status).toBe(200);
    const out = await world.ask(null, '/sign-out', { ...form({}), headers: { ...form({}).headers, cookie } });
    expect([out.status, out.headers.get('location')]).toEqual([303, '/']);
    expect(out.headers.getSetCookie().join()).toMatch(/^session=; /);
    expect((await files()).status).toBe(303);
  });

  test('the sixth request for one address is answered alike and writes nothing; the 31st of one network is refused', async () => {
    const email = addressOf('focalPoint');
    const count = async () =>
      (await (await world.ask('administrator', '/admin/outbox')).text()).split('>Your sign-in link').length - 1;
    const before = await count();
    let status = 200;
    let asked = 0;
    while (status === 200 && asked < 40) {
      status = (await world.ask(null, '/sign-in', form({ email }))).status;
      asked += 1;
    }
    expect(status).toBe(429);
    expect(asked).toBeLessThanOrEqual(31);
    expect((await count()) - before).toBeLessThanOrEqual(5);
  });
});

test('a link that is older than 14 days is refused and says so', async () => {
  const day = 86_400_000;
  let link = '';
  const late = await startWorld('embedded', async (app) => {
    const ids = await seedWorld(app);
    const clock = () => new Date(Date.now() - 14 * day - 60_000);
    link = await issueSignInLink({ ...app, clock }, ids.get('analyst') ?? '', null);
    return ids;
  });
  try {
    const reply = await late.ask(null, new URL(link).pathname, form({}));
    expect(reply.status).toBe(410);
    expect(await reply.text()).toContain('has expired');
  } finally {
    await late.stop();
  }
});
