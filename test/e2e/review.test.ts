/**
 * An analyst returns a submission with a reason, the country corrects one answer and signs again, the analyst approves, and
 * the profile, its table and its CSV show the new figures. Every rubric is at level 3 = 50 points; one of six in the first
 * dimension goes to level 5 = 100: (100 + 5 × 50) ÷ 6 = 58.3, and over the seven scored dimensions (58.3 + 6 × 50) ÷ 7 = 51.2.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextOf, launchBrowser, type Looks } from '../support/browser.ts';
import { reviewStore, type ReviewStore } from '../support/review-store.ts';
import { startServer, type RunningServer } from '../support/server.ts';

const file = 'dtr-trial.ALB';
let folder: string;
let store: ReviewStore;
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soundings-review-'));
  store = await reviewStore({ DATA_DIR: folder });
  server = await startServer({ DATA_DIR: folder });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function pageOf(who: keyof ReviewStore, looks: Looks = {}) {
  return (await contextOf(browser, server.origin, store[who], looks)).newPage();
}

async function csv(who: keyof ReviewStore, path: string): Promise<readonly Record<string, string>[]> {
  const reply = await fetch(server.origin + path, { headers: { cookie: `session=${store[who]}; language=en` } });
  expect(reply.status).toBe(200);
  return parse(await reply.text(), { bom: true, columns: true });
}

test('a drafter is refused the review pages and finds no profile before approval', async () => {
  const page = await pageOf('drafter');
  expect((await page.goto('/review'))?.status()).toBe(403);
  expect((await page.goto(`/review/${file}`))?.status()).toBe(403);
  expect((await page.goto('/profiles/ALB'))?.status()).toBe(404);
  expect((await page.goto(`/working/${file}/1`))?.status()).toBe(404);
});

test('an analyst sees who waits, reads points beside the answers, and cannot return without a reason', async () => {
  const page = await pageOf('analyst', { javaScript: false });
  await page.goto('/review?status=submitted');
  expect(await page.locator('tbody tr').count()).toBe(1);
  await page.getByRole('link', { name: 'Read the submission of Albania' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Albania: submission 1');
  expect(await page.locator('a[href$="#gov1"]').textContent()).toBe('50.0 points');
  expect(await page.locator('a[href$="#con1"]').textContent()).toBe('no points: Not answered');
  await page.getByRole('button', { name: 'Return to the country' }).click();
  expect(await page.getByRole('alert').count()).toBe(1);
  expect(await page.getByLabel('Reason').getAttribute('aria-invalid')).toBe('true');
});

test('the analyst returns it, and cancelling first changes nothing', async () => {
  const page = await pageOf('analyst', { javaScript: false });
  await page.goto(`/review/${file}`);
  const ask = async () => {
    await page.getByLabel('Reason').fill('Is the policy not in implementation already?');
    await page.getByRole('button', { name: 'Return to the country' }).click();
    expect(await page.locator('blockquote').textContent()).toBe('Is the policy not in implementation already?');
  };
  await ask();
  await page.getByRole('link', { name: 'Cancel: change nothing' }).click();
  await page.getByText('Submitted: waiting for a decision.').waitFor();
  await ask();
  await page.getByRole('button', { name: 'Yes, return' }).click();
  await page.getByText('Returned to the country. Reason: Is the policy not in implementation already?').waitFor();
  expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
});

test('the country corrects one answer and signs again; the first submission stays', async () => {
  const page = await pageOf('albania');
  await page.goto(`/files/${file}/sections/gov`);
  const saved = await page.evaluate(
    async ([fileId, changeId]) => {
      const answer = (base: number, value: unknown) => ({ base, state: 'answered', value, language: 'en' });
      const reply = await fetch(`/files/${fileId}/answers`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        // Revision 4 is the one in which all answers were saved: opened, focal point named, visited, saved.
        body: JSON.stringify({
          changeId,
          answers: { gov1: answer(4, 5), gov1_ev: answer(0, 'Official journal 12/2026') }
        })
      });
      return `${reply.status} ${await reply.text()}`;
    },
    [file, crypto.randomUUID()] as const
  );
  expect(saved).toMatch(/^200 /);
  await page.goto(`/files/${file}/check`);
  await page.locator('input[name="name"]').fill('A. Person');
  await page.locator('input[name="function"]').fill('Secretary-General');
  await page.locator('input[name="confirm"]').check();
  await page
    .locator('form:has(input[name="confirm"]) button[type="submit"], form:has(input[name="confirm"]) button')
    .first()
    .click();
  await page.waitForURL(`**/files/${file}/receipt/2`);
});

test('approved, its new figures stand in the profile, its table and its CSV', async () => {
  const page = await pageOf('analyst');
  await page.goto(`/review/${file}`);
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('button', { name: 'Yes, approve' }).click();
  await page.getByText('Approved, without remarks.').waitFor();
  expect(await page.locator('main table tbody tr').count()).toBe(2);

  const drafter = await pageOf('drafter');
  await drafter.goto('/profiles/ALB');
  expect(await drafter.getByRole('heading', { level: 1 }).textContent()).toMatch(
    /^Albania: established overall; strongest in “Leadership, policy and coordination”, weakest in “/
  );
  expect(await drafter.locator('dd a[href="/working/dtr-trial.ALB/2"]').textContent()).toBe('51.2');
  const table = drafter.getByRole('table', { name: /^Scores by dimension/ });
  const shown = await table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].slice(0, 2).map((cell) => cell.textContent.trim()))
    );
  expect(shown[0]).toEqual(['Leadership, policy and coordination', '58.3']);
  const rows = await csv('drafter', '/profiles/ALB/data.csv');
  expect(rows[0]).toMatchObject({ campaign: 'dtr-trial', figure: 'index', band: 'established' });
  expect(Number(rows[0]?.['score'])).toBeCloseTo(51.19047619, 8);
  expect(rows.slice(1).map(({ title, score }) => [title, score === '' ? 'Working' : Number(score).toFixed(1)])).toEqual(
    shown
  );
});

test('every score opens its working, with the numbers in the formula', async () => {
  const page = await pageOf('drafter', { javaScript: false });
  await page.goto('/working/dtr-trial.ALB/2#gov1');
  expect(await page.locator('#gov1').textContent()).toContain('(5 − 1) ÷ (5 − 1) × 100 = 100.0');
  expect(await page.locator('#gov .formula').textContent()).toContain('= 58.3');
  const reply = await fetch(`${server.origin}/working/dtr-trial.ALB/2/working.json`, {
    headers: { cookie: `session=${store.drafter}` }
  });
  expect(await reply.json()).toMatchObject({ campaign: 'dtr-trial', submission: { number: 2, status: 'approved' } });
});

test('the files list and its CSV have the same rows in the same order', async () => {
  const page = await pageOf('analyst', { javaScript: false });
  await page.goto('/review?sort=-country');
  const names = await page.locator('tbody th').allTextContents();
  const rows = await csv('analyst', '/review/files.csv?sort=-country');
  expect(rows.map(({ country }) => country)).toEqual(names.map((name) => name.trim()));
  expect(rows.find(({ iso3 }) => iso3 === 'ALB')).toMatchObject({ state: 'approved', receipt: 'DTR-TRIAL-ALB-2' });
});
