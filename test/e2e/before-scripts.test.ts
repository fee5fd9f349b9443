/** What is done on a page while the scripts are still on a slow line stays when they arrive: opened, typed, chosen. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contextOf, launchBrowser } from '../support/browser.ts';
import { earlyHands } from '../support/early-hands.ts';
import { fillStore, kenya } from '../support/respond-store.ts';
import { reviewStore } from '../support/review-store.ts';
import { serveBuild, type ServedBuild } from '../support/served-build.ts';
import { stage } from '../support/stage.ts';

const open = stage(fillStore);
const signed = stage(reviewStore);
const albania = '/files/dtr-trial.ALB';
let served: ServedBuild;
let browser: Browser;

beforeAll(async () => {
  served = await serveBuild(async (app) => {
    const createdAt = app.clock().toISOString();
    const person = {
      id: 'administrator',
      email: 'a@example.org',
      name: 'A',
      iso3: null,
      language: 'en',
      createdAt
    } as const;
    await app.storage.people.create({ ...person, role: 'administrator' });
    return ['administrator'];
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await served.stop();
});

it('the terms of a campaign typed before the scripts arrive stay', async () => {
  const session = (await served.signIn('administrator')).replace('session=', '');
  const page = await (await contextOf(browser, served.origin, session)).newPage();
  const held: (() => void)[] = [];
  let open = false;
  await page.route('**/*.js', (route) => {
    if (open) return route.continue();
    held.push(() => void route.continue());
    return undefined;
  });
  await page.goto('/admin/campaigns/new', { waitUntil: 'commit' });
  await page.locator('[name=title]').fill('Typed on a slow line');
  await page.locator('[name=groups][value=all]').check();
  await page.locator('[name=languages][value=zh]').uncheck();
  open = true;
  for (const go of held) go();
  // The search is drawn by the scripts alone: they are here.
  await page.locator('#country-search').waitFor({ state: 'attached' });
  expect(await page.locator('[name=title]').inputValue()).toBe('Typed on a slow line');
  expect(await page.locator('[name=groups][value=all]').isChecked()).toBe(true);
  expect(await page.locator('[name=languages][value=zh]').isChecked()).toBe(false);
});

it.each(['/people', '/check', '/workbook', '/sections/gov', '/sections/more'])(
  'a file that is being filled%s',
  async (path) => {
    const page = await open.page(open.store.sessions.amal, { serviceWorker: false });
    const { touched, later } = await earlyHands(page, `/files/${kenya}${path}`);
    // A ranking is drawn anew, with buttons, as soon as they are fetched: its list says the same in another way.
    const staying = touched.filter((one) => !one.includes('| first.'));
    expect(staying.length).toBeGreaterThan(0);
    expect(later).toEqual(expect.arrayContaining(staying));
    await page.context().close();
  }
);

it.each([
  ['albania', `${albania}/receipt/1`],
  ['albania', `${albania}/people`],
  ['albania', `${albania}/questions/gov1`],
  ['analyst', '/profiles'],
  ['analyst', '/statistics/uncertainty?campaign=dtr-trial'],
  [null, '/sign-in'],
  [null, '/verify']
] as const)('%s on %s', async (who, path) => {
  const page = await signed.page(who === null ? null : signed.store[who], { serviceWorker: false });
  const { touched, later } = await earlyHands(page, path);
  expect(touched.length).toBeGreaterThan(0);
  expect(later).toEqual(expect.arrayContaining([...touched]));
  await page.context().close();
});

it('evidence asked for before the scripts come is there when they have', async () => {
  const page = await open.page(open.store.sessions.amal, { serviceWorker: false });
  await earlyHands(page, `/files/${kenya}/sections/gov`);
  await page.locator('#q-gov1 details.evidence input[type=file]').waitFor({ state: 'attached' });
});
