/** What every reply carries, who may change anything, and how large it may be. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { get } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../support/personas.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld('embedded', undefined, { LOG_LEVEL: 'info', BODY_LIMIT_KB: '16' });
});
afterAll(() => world.stop());
const form = 'application/x-www-form-urlencoded';

test.each([
  ['/', null],
  ['/sign-in', null],
  ['/sign-in/AAAAAAAAAAAAAAAAAAAAAAAAAAA', null],
  ['/admin/people', 'administrator'],
  ['/admin/people', 'focalPoint'],
  ['/nowhere', 'analyst'],
  ['/healthz', null]
] as const)('%s for %s carries the headers that protect it', async (path, persona) => {
  const { headers } = await world.ask(persona, path);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('permissions-policy')).toContain('camera=()');
  if (persona !== null || path.startsWith('/sign-in/')) expect(headers.get('cache-control')).toBe('no-store');
  const policy = headers.get('content-security-policy');
  if (path === '/healthz') return;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe-(inline|eval)/);
});

test('no page has an inline style or handler, and each inline script has the nonce of its policy', async () => {
  const reply = await world.ask('administrator', '/admin/campaigns/every-2026');
  const page = await reply.text();
  const nonce = /'nonce-([^']+)'/.exec(reply.headers.get('content-security-policy') ?? '')?.[1] ?? 'none';
  expect(page).not.toMatch(/\sstyle="|<style|\son\w+="/);
  const inline = [...page.matchAll(/<script(?![^>]*\bsrc=)([^>]*)>/g)].map(([, attributes]) => attributes ?? '');
  expect(inline.length).toBeGreaterThan(0);
  for (const attributes of inline) expect(attributes).toContain(`nonce="${nonce}"`);
});

test.each([
  ['POST', '/language', form],
  ['POST', '/language', 'application/json'],
  ['PUT', '/files/every-2026.KEN/answers', 'application/json'],
  ['POST', '/sign-out', 'text/plain']
])('%s %s as %s from another site, or from nowhere, is refused', async (method, path, type) => {
  for (const origin of ['https://evil.example', 'null', undefined]) {
    const headers = { 'content-type': type, accept: 'application/json' };
    const reply = await fetch(world.origin + path, {
      method,
      body: '{}',
      redirect: 'manual',
      headers: origin === undefined ? headers : { ...headers, origin }
    });
    expect(reply.status).toBe(403);
  }
});

test('a body over the limit is refused, with and without its length stated', async () => {
  const big = 'x'.repeat(20_000);
  const put = (body: BodyInit) =>
    world.ask('focalPoint', '/files/every-2026.KEN/answers', {
      method: 'PUT',
      body,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      ...(typeof body === 'string' ? {} : { duplex: 'half' })
    });
  const stated = await put(big);
  expect(stated.status).toBe(413);
  expect(await stated.json()).toMatchObject({ problem: { code: 'request.too_large' } });
  const streamed = await put(new Blob([big]).stream());
  expect(streamed.status).toBe(413);
});

/** Without fetch, which would unpack the body. */
function raw(
  path: string,
  encoding: string
): Promise<{ readonly encoding: string | undefined; readonly body: Buffer }> {
  return new Promise((done, fail) => {
    get(world.origin + path, { headers: { 'accept-encoding': encoding, accept: 'text/html' } }, (reply) => {
      const pieces: Buffer[] = [];
      reply.on('data', (piece: Buffer) => pieces.push(piece));
      reply.on('end', () => done({ encoding: reply.headers['content-encoding'], body: Buffer.concat(pieces) }));
      reply.on('error', fail);
    }).on('error', fail);
  });
}

test('an address that cannot be decoded is refused in words and not logged as a fault', async () => {
  const before = world.server.output().length;
  const reply = await world.ask('focalPoint', '/files/%ff');
  expect(reply.status).toBe(400);
  expect(await reply.text()).toContain('The request could not be read.');
  while (!world.server.output().slice(before).includes('"status":400')) await new Promise(setImmediate);
  expect(world.server.output().slice(before)).not.toContain('unexpected');
});

test('pages come compressed in the way the browser takes', async () => {
  const plain = await raw('/accessibility', 'identity');
  expect(plain.encoding).toBeUndefined();
  const brotli = await raw('/accessibility', 'gzip, br');
  expect(brotli.encoding).toBe('br');
  expect(brotliDecompressSync(brotli.body).toString()).toContain('</html>');
  expect(brotli.body.length).toBeLessThan(plain.body.length / 2);
  const gzip = await raw('/accessibility', 'gzip, br;q=0');
  expect(gzip.encoding).toBe('gzip');
  expect(gunzipSync(gzip.body).toString()).toContain('</html>');
});

test('the log names the route and the status, and no address, token or text', async () => {
  await world.ask(null, '/sign-in', {
    method: 'POST',
    body: 'email=secret.person%40example.org',
    headers: { 'content-type': form }
  });
  await world.ask(null, '/sign-in/BBBBBBBBBBBBBBBBBBBBBBBBBBB?note=typed-text');
  await world.ask(null, '/healthz');
  while (!world.server.output().includes('/(public)/healthz","method":"GET"')) await new Promise(setImmediate);
  const log = world.server.output();
  expect(log).toContain('"route":"/(public)/sign-in/[token]"');
  expect(log).not.toMatch(/secret\.person|BBBBBBB|typed-text|@example\.org/);
});

test('the page comes in the language of the browser, of the menu before that, with its direction', async () => {
  const spanish = await world.ask(null, '/', { headers: { 'accept-language': 'de, es;q=0.8' } });
  expect(await spanish.text()).toContain('<html lang="es" dir="ltr">');
  const chosen = await world.ask(null, '/language', {
    method: 'POST',
    body: 'language=ar&next=/sign-in',
    headers: { 'content-type': form }
  });
  expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/sign-in']);
  const cookie = chosen.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const arabic = await world.ask(null, '/sign-in', { headers: { 'accept-language': 'es', cookie } });
  expect(await arabic.text()).toContain('<html lang="ar" dir="rtl">');
  expect(await (await world.ask('analyst', '/admin/campaigns')).text()).toContain('<html lang="fr" dir="ltr">');
});
