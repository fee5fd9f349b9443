/**
 * The review pages (files, questions, a file not yet signed, one under review, what is asked once more, history): axe finds
 * nothing and nothing sticks out, in English and Arabic, light and dark, on a desk and at 320 px; buttons are reached by keyboard.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { contextOf } from '../support/browser.ts';
import { askingStore } from '../support/asking-store.ts';
import { stage } from '../support/stage.ts';
import { violationsOn } from '../support/violations.ts';

const on = stage(askingStore);

const looks = [
  { language: 'en', dark: false, width: 1280 },
  { language: 'ar', dark: true, width: 1280 },
  { language: 'en', dark: true, width: 320 },
  { language: 'ar', dark: false, width: 320 }
];
const paths = [
  '/review',
  '/review/questions',
  '/review/dtr-trial.AGO',
  '/review/dtr-trial.ALB',
  '/review/dtr-trial.ALB/history',
  '/review/dtr-trial.AFG'
];

async function look(page: Page, path: string, width: number, name: string) {
  const pictures = process.env['PICTURES'];
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(width);
  expect(await violationsOn(page)).toEqual([]);
}

test.each(looks)('$language, dark $dark, $width px', async (looked) => {
  const context = await contextOf(on.browser, on.origin, on.store, looked);
  const page = await context.newPage();
  const { language, dark, width } = looked;
  const name = (path: string) => `${language}-${dark ? 'dark' : 'light'}-${width}${path.replaceAll(/[/.]/g, '_')}`;
  for (const path of paths) {
    expect((await page.goto(path))?.status(), path).toBe(200);
    await look(page, path, width, name(path));
  }
  await page.goto('/review/dtr-trial.ALB');
  // By keyboard alone: the button of the return box, then the page that asks once more.
  await page.locator('button[formaction="?/return"]').focus();
  await page.keyboard.press('Enter');
  await page.locator('form.notice button[value="confirmed"]').waitFor();
  await look(page, 'return', width, name('/return'));
  await page.locator('form.notice button[value="back"]').focus();
  await page.keyboard.press('Enter');
  await page.locator('button[formaction="?/return"]').waitFor();
  await context.close();
});
