/**
 * A returned file as the country meets it: the reason on top, the answers open again, submitted again. Its receipt, the
 * public verification and a profile pass axe, and on paper they are A4 without anything to press.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isProblem } from '#lib/domain/problem.ts';
import { returnSubmission } from '#lib/server/usecases/return-submission.ts';
import { contextOf, launchBrowser, type Looks } from '../support/browser.ts';
import { openStore } from '../support/dtr-round.ts';
import { reviewStore, type ReviewStore } from '../support/review-store.ts';
import { startServer, type RunningServer } from '../support/server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const file = '/files/dtr-trial.ALB';
const reason = 'Please name the year of the strategy.';
let folder: string;
let store: ReviewStore;
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soundings-returned-'));
  store = await reviewStore({ DATA_DIR: folder });
  const app = await openStore({ DATA_DIR: folder });
  const analyst = { personId: 'analyst', name: 'analyst', email: 'analyst@example.org', role: 'analyst' } as const;
  const returned = await returnSubmission(
    app,
    { ...analyst, iso3: null, language: 'en', via: 'page' },
    { fileId: 'dtr-trial.ALB', number: 1, changeId: 'returned', reason }
  );
  await app.close();
  if (isProblem(returned)) throw new Error(returned.problem);
  server = await startServer({ DATA_DIR: folder });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function open(who: keyof ReviewStore | null, path: string, looks: Looks = {}): Promise<Page> {
  const context = await contextOf(browser, server.origin, who === null ? null : store[who], looks);
  const page = await context.newPage();
  expect((await page.goto(path))?.status()).toBe(200);
  return page;
}

test('the reason stands above the sections, an answer is changed, and the file is submitted again', async () => {
  const page = await open('albania', file);
  const notice = page.locator('.notice').filter({ hasText: 'Returned for correction' });
  expect(await notice.innerText()).toContain(reason);
  const above = await notice.evaluate(
    (box) => box.compareDocumentPosition(document.querySelector('#sections') ?? box) & Node.DOCUMENT_POSITION_FOLLOWING
  );
  expect(above).not.toBe(0);

  await page.goto(`${file}/sections/gov`);
  await page.locator('.page-state').waitFor();
  expect(await page.locator('[name=gov1]:checked').inputValue()).toBe('3');
  expect(await page.locator('[name=gov1][value="2"]').isEnabled()).toBe(true);
  await page.locator('[name=gov1][value="2"]').check();
  await page.locator('#q-gov1-status').filter({ hasText: /Saved/ }).waitFor();

  await page.goto(`${file}/check`);
  await page.locator('[name=name]').fill('A. Person');
  await page.locator('[name=function]').fill('Secretary-General');
  await page.locator('[name=confirm]').check();
  await page.getByRole('button', { name: 'Submit to UNESCO IITE' }).click();
  await page.waitForURL(`**${file}/receipt/2`);
  await page.goto(file);
  expect(await notice.count()).toBe(0);
  await page.goto(`${file}/receipt/1`);
  expect(await page.locator('.notice').first().innerText()).toContain('Returned for correction on');
  await page.context().close();
});

test.each([
  { language: 'en', dark: false, width: 1280 },
  { language: 'ar', dark: true, width: 320 }
])('receipt and verification pass axe: $language, dark $dark, $width px', async (looks) => {
  const receipt = await open('albania', `${file}/receipt/1`, looks);
  const address = (await receipt.locator('a[href^="/verify?"]').getAttribute('href')) ?? '';
  const pages = [receipt, await open(null, address, looks), await open(null, '/verify?receipt=X&sha256=0', looks)];
  for (const page of pages) {
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(looks.width);
    await page.evaluate(axe);
    const { violations } = await page.evaluate<AxeResults>('axe.run(document)');
    expect(violations.map(({ id, nodes }) => `${page.url()}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
    await page.context().close();
  }
});

test.each([
  ['albania', `${file}/receipt/1`, 'DTR-TRIAL-ALB-1'],
  ['drafter', '/profiles/ABW', 'Aruba']
] as const)('on paper, %s at %s is A4 and has nothing to press', async (who, path, shown) => {
  const page = await open(who, path);
  expect(await page.locator('button:visible, nav:visible, .button:visible').count()).toBeGreaterThan(0);
  await page.emulateMedia({ media: 'print' });
  expect(
    await page.locator('button:visible, nav:visible, .button:visible, input:visible, select:visible').count()
  ).toBe(0);
  expect(await page.locator('main').innerText()).toContain(shown);
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sizes = new Set(
    [...paper.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
      ([, w, h]) => `${Math.round(Number(w))} ${Math.round(Number(h))}`
    )
  );
  expect([...sizes]).toEqual(['595 842']);
  await page.context().close();
});
