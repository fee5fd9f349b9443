/**
 * The respondent's pages with everything unfolded: axe finds nothing and nothing sticks out, in English and Arabic, light and
 * dark, at 320 px; sections, and what waits to be sent, on a desk as well.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { contextOf } from '../support/browser.ts';
import { fillStore, kenya } from '../support/respond-store.ts';
import { stage } from '../support/stage.ts';
import { violationsOn } from '../support/violations.ts';

const file = `/files/${kenya}`;
const on = stage(fillStore);
beforeAll(fillSome);

const looks = [
  { language: 'en', dark: false, width: 1280 },
  { language: 'ar', dark: true, width: 1280 },
  { language: 'en', dark: true, width: 320 },
  { language: 'ar', dark: false, width: 320 }
];
/** English dark and Arabic light: enough for the plainer pages. */
const narrow = looks.filter(({ width }) => width === 320);
type Look = (typeof looks)[number];
const windowOf = (look: Look, javaScript = true): Promise<BrowserContext> =>
  contextOf(on.browser, on.origin, on.store.sessions.amal, { ...look, javaScript });

/** Answers of which some are refused, some remarked upon, one without a source; a comment to a colleague; a link as evidence. */
async function fillSome(): Promise<void> {
  const page = await (await windowOf({ language: 'en', dark: false, width: 1280 }, false)).newPage();
  await page.goto(`${file}/sections/gov`);
  await page.locator('[name=body]').fill('National Commission');
  await page.locator('[name=ratio]').fill('40');
  await page.locator('[name=gov1][value="4"]').check();
  await page.locator('button[name=go][value=stay]').last().click();
  await page.locator('#q-gov1_ev textarea').fill('National policy 2026, https://example.org');
  await page.locator('button[name=go][value=stay]').last().click();
  await page.goto(`${file}/evidence?question=gov1`);
  await page.locator('[name=url]').fill('https://example.org/policy');
  await page.locator('[name=title]').first().fill('National policy 2026');
  await page.locator('form:has([name=url]) button').first().click();
  await page.waitForLoadState();
  await page.context().close();
}

async function check(page: Page, look: Look, name: string): Promise<void> {
  const pictures = process.env['PICTURES'];
  if (pictures !== undefined) {
    const shot = `${name}-${look.language}-${look.dark ? 'dark' : 'light'}-${look.width}`;
    await page.screenshot({ path: `${pictures}/${shot}.png`, fullPage: true });
  }
  expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(look.width);
  expect(await violationsOn(page)).toEqual([]);
}

async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('main details')) one.setAttribute('open', '');
  });
}

describe.each(looks)('$language, dark $dark, $width px', (look) => {
  test('sections, with every fold open and drawn', async () => {
    const context = await windowOf(look);
    const page = await context.newPage();
    for (const section of ['gov', 'more']) {
      await page.goto(`${file}/sections/${section}`);
      await page.locator('.page-state').waitFor();
      await unfold(page);
      await page.waitForLoadState('networkidle');
      await check(page, look, `section-${section}`);
    }
    await context.close();
  });

  test('what waits to be sent, and the question before signing out', async () => {
    const context = await windowOf(look);
    const page = await context.newPage();
    await page.goto(`${file}/sections/gov`);
    await page.locator('.page-state').waitFor();
    await page.route('**/answers', (route) => route.abort());
    await page.locator('[name=context]').fill('Waiting');
    await page.locator('.page-state .warn').waitFor();
    await check(page, look, 'waiting');
    await page.goto('/unsent');
    await page.locator('main li').first().waitFor();
    await check(page, look, 'unsent');
    await page.locator('form[action^="/sign-out"] button').first().click();
    await page.locator('dialog[open]').waitFor();
    await check(page, look, 'sign-out');
    await context.close();
  });
});

const paths = ['/files', file, `${file}/check`, `${file}/people`, `${file}/questions/gov1`, `${file}/evidence`];
const more = [`${file}/history`, `${file}/history/3`, `${file}/workbook`, '/unsent', '/acting?to=%2Ffiles'];

test.each(narrow)('the other pages of the file, $language, dark $dark, $width px', async (look) => {
  const context = await windowOf(look);
  const page = await context.newPage();
  for (const path of [...paths, ...more]) {
    const reply = await page.goto(path, { waitUntil: 'networkidle' });
    expect(reply?.status(), path).toBe(200);
    await unfold(page);
    await check(page, look, path.slice(1).replaceAll(/\W+/g, '-'));
  }
  await context.close();
});

test('the frozen copy, the receipt and the page that verifies it', async () => {
  const context = await windowOf({ language: 'en', dark: false, width: 1280 });
  const page = await context.newPage();
  await page.goto(`${file}/check`);
  await page.locator('form[action="?/freeze"] .primary').click();
  await page.waitForURL(`**${file}/sign`);
  for (const look of narrow) await onPage(look, `${file}/sign`);
  await page.locator('[name=name]').fill('A. Secretary');
  await page.locator('[name=function]').fill('Secretary-General');
  await page.locator('[name=confirm]').check();
  await page.locator('form[action="?/sign"] .primary').click();
  await page.waitForURL(`**${file}/receipt/1`);
  const checksum = /[0-9a-f]{64}/.exec(await page.locator('main').innerText())?.[0] ?? '';
  for (const look of narrow) {
    await onPage(look, `${file}/receipt/1`);
    await onPage(look, `/verify?receipt=EVERY-2026-KEN-1&sha256=${checksum}`);
  }
  await context.close();
});

async function onPage(look: Look, path: string): Promise<void> {
  const context = await windowOf(look);
  const page = await context.newPage();
  await page.goto(path);
  await unfold(page);
  await check(page, look, path.slice(1).replaceAll(/\W+/g, '-').slice(0, 40));
  await context.close();
}
