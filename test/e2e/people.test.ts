/**
 * What the focal point arranges on one page, without scripts: single questions to a colleague, more time, declining and
 * taking part again, a shared mailbox whose name stands in the log, the hand-over that ends the old session and gives all to the new person. And the
 * history that tells all of it, with every state readable again.
 */
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { fillStore, kenya } from '../support/respond-store.ts';
import { stage } from '../support/stage.ts';

const file = `/files/${kenya}`;
const on = stage(fillStore);
let page: Page;
beforeAll(async () => {
  page = await on.page(on.store.sessions.amal, { javaScript: false, width: 360 });
});

async function unfold(act: string): Promise<void> {
  await page.goto(`${file}/people`);
  await page.locator(`details:has(> form[action="?/${act}"]) > summary`).click();
}
const form = (act: string) => page.locator(`form[action="?/${act}"]`);
async function saveRatio(value: string): Promise<void> {
  await page.goto(`${file}/sections/gov`);
  await page.locator('[name=ratio]').fill(value);
  await page.locator('button[name=go][value=stay]').last().click();
  await page.locator('#q-ratio .status.ok').waitFor();
}

test('a single question goes to a colleague with message and date; nothing chosen is refused and what was typed stays', async () => {
  await unfold('give');
  await form('give').locator('[name=name]').fill('Dina Kamau');
  await form('give').locator('[name=email]').fill('dina@example.org');
  await form('give').locator('[name=message]').fill('Only this figure, please.');
  await form('give').locator('[name=due]').fill('2090-01-02');
  await form('give').locator('> button').click();
  await page.locator('[role=alert]').waitFor();
  expect(await form('give').locator('[name=message]').inputValue()).toBe('Only this figure, please.');
  await form('give').locator('details:has([value=ratio]) > summary').click();
  await form('give').locator('[name=questions][value=ratio]').check();
  await form('give').locator('> button').click();
  const dina = page.locator('main > ul > li', { hasText: 'Dina Kamau' });
  expect(await dina.innerText()).toContain('Learners per computer');
  expect(await dina.innerText()).toContain('Only this figure, please.');
  // No mail server is set: the focal point is told that the invitation has not left by itself.
  expect(await page.locator('[role=status]').innerText()).toContain('in the outbox');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('more time is asked for with a reason; the country declines only when confirmed, and takes part again', async () => {
  await saveRatio('12');
  await unfold('more_time');
  await form('more_time').locator('[name=until]').fill('2090-01-01T12:00');
  await form('more_time').locator('textarea').fill('Elections');
  await form('more_time').locator('button').click();
  await page.getByText('More time is asked for until').waitFor();
  await unfold('decline');
  await form('decline').locator('textarea').fill('No capacity this year');
  await form('decline').locator('[name=confirm]').check();
  await form('decline').locator('button').click();
  await page.getByText('No capacity this year').waitFor();
  await page.goto(`${file}/sections/gov`);
  expect(await page.locator('[name=ratio]').isDisabled()).toBe(true);
  await unfold('again');
  await form('again').locator('textarea').fill('A colleague is back');
  await form('again').locator('button').click();
  await page.locator('.notice.ok').waitFor();
  await saveRatio('25');
});

test('behind a shared mailbox it is asked who is acting, and the history of the question names that person', async () => {
  await page.goto(`${file}/people`);
  await form('share').locator('[name=shared]').check();
  await form('share').locator('button').click();
  await page.waitForURL('**/acting?to=**');
  await page.goto(`${file}/sections/gov`);
  await page.waitForURL('**/acting?to=**');
  await page.locator('[name=name]').fill('Wanjiru');
  await page.locator('main form .primary').click();
  await page.waitForURL(`**${file}/sections/gov`);
  await saveRatio('31');
  await page.goto(`${file}/history?question=ratio`);
  const newest = page.locator('tbody tr').first();
  expect(await newest.innerText()).toContain('Wanjiru (Amal Barasa)');
  expect(await newest.locator('td').nth(3).innerText()).toBe('25');
  expect(await newest.locator('td').nth(4).innerText()).toBe('31');
  const oldest = page.locator('tbody tr').last();
  await oldest.locator('a').first().click();
  await page.waitForURL('**/history/*');
  expect(await page.locator('main dd', { hasText: '12' }).count()).toBe(1);
});

test('the whole history as CSV, with every act and reason', async () => {
  const reply = await fetch(`${on.origin}${file}/history.csv`, {
    headers: { cookie: `session=${on.store.sessions.amal}`, accept: 'text/csv' }
  });
  expect(reply.headers.get('content-type')).toContain('text/csv');
  const rows: Record<string, string>[] = parse(await reply.text(), { bom: true, columns: true, comment: '#' });
  const ratios = rows.filter(({ question }) => question === 'ratio').map((row) => row['to_value']);
  expect(ratios).toEqual(['12', '25', '31']);
  expect(rows.find(({ act }) => act === 'declined')?.['words']).toBe('No capacity this year');
});

test('handed over only when confirmed; the old session ends at once, the new focal point finds every answer', async () => {
  await unfold('hand_over');
  await form('hand_over').locator('[name=name]').fill('Esther Njeri');
  await form('hand_over').locator('[name=email]').fill('esther@example.org');
  await form('hand_over').locator('[name=message]').fill('All yours, Esther.');
  await form('hand_over').locator('[name=confirm]').check();
  await form('hand_over').locator('button').click();
  await page.waitForURL('**/sign-in?handed_over');
  expect(await page.locator('.notice.ok').innerText()).toContain('handed over and every answer stays');
  await page.goto(file);
  await page.waitForURL('**/sign-in?next=**');

  const letter = await letterTo('esther@example.org');
  expect(letter).toContain('All yours, Esther.');
  const esther = await on.page(null, { javaScript: false });
  await esther.goto(/\/sign-in\/\S+/.exec(letter)?.[0] ?? '');
  await esther.locator('main form .primary').click();
  await esther.waitForURL(`**${file}**`);
  await esther.goto(`${file}/sections/gov`);
  expect(await esther.locator('[name=ratio]').inputValue()).toBe('31');
  expect(await esther.locator('[name=ratio]').isEnabled()).toBe(true);
  await esther.goto(`${file}/people`);
  expect(await esther.locator('main > ul').innerText()).not.toContain('Amal Barasa');
  await esther.goto(`${file}/history`);
  expect(await esther.locator('tbody tr').first().innerText()).toContain('Esther Njeri');
});

async function letterTo(email: string): Promise<string> {
  const mails = await on.between((app) => app.storage.outbox.list(100));
  return mails.find(({ to }) => to === email)?.body ?? '';
}
