/** Several people in one section at once: saved answers and names appear, nothing moves under the cursor, nothing is lost. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { manyQuestions } from '../support/many-questions.ts';
import { kenya } from '../support/respond-store.ts';
import { field, openLive, RespondWorld, says } from '../support/respond-world.ts';

const governance = `/files/${kenya}/sections/gov`;
const left = `/files/${kenya}/sections/left`;
let browser: Browser;
let world: RespondWorld;

beforeAll(async () => (browser = await launchBrowser()));
afterAll(() => browser.close());
beforeEach(async () => {
  world = await RespondWorld.open(manyQuestions(12));
});
afterEach(() => world.close());

/** The page follows the file: it has said to the server that it is there. */
const follows = (page: Page, names: string) =>
  page
    .locator('.page-state .here')
    .filter({ hasText: `Here with you: ${names}` })
    .waitFor();
/** A question of who has gone may wait at the server for 20 s before it is given up. */
const isAlone = (page: Page) => page.locator('.page-state .here').waitFor({ state: 'detached', timeout: 30_000 });

test('what a colleague saves appears, with who is there; what is in use is not replaced and does not move', async () => {
  const amal = await openLive(await world.window(browser, 'amal'), governance);
  const brian = await openLive(await world.window(browser, 'brian'), governance);
  await follows(amal, 'Brian Otieno');
  await follows(brian, 'Amal Barasa');

  await field(brian, 'body').fill('National Commission');
  await says(amal, 'body', /Saved by Brian Otieno/);
  expect(await field(amal, 'body').inputValue()).toBe('National Commission');

  await field(amal, 'context').focus();
  await field(brian, 'context').fill('Written by Brian');
  await says(amal, 'context', /Brian Otieno saved another answer to this question/);
  expect(await field(amal, 'context').inputValue()).toBe('');
  await amal.locator('#q-context').getByRole('button', { name: 'Show it' }).click();
  expect(await field(amal, 'context').inputValue()).toBe('Written by Brian');

  await field(brian, 'context').fill('Written again');
  await field(amal, 'context').focus();
  await says(amal, 'context', /Brian Otieno saved another answer/);
  await field(amal, 'body').focus();
  await says(amal, 'context', /Saved by Brian Otieno/);
  expect(await field(amal, 'context').inputValue()).toBe('Written again');

  await field(amal, 'scope').focus();
  const before = await field(amal, 'scope').boundingBox();
  await brian.locator('[name=gov1][value="4"]').check();
  await amal.locator('#q-gov1_ev').waitFor({ state: 'visible' });
  expect((await field(amal, 'scope').boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);

  await brian.close();
  await isAlone(amal);
});

test('a hidden page does not follow; looked at again, it is up to date', async () => {
  const amal = await openLive(await world.window(browser, 'amal'), governance);
  const brian = await openLive(await world.window(browser, 'brian'), governance);
  await follows(amal, 'Brian Otieno');
  const hide = (hidden: boolean) =>
    amal.evaluate(
      (state) => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
        document.dispatchEvent(new Event('visibilitychange'));
      },
      hidden ? 'hidden' : 'visible'
    );
  await hide(true);
  const asked: string[] = [];
  amal.on('request', (request) => void asked.push(new URL(request.url()).pathname));
  await field(brian, 'body').fill('Saved while nobody looked');
  await says(brian, 'body', /Saved/);
  await isAlone(brian);
  expect(asked.filter((path) => path.endsWith('/live'))).toEqual([]);
  expect(await field(amal, 'body').inputValue()).toBe('');
  await hide(false);
  await says(amal, 'body', /Saved by Brian Otieno/);
});

interface Writer {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly name: string;
  readonly own: readonly string[];
  readonly typed: Map<string, string>;
  readonly shared: string[];
}
async function writer(name: string, person: 'amal' | 'brian', own: readonly number[]): Promise<Writer> {
  const context = await world.window(browser, person);
  const page = await openLive(context, left);
  return { context, page, name, own: own.map((n) => `left${n}`), typed: new Map(), shared: [] };
}
const writingTime = 60_000;

test('three at once in one section, one of them off line for half of it: every answer is there, every clash is shown', async () => {
  const all = [
    await writer('first', 'amal', [1, 2, 3]),
    await writer('second', 'brian', [4, 5, 6]),
    await writer('third', 'amal', [7, 8, 9])
  ];
  const third = all[2];
  if (third === undefined) throw new Error('there are three');
  const began = performance.now();
  let away = false;
  for (let round = 1; performance.now() - began < writingTime; round += 1) {
    const spent = (performance.now() - began) / writingTime;
    if (!away && spent > 0.25 && spent < 0.75) {
      away = true;
      await third.context.setOffline(true);
    } else if (away && spent >= 0.75) {
      away = false;
      await third.context.setOffline(false);
    }
    await Promise.all(
      all.map(async ({ page, name, own, typed, shared }) => {
        const question = own[round % own.length] ?? '';
        await field(page, question).fill(`${name} ${round}`);
        typed.set(question, `${name} ${round}`);
        if (round % 4 !== 0) return;
        await field(page, 'left12').fill(`${name} shared ${round}`);
        shared.push(`${name} shared ${round}`);
      })
    );
  }
  await third.context.setOffline(false);
  for (const { page, own } of all) {
    for (const question of own) await says(page, question, /Saved/);
    await page
      .locator('#q-left12-status')
      .filter({ hasText: /Saved|Changed by/ })
      .waitFor();
    await page
      .locator('.page-state .line')
      .filter({ hasText: /Everything is saved|Need your attention/ })
      .waitFor();
  }
  const clashes = await Promise.all(all.map(({ page }) => page.locator('#q-left12 section').allInnerTexts()));
  const written = await world.written();
  for (const { typed } of all) {
    for (const [question, text] of typed)
      expect(written.filter(({ name }) => name === question).at(-1)?.value).toBe(text);
  }
  const texts = written.map(({ name, value }) => `${name} ${String(value)}`);
  expect(new Set(texts).size).toBe(texts.length);
  // The last text of each on the shared question stands in the log, or is shown to its writer beside the other.
  for (const [at, { shared }] of all.entries()) {
    const last = shared.at(-1) ?? '';
    const inLog = written.some(({ name, value }) => name === 'left12' && value === last);
    expect(inLog || (clashes[at] ?? []).some((shown) => shown.includes(last)), last).toBe(true);
  }
});
