/** A contributor fills a section in a real browser: nothing typed is lost, every clash is shown, keyboard alone is enough. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { contextOf, launchBrowser, type Looks } from '../support/browser.ts';
import { fillStore, kenya, type RespondStore } from '../support/respond-store.ts';
import { freePort, startServer, type ServerProcess } from '../support/server-process.ts';

const governance = `/files/${kenya}/sections/gov`;
const priorities = `/files/${kenya}/sections/more`;
let browser: Browser;
let folder: string;
let port: number;
let server: ServerProcess;
let store: RespondStore;
let contexts: BrowserContext[] = [];

beforeAll(async () => (browser = await launchBrowser()));
afterAll(() => browser.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soundings-respond-'));
  store = await fillStore({ DATA_DIR: folder });
  port = await freePort();
  server = await startServer({ DATA_DIR: folder }, port);
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function windowOf(person: keyof RespondStore['sessions'], looks: Looks = {}): Promise<BrowserContext> {
  const context = await contextOf(browser, server.origin, store.sessions[person], looks);
  contexts.push(context);
  return context;
}
async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  return page;
}
/** Opened and its script running. */
async function openLive(context: BrowserContext, path: string): Promise<Page> {
  const page = await open(context, path);
  await page.locator('.page-state').waitFor();
  return page;
}
const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
async function says(page: Page, question: string, words: RegExp): Promise<void> {
  await page.locator(`#q-${question}-status`).filter({ hasText: words }).waitFor();
}

async function fillGovernance(page: Page): Promise<void> {
  await field(page, 'body').fill('National Commission');
  await field(page, 'ratio').fill('12,5');
  await field(page, 'context').fill('Two lines\nof context');
  await page.locator('[name=gov1][value="4"]').check();
  await field(page, 'scope').selectOption('sector');
  await page.locator('[name=gov2][value=c2]').check();
  await page.locator('[name=tongues][value=en]').check();
  await page.locator('[name=tongues][value=sw]').check();
  await page.locator('[name=partner][value="false"]').check();
  await page.locator('[name=useful][value=":dont_know"]').check();
}
async function seesGovernance(page: Page): Promise<void> {
  expect(await field(page, 'body').inputValue()).toBe('National Commission');
  expect(await field(page, 'ratio').inputValue()).toBe('12.5');
  expect(await page.locator('#q-share output').innerText()).toBe('0.1');
  expect(await field(page, 'context').inputValue()).toBe('Two lines\nof context');
  expect(await page.locator('[name=gov1]:checked').inputValue()).toBe('4');
  expect(await page.locator('#q-gov1_ev').isVisible()).toBe(true);
  expect(await field(page, 'scope').inputValue()).toBe('sector');
  expect(
    await page.locator('[name=gov2]:checked').evaluateAll((all) => all.map((one) => one.getAttribute('value')))
  ).toEqual(['c2']);
  expect(await page.locator('[name=tongues]:checked').count()).toBe(2);
  expect(await page.locator('[name=partner]:checked').inputValue()).toBe('false');
  expect(await page.locator('[name=useful]:checked').inputValue()).toBe(':dont_know');
}

test('every type of question is saved while it is filled and is there after a reload', async () => {
  const context = await windowOf('amal');
  const page = await openLive(context, governance);
  expect(await page.locator('#q-gov1_ev').isVisible()).toBe(false);
  await fillGovernance(page);
  await page.locator('#q-gov1_ev').waitFor({ state: 'visible' });
  await says(page, 'useful', /Saved/);
  await page.reload();
  await page.locator('.page-state').waitFor();
  await seesGovernance(page);

  await page.goto(priorities);
  await page.locator('.page-state').waitFor();
  await page.locator('[name="rated.P01"][value="5"]').check();
  await page.locator('[name="rated.P03"][value="97"]').check();
  await field(page, 'power.primary').fill('81');
  await field(page, 'power.source').fill('EMIS 2025');
  await page.getByRole('button', { name: 'Choose: Platforms' }).click();
  await page.getByRole('button', { name: 'Choose: Conferences' }).click();
  await page.getByRole('button', { name: 'Up: Conferences' }).click();
  await field(page, 'wishes.0.wish').fill('Training of trainers');
  await page.getByRole('button', { name: 'Add a row' }).click();
  await field(page, 'wishes.1.wish').fill('Equipment');
  await field(page, 'wishes.1.year').fill('2027');
  await field(page, 'wishes.1.tier').selectOption('policy');
  await says(page, 'wishes', /Saved/);
  await page.reload();
  await page.locator('.page-state').waitFor();
  expect(await page.locator('[name="rated.P01"]:checked').inputValue()).toBe('5');
  expect(await page.locator('[name="rated.P03"]:checked').inputValue()).toBe('97');
  expect(await field(page, 'power.primary').inputValue()).toBe('81');
  // The list with buttons is fetched by the page's script; until then a rank is selected beside each choice.
  await page.locator('#q-first ol li').first().waitFor();
  expect(await page.locator('#q-first ol li .text').allInnerTexts()).toEqual(['1 Conferences', '2 Platforms']);
  expect(await field(page, 'wishes.1.wish').inputValue()).toBe('Equipment');
  expect(await field(page, 'wishes.1.tier').inputValue()).toBe('policy');
  await page.goto(`/files/${kenya}`);
  expect(await page.locator('tbody tr').nth(1).innerText()).toContain('4 of 4 answered');
});

test('every type of question is filled without JavaScript', async () => {
  const context = await windowOf('amal', { javaScript: false });
  const page = await open(context, governance);
  await fillGovernance(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await seesGovernance(page);
  await field(page, 'gov1_ev').fill('Policy of 2024, https://example.org');
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await page.waitForURL(`**${priorities}`);

  await page.locator('[name="rated.P02"][value="3"]').check();
  await field(page, 'power.primary').fill('81');
  await field(page, 'first.A03').selectOption('1');
  await field(page, 'first.A02').selectOption('1');
  await field(page, 'wishes.0.wish').fill('Training of trainers');
  await page.getByRole('button', { name: 'Add a row' }).click();
  await says(page, 'first', /Please correct: Give each rank only once/);
  await field(page, 'first.A02').selectOption('2');
  await field(page, 'wishes.1.wish').fill('Equipment');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  expect(await page.locator('[name="rated.P02"]:checked').inputValue()).toBe('3');
  expect(await field(page, 'power.primary').inputValue()).toBe('81');
  expect(await field(page, 'first.A03').inputValue()).toBe('1');
  expect(await field(page, 'first.A02').inputValue()).toBe('2');
  expect(await field(page, 'wishes.1.wish').inputValue()).toBe('Equipment');
});

test('what cannot be saved is kept with its reason, also after a reload, and saved once corrected', async () => {
  const context = await windowOf('amal');
  const page = await openLive(context, governance);
  await field(page, 'ratio').fill('about ten');
  await says(page, 'ratio', /Please correct/);
  await page.reload();
  await page.locator('.page-state').waitFor();
  await says(page, 'ratio', /Please correct/);
  expect(await field(page, 'ratio').inputValue()).toBe('about ten');
  await field(page, 'ratio').fill('10');
  await says(page, 'ratio', /Saved/);
});

test('without JavaScript, too, what cannot be saved is drawn again as typed, and the rest is saved', async () => {
  const context = await windowOf('amal', { javaScript: false });
  const page = await open(context, governance);
  await field(page, 'body').fill('National Commission');
  await field(page, 'ratio').fill('about ten');
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: 'Save', exact: true }).click()
  ]);
  expect(answer.status()).toBe(422);
  expect(await field(page, 'ratio').inputValue()).toBe('about ten');
  await says(page, 'ratio', /Please correct/);
  await says(page, 'body', /Saved/);
});

test('two people answer the same question: the later one sees both texts and decides', async () => {
  const amal = await openLive(await windowOf('amal'), governance);
  const away = await windowOf('brian');
  const brian = await openLive(away, governance);
  await field(brian, 'body').fill('Other question, no clash');
  await says(brian, 'body', /Saved/);
  // Without network he cannot see what she writes meanwhile.
  await away.setOffline(true);
  await field(brian, 'context').fill('Written by Brian');
  await field(amal, 'context').fill('Written by Amal');
  await says(amal, 'context', /Saved/);
  await away.setOffline(false);
  await says(brian, 'context', /Changed by Amal Barasa/);
  const clash = brian.locator('#q-context section');
  expect(await clash.innerText()).toContain('Written by Amal');
  expect(await clash.innerText()).toContain('Written by Brian');
  await brian.getByRole('button', { name: 'Keep mine' }).click();
  await says(brian, 'context', /Saved/);
  await amal.reload();
  expect(await field(amal, 'context').inputValue()).toBe('Written by Brian');
  await says(amal, 'context', /Saved by Brian Otieno/);
});

test('without JavaScript two people on one question see both texts; each other question is saved', async () => {
  const plain = await open(await windowOf('brian', { javaScript: false }), governance);
  const amal = await openLive(await windowOf('amal'), governance);
  await field(amal, 'context').fill('Written by Amal');
  await field(amal, 'body').fill('Body by Amal');
  await says(amal, 'body', /Saved/);
  await says(amal, 'context', /Saved/);
  await field(plain, 'context').fill('Written by Brian');
  await field(plain, 'ratio').fill('7');
  await plain.getByRole('button', { name: 'Save', exact: true }).click();
  await says(plain, 'context', /Changed by Amal Barasa/);
  await says(plain, 'ratio', /Saved/);
  expect(await field(plain, 'body').inputValue()).toBe('Body by Amal');
  expect(await field(plain, 'context').inputValue()).toBe('Written by Brian');
  await plain.getByLabel('Keep theirs').check();
  await plain.getByRole('button', { name: 'Save', exact: true }).click();
  expect(await field(plain, 'context').inputValue()).toBe('Written by Amal');
  await plain.goto(`/files/${kenya}/history?question=context`);
  const given = await plain.locator('tbody tr').first().innerText();
  for (const text of ['Written by Brian', 'Written by Amal']) expect(given).toContain(text);
});

test('two tabs of one person share what is unsent and never clash with themselves', async () => {
  const context = await windowOf('amal');
  const first = await openLive(context, governance);
  const second = await openLive(context, governance);
  await field(first, 'context').fill('From the first tab');
  await says(first, 'context', /Saved/);
  await says(second, 'context', /Saved/);
  expect(await field(second, 'context').inputValue()).toBe('From the first tab');
  await field(second, 'context').fill('From the second tab');
  await says(second, 'context', /Saved/);
  await first.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('[name=context]')?.value === 'From the second tab'
  );
});

test('off line nothing is lost: answers wait, survive a crash of the server and of the page, and arrive', async () => {
  const context = await windowOf('amal');
  const page = await openLive(context, governance);
  await context.setOffline(true);
  await field(page, 'body').fill('Typed off line');
  await page.locator('[name=gov1][value="2"]').check();
  await says(page, 'body', /Waiting to be sent/);
  await page.locator('.page-state').filter({ hasText: 'cannot be reached' }).waitFor();
  await context.setOffline(false);
  await says(page, 'body', /Saved/);
  await says(page, 'gov1', /Saved/);

  await server.stop();
  await field(page, 'body').fill('Typed while the server was down');
  await page.locator('.page-state').filter({ hasText: 'cannot be reached' }).waitFor();
  // The browser has it: it can be saved to a file.
  await page.locator('.page-state').getByRole('button', { name: 'Save them to a file' }).waitFor();
  await page.close({ runBeforeUnload: false });
  server = await startServer({ DATA_DIR: folder }, port);
  const again = await openLive(context, governance);
  await says(again, 'body', /Saved/);
  expect(await field(again, 'body').inputValue()).toBe('Typed while the server was down');
  const other = await open(await windowOf('brian'), governance);
  expect(await field(other, 'body').inputValue()).toBe('Typed while the server was down');
});

test('after the session has ended the answers wait, the page says so, and signing in sends them', async () => {
  const context = await windowOf('amal');
  const page = await openLive(context, governance);
  const cookies = await context.cookies();
  await context.clearCookies({ name: 'session' });
  await field(page, 'body').fill('Typed after the session ended');
  const notice = page.locator('.page-state').filter({ hasText: 'nothing is lost' });
  await notice.waitFor();
  expect(await notice.getByRole('link').getAttribute('href')).toBe(`/sign-in?next=${encodeURIComponent(governance)}`);
  await context.addCookies(cookies);
  const again = await openLive(context, governance);
  await says(again, 'body', /Saved/);
});

/** By Tab alone, past what is folded between two controls. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.getAttribute('name') === wanted, name)) return;
  }
  throw new Error(`${name} is not reached`);
}

test('a section is filled with the keyboard alone', async () => {
  const page = await openLive(await windowOf('amal'), governance);
  await field(page, 'body').focus();
  await page.keyboard.type('By keyboard');
  await tabTo(page, 'ratio');
  await page.keyboard.type('4');
  await tabTo(page, 'context');
  await page.keyboard.type('Context by keyboard');
  await tabTo(page, 'gov1');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.locator('#q-gov1_ev').waitFor({ state: 'visible' });
  expect(await page.locator('[name=gov1]:checked').inputValue()).toBe('3');
  await page.getByRole('button', { name: 'Save and continue' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${priorities}`);
  await page.getByRole('button', { name: 'Choose: Policy advice' }).focus();
  await page.keyboard.press('Enter');
  await says(page, 'first', /Saved/);
  expect(await page.locator('#q-first ol li .text').allInnerTexts()).toEqual(['1 Policy advice']);
});

test.each([
  { language: 'en', width: 360 },
  { language: 'ar', width: 360 },
  { language: 'ar', width: 320 }
])('nothing is wider than a screen of $width px in $language', async (looks) => {
  const context = await windowOf('amal', looks);
  for (const path of ['/files', `/files/${kenya}`, governance, priorities, `/files/${kenya}/check`]) {
    const page = await open(context, path);
    const { wide, dir } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      dir: document.documentElement.dir
    }));
    expect(wide, path).toBe(0);
    expect(dir).toBe(looks.language === 'ar' ? 'rtl' : 'ltr');
    await page.close();
  }
});

test('check, sign, receipt, verify; afterwards the file is read-only', async () => {
  const context = await windowOf('amal');
  const page = await open(context, `/files/${kenya}/check`);
  expect(await page.getByRole('link', { name: 'Name of the body that answers' }).getAttribute('href')).toBe(
    `${governance}#q-body`
  );
  expect(await page.getByRole('button', { name: 'Freeze the copy' }).count()).toBe(0);
  await page.goto(governance);
  await page.locator('.page-state').waitFor();
  await field(page, 'body').fill('National Commission');
  await says(page, 'body', /Saved/);
  await page.goto(`/files/${kenya}/check`);
  await page.getByRole('button', { name: 'Freeze the copy' }).click();
  await page.waitForURL(`**/files/${kenya}/sign`);
  await field(page, 'name').fill('Amal Barasa');
  await field(page, 'function').fill('Secretary-General');
  await page.getByLabel('I confirm that these answers are true, correct and complete for Kenya').check();
  await page.getByRole('button', { name: 'Sign and submit to UNESCO IITE' }).click();
  await page.waitForURL(`**/files/${kenya}/receipt/1`);
  expect(await page.locator('h1').innerText()).toBe('Receipt EVERY-2026-KEN-1');
  await page.getByRole('link', { name: 'Anyone can verify this receipt' }).click();
  await page.getByText('Number and checksum belong together').waitFor();
  await page.goto(governance);
  await page.getByText('Answers can be read, no longer changed').waitFor();
  expect(await field(page, 'body').isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
});
