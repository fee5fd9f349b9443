/** The interface in another language, in the middle of a section: nothing typed is lost, and one is where one was. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { kenya } from '../support/respond-store.ts';
import { field, openLive, RespondWorld } from '../support/respond-world.ts';

const governance = `/files/${kenya}/sections/gov`;
const priorities = `/files/${kenya}/sections/more`;
let browser: Browser;
let world: RespondWorld;

beforeAll(async () => {
  browser = await launchBrowser();
  world = await RespondWorld.open();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** By the menu of the header, once the page remembers places. */
async function changeTo(page: Page, language: string): Promise<void> {
  await page.locator('.page-state').waitFor();
  await page.locator('header details summary').click();
  await page.locator(`header button[lang=${language}]`).click();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  await page.waitForFunction(() => document.activeElement?.closest('[data-question]') != null);
}
const inUse = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const top = element?.getBoundingClientRect().top ?? -1;
    return {
      question: element?.closest<HTMLElement>('[data-question]')?.dataset['question'] ?? null,
      field: element?.getAttribute('name') ?? element?.tagName ?? null,
      value: element instanceof HTMLInputElement && element.type === 'radio' ? element.value : null,
      caret: element instanceof HTMLTextAreaElement ? element.selectionStart : null,
      inSight: top > 0 && top < innerHeight
    };
  });

test('in six languages the page comes back to the field one was in, with what is not saved', async () => {
  const context = await world.window(browser, 'amal');
  // Nothing is saved meanwhile: what is typed is in this browser alone.
  await context.route('**/answers', (route) => route.abort());
  const page = await openLive(context, governance);
  const following = page.waitForRequest((request) => new URL(request.url()).pathname.endsWith('/live'));
  await field(page, 'context').fill('Typed and not saved');
  await field(page, 'context').press('ArrowLeft');
  await following;
  const there = { question: 'context', field: 'context', value: null, caret: 18, inSight: true };
  await changeTo(page, 'ar');
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  expect(await field(page, 'context').inputValue()).toBe('Typed and not saved');
  expect(await inUse(page)).toEqual(there);

  await field(page, 'scope').selectOption('sector');
  await field(page, 'scope').focus();
  await changeTo(page, 'fr');
  expect(await inUse(page)).toEqual({ ...there, question: 'scope', field: 'scope', caret: null });
  expect(await field(page, 'scope').inputValue()).toBe('sector');

  await page.locator('[name=gov1][value="4"]').check();
  await page.locator('#q-gov1 details:has(textarea) summary').first().click();
  await field(page, 'gov1:comment').fill('Adopted in 2024');
  await changeTo(page, 'ru');
  expect(await inUse(page)).toEqual({ ...there, question: 'gov1', field: 'gov1:comment', caret: 15 });
  expect(await page.locator('[name=gov1]:checked').inputValue()).toBe('4');

  await page.goto(priorities);
  const again = page.waitForRequest((request) => new URL(request.url()).pathname.endsWith('/live'));
  await page.locator('[name="rated.P03"][value="5"]').check();
  await again;
  await changeTo(page, 'es');
  expect(await inUse(page)).toEqual({ ...there, question: 'rated', field: 'rated.P03', value: '5', caret: null });

  await page.locator('#q-first ul button').nth(2).click();
  await page.locator('#q-first ul button').nth(1).focus();
  await changeTo(page, 'zh');
  expect(await inUse(page)).toEqual({ ...there, question: 'first', field: 'BUTTON', caret: null });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('Conferences');
  expect(await page.locator('#q-first ol li').innerText()).toContain('Platforms');

  await field(page, 'wishes.0.wish').fill('Training');
  await changeTo(page, 'en');
  expect(await inUse(page)).toEqual({ ...there, question: 'wishes', field: 'wishes.0.wish', caret: null });
  expect(await field(page, 'wishes.0.wish').inputValue()).toBe('Training');
  await context.close();
});

test('without script the answers are saved with the change, and the page stands at the last one', async () => {
  const context = await world.window(browser, 'brian', { javaScript: false });
  const page = await context.newPage();
  await page.goto(governance);
  await field(page, 'context').fill('Typed without script');
  await page.locator('noscript select, #language').selectOption('ar');
  await page.locator('button[value=language]').click();
  expect(new URL(page.url()).hash).toBe('#q-context');
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  expect(await field(page, 'context').inputValue()).toBe('Typed without script');
  await context.close();
});
