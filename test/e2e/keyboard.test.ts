/**
 * The whole way by keyboard alone: the link of the invitation, every kind of question, evidence, a colleague, the check, the
 * frozen copy, the signature and the receipt. No click and no call of a form: Tab, arrows, Space, Enter and typing.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextOf, launchBrowser } from '../support/browser.ts';
import { choose, press, tabTo, typeInto } from '../support/keyboard.ts';
import { kenya } from '../support/respond-store.ts';
import { field, RespondWorld, says } from '../support/respond-world.ts';

const file = `/files/${kenya}`;
let browser: Browser;
let world: RespondWorld;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  world = await RespondWorld.open();
  await world.goAway();
  const link = await world.linkFor('amal@example.org');
  await world.serve();
  page = await (await contextOf(browser, world.origin, null)).newPage();
  await page.goto(link);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

test('in by the link, past the frame by the first Tab, and into a section', async () => {
  await press(page, page.locator('main form button'), 'Enter');
  await page.waitForURL('**/files**');
  await page.goto(file);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.locator('main :focus').count()).toBe(1);
  await press(page, page.locator(`main a[href="${file}/sections/gov"]`).first(), 'Enter');
  await page.waitForURL('**/sections/gov');
  await page.locator('.page-state').waitFor();
});

test('texts, figures, levels, lists and boxes are answered, and saved as one goes on', async () => {
  await typeInto(page, field(page, 'body'), 'National Commission');
  await says(page, 'body', /Saved/);
  await typeInto(page, field(page, 'ratio'), '40');
  await typeInto(page, field(page, 'context'), 'Typed without a mouse');
  await choose(page, page.locator('[name=gov1]'), 3);
  await page.locator('#q-gov1_ev').waitFor({ state: 'visible' });
  await typeInto(page, page.locator('#q-gov1_ev textarea').first(), 'Policy 2026');
  await tabTo(page, field(page, 'scope'));
  await page.keyboard.type('Se');
  await press(page, page.locator('[name=gov2][value=c2]'), 'Space');
  await press(page, page.locator('[name=tongues][value=sw]'), 'Space');
  await choose(page, page.locator('[name=partner]'), 1);
  await choose(page, page.locator('[name=useful]'), 2);
  await says(page, 'useful', /Saved/);
  expect(await page.locator('[name=gov1][value="4"]').isChecked()).toBe(true);
  expect(await field(page, 'scope').inputValue()).toBe('sector');
});

test('a state, a source and a confidentiality claim are given in their fold', async () => {
  const fold = page.locator('#q-ratio details:has(select)');
  await press(page, fold.locator('> summary'), 'Enter', true);
  await typeInto(page, page.locator('[name="ratio:source"]'), 'Yearbook');
  await typeInto(page, page.locator('[name="ratio:year"]'), '2025');
  await tabTo(page, page.locator('[name="ratio:reason"]'));
  await page.keyboard.press('ArrowDown');
  await says(page, 'ratio', /Saved/);
  expect(await page.locator('[name="ratio:reason"]').inputValue()).not.toBe('');
});

test('a link as evidence is added in its fold', async () => {
  const question = page.locator('#q-gov1');
  const fold = question.locator('details', { has: page.locator('summary', { hasText: 'vidence' }) }).first();
  await press(page, fold.locator('> summary'), 'Enter');
  await fold.locator('input[type=file]').waitFor();
  await tabTo(page, fold.locator('input[type=file]'));
  await press(page, fold.locator('summary', { hasText: 'link' }), 'Enter');
  await typeInto(page, fold.locator('input[type=url]'), 'https://example.org/policy');
  await typeInto(page, fold.getByLabel('Title'), 'National policy');
  await press(page, fold.getByRole('button', { name: 'Add the link' }), 'Enter');
  await question.getByText('National policy').first().waitFor();
});

test('tables, rankings and lists of wishes', async () => {
  await press(page, page.locator('button[name=go][value=next]'), 'Enter');
  await page.waitForURL('**/sections/more');
  await page.locator('.page-state').waitFor();
  for (const row of ['P01', 'P02', 'P03']) {
    await choose(page, page.locator(`#q-rated tr:has([name="rated.${row}"]) input[type=radio]`), 2);
  }
  await typeInto(page, field(page, 'power.primary'), '55');
  const focused = () => page.locator(':focus').getAttribute('aria-label');
  await press(page, page.locator('#q-first ul button').first(), 'Enter');
  expect(await focused()).toBe('Choose: Conferences');
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('Choose: Platforms');
  await press(page, page.getByRole('button', { name: 'Up: Conferences' }), 'Enter', true);
  expect(await focused()).toBe('Down: Conferences');
  await press(page, page.getByRole('button', { name: 'Take out: Capacity building' }), 'Enter');
  expect(await focused()).toBe('Choose: Capacity building');
  await page.keyboard.press('Enter');
  await says(page, 'first', /Saved/);
  await typeInto(page, field(page, 'wishes.0.wish'), 'Radio lessons');
  await press(page, page.locator('#q-wishes').getByRole('button', { name: 'Add' }), 'Enter');
  expect(await page.locator(':focus').getAttribute('name')).toBe('wishes.1.wish');
  await page.keyboard.type('Training');
  await press(page, page.locator('#q-wishes').getByRole('button', { name: 'Add' }), 'Enter');
  await press(page, page.locator('#q-wishes').getByRole('button', { name: /3$/ }), 'Enter');
  expect(await page.locator(':focus').getAttribute('name')).toBe('wishes.1.wish');
  await says(page, 'wishes', /Saved/);
});

test('checked, frozen, signed: the receipt', async () => {
  await press(page, page.locator('button[name=go][value=next]'), 'Enter');
  await page.waitForURL('**/check');
  await press(page, page.locator('form[action="?/freeze"] .primary'), 'Enter');
  await page.waitForURL(`**${file}/sign`);
  await typeInto(page, field(page, 'name'), 'A. Secretary');
  await typeInto(page, field(page, 'function'), 'Secretary-General');
  await press(page, field(page, 'confirm'), 'Space');
  await press(page, page.locator('form[action="?/sign"] .primary'), 'Enter');
  await page.waitForURL(`**${file}/receipt/1`);
  expect(await page.locator('main').innerText()).toContain('EVERY-2026-KEN-1');
});
