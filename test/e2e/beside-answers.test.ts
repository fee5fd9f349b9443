/**
 * What the page says and offers beside an answer while one writes: soft remarks that come and go, last round's answer to
 * take over, and of two answers to one question everything that differs.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { addLastRound } from '../support/last-round.ts';
import { kenya } from '../support/respond-store.ts';
import { field, openLive, RespondWorld, says } from '../support/respond-world.ts';
import { violationsOn } from '../support/violations.ts';

const governance = `/files/${kenya}/sections/gov`;
const priorities = `/files/${kenya}/sections/more`;
let browser: Browser;
let world: RespondWorld;

beforeAll(async () => {
  browser = await launchBrowser();
  world = await RespondWorld.open();
  await world.goAway();
  await world.inStore((app) =>
    addLastRound(app, { ratio: 10, scope: 'sector', first: ['A03', 'A01'], rated: { P01: 5, P02: 3 } })
  );
  await world.serve();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const remark = (page: Page, question: string, code: string) => page.locator(`#q-${question}-${code}-text`);
const top = async (page: Page, name: string) => (await field(page, name).boundingBox())?.y ?? 0;

test('a remark comes while one types, without moving what is typed in, changes, goes, and comes off line too', async () => {
  const context = await world.window(browser, 'amal');
  const page = await openLive(context, governance);
  await field(page, 'ratio').focus();
  const before = await top(page, 'ratio');
  await field(page, 'ratio').pressSequentially('40');
  await remark(page, 'ratio', 'jump').filter({ hasText: '10 in the last round, 40 now' }).waitFor();
  expect(await top(page, 'ratio')).toBeCloseTo(before, 0);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('ratio');
  expect(await field(page, 'ratio').getAttribute('aria-describedby')).toContain('q-ratio-jump-text');
  expect(await page.locator('#q-ratio [aria-live=polite]:has(#q-ratio-jump)').count()).toBe(1);

  await context.setOffline(true);
  await field(page, 'ratio').fill('55');
  await remark(page, 'ratio', 'jump').filter({ hasText: '55 now' }).waitFor();
  await field(page, 'ratio:explain:jump').fill('Counted anew');
  await context.setOffline(false);
  await says(page, 'ratio', /Saved/);
  expect(await field(page, 'ratio:explain:jump').inputValue()).toBe('Counted anew');

  await field(page, 'ratio').fill('20');
  await remark(page, 'ratio', 'jump').waitFor({ state: 'detached' });
  await field(page, 'ratio').fill('50');
  await remark(page, 'ratio', 'jump').waitFor();
  expect(await field(page, 'ratio:explain:jump').inputValue()).toBe('Counted anew');
  await says(page, 'ratio', /Saved/);

  // What is being explained stays as long as the cursor is in it, whatever a colleague saves.
  const brian = await openLive(await world.window(browser, 'brian'), governance);
  await field(page, 'ratio:explain:jump').focus();
  await field(brian, 'ratio').fill('12');
  await says(page, 'ratio', /Brian Otieno saved another answer/);
  expect(await field(page, 'ratio:explain:jump').inputValue()).toBe('Counted anew');
  await field(page, 'body').focus();
  await remark(page, 'ratio', 'jump').waitFor({ state: 'detached' });
  await Promise.all([context.close(), brian.context().close()]);
});

test('last round’s answer is taken over with one key, marked as such, saved, and stands in the history', async () => {
  const page = await openLive(await world.window(browser, 'amal'), governance);
  const take = page.locator('#q-scope').getByRole('button', { name: 'Take over' });
  await take.focus();
  await page.keyboard.press('Enter');
  await page.locator('#q-scope').getByText('Taken over from the last round.').waitFor();
  await says(page, 'scope', /Saved/);
  expect(await field(page, 'scope').inputValue()).toBe('sector');
  // Another value is not the one taken over.
  await field(page, 'scope').selectOption('policy');
  await take.waitFor();

  await page.goto(priorities);
  await page.locator('.page-state').waitFor();
  await page.locator('#q-first').getByRole('button', { name: 'Take over' }).click();
  await page.getByRole('button', { name: 'Take out: Capacity building' }).waitFor();
  await page.locator('#q-rated').getByRole('button', { name: 'Take over' }).click();
  expect(await page.locator('[name="rated.P02"]:checked').inputValue()).toBe('3');
  for (const name of ['first', 'rated']) await says(page, name, /Saved/);
  await page.goto(`/files/${kenya}/history?question=first`);
  const entry = await page.locator('tbody tr').first().innerText();
  expect(entry).toContain('Platforms');
  expect(entry).toContain('Taken over from the last round');
  await page.context().close();
});

test('of two answers the page names what differs; they are brought together, or mine goes to the history', async () => {
  const amal = await openLive(await world.window(browser, 'amal'), governance);
  const away = await world.window(browser, 'brian');
  const brian = await openLive(away, governance);
  await field(brian, 'ratio').fill('30');
  await says(brian, 'ratio', /Saved/);
  // She has seen it: the two differ in nothing but what stands beside it.
  await amal.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=ratio]')?.value === '30');
  await away.setOffline(true);
  await brian.locator('#q-ratio details:has(select) summary').click();
  await field(brian, 'ratio:source').fill('EMIS');
  await amal.locator('#q-ratio details:has(select) summary').click();
  await field(amal, 'ratio:source').fill('Census');
  await field(amal, 'ratio:year').fill('2024');
  await field(amal, 'ratio:reason').selectOption('law');
  await says(amal, 'ratio', /Saved/);
  await away.setOffline(false);
  await says(brian, 'ratio', /Changed by Amal Barasa/);
  const clash = brian.locator('#q-ratio section.clash');
  await clash.waitFor();
  const words = await clash.innerText();
  for (const said of ['same answer: 30', 'Brian Otieno (you), ', 'Amal Barasa, ', 'EMIS', 'Census', '2024'])
    expect(words).toContain(said);
  expect(words).toContain('Yes: protected by law');
  expect(words).not.toContain('Comment');
  expect(await violationsOn(brian)).toEqual([]);
  await clash.getByRole('button', { name: 'Bring both together' }).click();
  await says(brian, 'ratio', /Saved/);
  expect(await brian.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('ratio');
  expect(await field(brian, 'ratio:source').inputValue()).toBe('EMIS');
  expect(await field(brian, 'ratio:year').inputValue()).toBe('2024');
  expect(await field(brian, 'ratio:reason').inputValue()).toBe('law');

  // The other way: hers stays as it stands.
  await away.setOffline(true);
  await field(brian, 'context').fill('Written by Brian');
  await field(amal, 'context').fill('Written by Amal');
  await says(amal, 'context', /Saved/);
  await away.setOffline(false);
  await brian.locator('#q-context').getByRole('button', { name: 'Keep theirs' }).click();
  await says(brian, 'context', /Saved by Amal Barasa/);
  expect(await field(brian, 'context').inputValue()).toBe('Written by Amal');
  await brian.goto(`/files/${kenya}/history?question=context`);
  const entry = await brian.locator('tbody tr').first().innerText();
  for (const text of ['Written by Brian', 'Written by Amal', 'Brian Otieno']) expect(entry).toContain(text);
});

test('what is typed before the script runs is saved as soon as it does', async () => {
  const context = await world.window(browser, 'amal');
  let release = () => undefined as void;
  const held = new Promise<void>((go) => (release = go));
  await context.route('**/_app/immutable/nodes/**', async (route) => {
    await held;
    await route.continue();
  });
  const page = await context.newPage();
  await page.goto(governance, { waitUntil: 'commit' });
  await field(page, 'body').fill('Typed early');
  release();
  await says(page, 'body', /Saved/);
  await context.close();
});
