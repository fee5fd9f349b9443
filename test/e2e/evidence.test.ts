/** A question is given evidence in a real browser: on a line that breaks, with files that are refused, and without script. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { contextOf, launchBrowser, type Looks } from '../support/browser.ts';
import { fillStore, kenya, type RespondStore } from '../support/respond-store.ts';
import { docxFile, pdfFile } from '../support/sample-files.ts';
import { freePort, startServer, type ServerProcess } from '../support/server-process.ts';
import { violationsOn } from '../support/violations.ts';

const governance = `/files/${kenya}/sections/gov`;
/** A PDF that takes many pieces. */
const large = Buffer.concat([pdfFile().subarray(0, 9), Buffer.alloc(1_500_000, '%\n'), pdfFile().subarray(9)]);
let browser: Browser;
let folder: string;
let server: ServerProcess;
let store: RespondStore;
let contexts: BrowserContext[] = [];

beforeAll(async () => (browser = await launchBrowser()));
afterAll(() => browser.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soundings-evidence-'));
  store = await fillStore({ DATA_DIR: join(folder, 'data') });
  writeFileSync(join(folder, 'plan.pdf'), pdfFile());
  writeFileSync(join(folder, 'large.pdf'), large);
  writeFileSync(join(folder, 'macros.docx'), docxFile([{ name: 'word/vbaProject.bin', content: 'x' }]));
  server = await startServer({ DATA_DIR: join(folder, 'data') }, await freePort());
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** `room`: what the browser may keep for the site, in bytes. */
async function pageOf(looks: Looks & { readonly room?: number } = {}, path = governance): Promise<Page> {
  const context = await contextOf(browser, server.origin, store.sessions.amal, looks);
  contexts.push(context);
  const page = await context.newPage();
  if (looks.room !== undefined) {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize: looks.room });
  }
  await page.goto(path);
  if (looks.javaScript !== false && path === governance) await page.locator('.page-state').waitFor();
  return page;
}
const fold = (page: Page, question: string) => page.locator(`#q-${question} details.evidence`);
/** The count above the fold follows the list in it. */
const saysAbove = (page: Page, words: string) =>
  expect.poll(() => fold(page, 'body').locator('> summary').innerText(), { timeout: 15_000 }).toBe(words);
async function unfold(page: Page, question: string): Promise<void> {
  await fold(page, question).locator('> summary').click();
  await page.locator(`#evidence-file-${question}`).waitFor();
}
const choose = (page: Page, question: string, name: string) =>
  page.locator(`#evidence-file-${question}`).setInputFiles(join(folder, name));
const upload = (page: Page, phase: string) => page.locator(`.upload[data-phase="${phase}"]`);
const received = (page: Page) => page.locator('.upload progress').evaluate((bar: HTMLProgressElement) => bar.value);

interface Line {
  /** So many bytes a second upwards; -1: as it comes. */
  readonly slow: (bytes: number) => Promise<void>;
  readonly cut: () => Promise<void>;
}
async function lineOf(page: Page): Promise<Line> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const set = (offline: boolean, uploadThroughput: number) =>
    devtools.send('Network.emulateNetworkConditions', {
      offline,
      latency: 20,
      downloadThroughput: -1,
      uploadThroughput
    });
  return {
    slow: async (bytes) => {
      await set(false, bytes);
    },
    cut: async () => {
      await set(true, -1);
    }
  };
}

test('an upload goes on where the line broke, shows how far it is, and the answer cites it', async () => {
  const page = await pageOf();
  await unfold(page, 'body');
  const line = await lineOf(page);
  await line.slow(400_000);
  const sent: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PUT' && request.url().includes('/evidence/'))
      sent.push(Number(new URL(request.url()).searchParams.get('offset')));
  });
  await choose(page, 'body', 'large.pdf');
  await upload(page, 'sending')
    .filter({ hasText: /[1-9]\d* kB of 1\.5 MB sent/ })
    .waitFor();
  await line.cut();
  await upload(page, 'waiting')
    .filter({ hasText: /have arrived and are kept/ })
    .waitFor();
  const before = await received(page);
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(large.length);
  sent.length = 0;
  await line.slow(-1);
  await upload(page, 'added').waitFor();
  expect(sent[0]).toBe(before);
  await saysAbove(page, 'Evidence (1)');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'large.pdf' }).click()
  ]);
  expect(download.suggestedFilename()).toBe('large.pdf');
  const saved = join(folder, 'saved.pdf');
  await download.saveAs(saved);
  expect(readFileSync(saved).equals(large)).toBe(true);
});

test('a file chosen again after the page was closed goes on where it stood', async () => {
  const page = await pageOf();
  await unfold(page, 'body');
  await (await lineOf(page)).slow(300_000);
  await choose(page, 'body', 'large.pdf');
  await page
    .locator('.upload')
    .filter({ hasText: /[1-9]\d\d kB of 1\.5 MB sent/ })
    .waitFor();
  const before = await received(page);
  await page.close();
  const again = await pageOf();
  await unfold(again, 'body');
  const first = again.waitForRequest((request) => request.method() === 'PUT' && request.url().includes('/evidence/'));
  await choose(again, 'body', 'large.pdf');
  const offset = Number(new URL((await first).url()).searchParams.get('offset'));
  expect(offset).toBeGreaterThanOrEqual(before);
  await upload(again, 'added').waitFor();
});

test('a file for which the browser has no room is sent all the same, and says that it is not kept', async () => {
  const page = await pageOf({ room: 600_000 });
  await unfold(page, 'body');
  await (await lineOf(page)).slow(600_000);
  await choose(page, 'body', 'large.pdf');
  await upload(page, 'sending').filter({ hasText: 'has no room to keep the file' }).waitFor();
  await upload(page, 'added').waitFor();
  await saysAbove(page, 'Evidence (1)');
});

test('a cancelled upload leaves nothing, and what is refused says why', async () => {
  const page = await pageOf();
  await unfold(page, 'body');
  const line = await lineOf(page);
  await line.slow(100_000);
  await choose(page, 'body', 'large.pdf');
  await upload(page, 'sending').waitFor();
  const given = page.waitForRequest((request) => request.method() === 'DELETE');
  await page.getByRole('button', { name: 'Cancel sending large.pdf' }).click();
  await upload(page, 'cancelled').filter({ hasText: 'Cancelled; nothing was kept' }).waitFor();
  await line.slow(-1);
  const address = new URL((await given).url()).pathname;
  const late = await page.evaluate(
    async (url) => (await fetch(`${url}?offset=0`, { method: 'PUT', body: 'x' })).status,
    address
  );
  expect(late).toBe(410);
  await choose(page, 'body', 'macros.docx');
  await upload(page, 'refused').filter({ hasText: 'contains macros or a program and was not stored' }).waitFor();
  await saysAbove(page, 'Evidence');
});

test('evidence of one question serves another, is taken off it and out of the file; typing meets no clash', async () => {
  const page = await pageOf();
  await page.locator('[name=body]').fill('National Commission');
  await page.locator('#q-body-status').filter({ hasText: /Saved/ }).waitFor();
  await unfold(page, 'body');
  await choose(page, 'body', 'plan.pdf');
  await upload(page, 'added').waitFor();
  // The answer has a newer revision now, made by the same person.
  await page.locator('[name=body]').fill('National Commission for UNESCO');
  await page.locator('#q-body-status').filter({ hasText: /Saved/ }).waitFor();
  expect(
    await page
      .locator('#q-body .theirs, #q-body-status')
      .filter({ hasText: /choose/i })
      .count()
  ).toBe(0);

  await unfold(page, 'context');
  await page.locator('#evidence-reuse-context').selectOption({ label: 'plan.pdf' });
  await fold(page, 'context').getByRole('button', { name: 'Use for this question' }).click();
  await fold(page, 'context').getByRole('link', { name: 'plan.pdf' }).waitFor();
  await fold(page, 'context').getByRole('button', { name: 'Not for this question: plan.pdf' }).click();
  await fold(page, 'context').getByText('No evidence is given for this answer yet.').waitFor();

  await fold(page, 'body').getByText('Add a link').click();
  await page.locator('#evidence-link-body-title').fill('Law 12');
  await page.locator('#evidence-link-body-url').fill('javascript:alert(1)');
  await page.locator('#evidence-link-body-url').press('Enter');
  await fold(page, 'body').getByText('This entry is not valid. Please check it.').waitFor();
  await page.locator('#evidence-link-body-url').fill('https://laws.example.org/12');
  await page.locator('#evidence-link-body-url').press('Enter');
  await fold(page, 'body').getByRole('link', { name: 'Law 12' }).waitFor();

  await fold(page, 'body').getByRole('button', { name: 'Remove from the country file: plan.pdf' }).click();
  await fold(page, 'body').getByRole('button', { name: 'Yes, remove it' }).click();
  await fold(page, 'body').getByRole('link', { name: 'plan.pdf' }).waitFor({ state: 'detached' });
  await page.reload();
  expect(await page.locator('[name=body]').inputValue()).toBe('National Commission for UNESCO');
  await saysAbove(page, 'Evidence (1)');
  await page.goto(`/files/${kenya}/evidence`);
  expect(await page.locator('main').innerText()).toMatch(/plan\.pdf removed on .* by Amal Barasa/);
});

test('without script the section is saved, and a form takes the file', async () => {
  const page = await pageOf({ javaScript: false });
  await page.locator('[name=body]').fill('Typed before');
  await fold(page, 'body').locator('> summary').click();
  await fold(page, 'body').getByRole('button', { name: 'Add or remove evidence' }).click();
  expect(new URL(page.url()).pathname).toBe(`/files/${kenya}/evidence`);
  await page.getByLabel('File', { exact: true }).setInputFiles(join(folder, 'macros.docx'));
  await page.getByRole('button', { name: 'Send the file' }).click();
  await page.getByText('contains macros or a program and was not stored').waitFor();
  await page.getByLabel('File', { exact: true }).setInputFiles(join(folder, 'large.pdf'));
  await page.getByRole('button', { name: 'Send the file' }).click();
  await page.getByText('The evidence was added.').waitFor();
  await page.getByRole('link', { name: 'Back to the question' }).click();
  expect(await page.locator('[name=body]').inputValue()).toBe('Typed before');
  await saysAbove(page, 'Evidence (1)');
});

test.each([
  ['en', false],
  ['en', true],
  ['ar', false],
  ['ar', true]
] as const)('axe finds nothing and nothing is wider than 320 px: %s, dark %s', async (language, dark) => {
  const page = await pageOf({ language, dark, width: 320 });
  await unfold(page, 'body');
  await choose(page, 'body', 'plan.pdf');
  await upload(page, 'added').waitFor();
  await choose(page, 'body', 'macros.docx');
  await upload(page, 'refused').waitFor();
  await unfold(page, 'context');
  await fold(page, 'context').locator('details > summary').click();
  const check = async () => {
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const pictures = process.env['PICTURES'];
    if (pictures !== undefined)
      await page.screenshot({
        path: `${pictures}/${language}-${dark ? 'dark' : 'light'}-${new URL(page.url()).pathname.split('/').at(-1) ?? ''}.png`,
        fullPage: true
      });
  };
  await check();
  await page.goto('/unsent');
  await upload(page, 'refused').waitFor();
  await check();
  await page.goto(`/files/${kenya}/evidence?question=body`);
  await check();
});
