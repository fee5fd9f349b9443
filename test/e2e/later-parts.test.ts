/** What a section fetches once it is idle: where the line breaks just then, each part is asked for again, and begins once. */
import { readFileSync } from 'node:fs';
import type { Request } from 'playwright-core';
import { expect, test } from 'vitest';
import { fillStore, kenya } from '../support/respond-store.ts';
import { field, keptAddresses, keptOffline, says } from '../support/respond-world.ts';
import { stage } from '../support/stage.ts';

const on = stage(fillStore);

/** The file of the build that a module of ui/ begins with. */
function fileOf(module: string): string {
  const manifest = JSON.parse(readFileSync('.svelte-kit/output/client/.vite/manifest.json', 'utf8')) as Readonly<
    Record<string, { readonly file: string }>
  >;
  const found = Object.entries(manifest).find(([source]) => source.endsWith(module));
  if (found === undefined) throw new Error(`the build has no ${module}`);
  return found[1].file;
}

test('a part that did not come is fetched later; the file is followed once all the while', async () => {
  const page = await on.page(on.store.sessions.amal, { serviceWorker: false });
  let open = 0;
  let most = 0;
  const isLive = (url: string) => new URL(url).pathname.endsWith('/live');
  page.on('request', (request) => {
    if (isLive(request.url())) most = Math.max(most, (open += 1));
  });
  const ended = (request: Request) => {
    if (isLive(request.url())) open -= 1;
  };
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  const lost = new Set<string>();
  for (const part of ['clash/ClashChoice.svelte', 'live/rules.ts'])
    await page.route(`**/${fileOf(part)}`, async (route) => {
      if (lost.has(part)) return route.continue();
      lost.add(part);
      await route.abort();
    });
  await page.clock.install();
  await page.goto(`/files/${kenya}/sections/gov`);
  await page.locator('.page-state').waitFor();
  const rules = page.waitForResponse('**/rules');
  const lostSoon = async () => {
    await page.clock.fastForward(500);
    return lost.size;
  };
  await expect.poll(lostSoon, { timeout: 30_000 }).toBe(2);
  for (let passed = 0; passed < 8; passed += 1) await page.clock.fastForward(4_000);
  expect((await rules).status()).toBe(200);

  const brian = await on.page(on.store.sessions.brian, { javaScript: false });
  await brian.goto(`/files/${kenya}/sections/gov`);
  await brian.locator('[name=body]').fill('National Commission');
  await brian.locator('button[name=go][value=stay]').last().click();
  await says(page, 'body', /Saved by Brian Otieno/);
  // Conditions run in the page itself now.
  await page.context().setOffline(true);
  await page.locator('[name=gov1][value="4"]').check();
  await field(page, 'gov1_ev').waitFor({ state: 'visible' });
  expect(most).toBe(1);
});

test('a part that was still on its way when the service worker came is kept for the time without network all the same', async () => {
  const page = await on.page(on.store.sessions.amal);
  const part = fileOf('live/section-live.ts');
  const isKept = async () => (await keptAddresses(page)).includes(`/${part}`);
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route(`**/${part}`, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/files/${kenya}/sections/gov`);
  await keptOffline(page, `/files/${kenya}/sections/gov`, '/unsent');
  expect(await isKept()).toBe(false);
  release();
  await expect.poll(isKept, { timeout: 30_000 }).toBe(true);
});
