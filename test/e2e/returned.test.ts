/**
 * A returned file as the country meets it: the reason on top, the answers open again, submitted again. Its receipt, the
 * public verification and a profile pass axe, and on paper they are A4 without anything to press.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { isProblem } from '#lib/domain/problem.ts';
import { returnSubmission } from '#lib/server/usecases/return-submission.ts';
import type { Looks } from '../support/browser.ts';
import { openStore } from '../support/dtr-round.ts';
import { reviewStore, type ReviewStore } from '../support/review-store.ts';
import { stage } from '../support/stage.ts';
import { violationsOn } from '../support/violations.ts';

const file = '/files/dtr-trial.ALB';
const reason = 'Please name the year of the strategy.';
const on = stage(async (settings) => {
  const store = await reviewStore(settings);
  const app = await openStore(settings);
  const analyst = { personId: 'analyst', name: 'analyst', email: 'analyst@example.org', role: 'analyst' } as const;
  const returned = await returnSubmission(
    app,
    { ...analyst, iso3: null, language: 'en', via: 'page' },
    { fileId: 'dtr-trial.ALB', number: 1, changeId: 'returned', reason }
  );
  await app.close();
  if (isProblem(returned)) throw new Error(returned.problem);
  return store;
});

async function open(who: keyof ReviewStore | null, path: string, looks: Looks = {}): Promise<Page> {
  const page = await on.page(who === null ? null : on.store[who], looks);
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
  await page.getByRole('button', { name: 'Freeze the copy' }).click();
  await page.waitForURL(`**${file}/sign`);
  await page.locator('[name=name]').fill('A. Person');
  await page.locator('[name=function]').fill('Secretary-General');
  await page.locator('[name=confirm]').check();
  await page.getByRole('button', { name: 'Sign and submit to UNESCO IITE' }).click();
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
    expect(await violationsOn(page)).toEqual([]);
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
