/**
 * From the check to the receipt with two people, and back again: a signature is withdrawn, a copy is frozen, the head of the
 * Commission comes by a link of his own, sends it back once and signs it; IITE asks about one question, only that unlocks,
 * the country replies, corrects and signs again. Once with scripts in English, once without in Arabic on a phone.
 */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import { askCountry } from '#lib/server/usecases/ask-country.ts';
import { returnSubmission } from '#lib/server/usecases/return-submission.ts';
import type { Looks } from '../support/browser.ts';
import { reviewStore } from '../support/review-store.ts';
import { stage } from '../support/stage.ts';
import { violationsOn } from '../support/violations.ts';

const fileId = 'dtr-trial.ALB';
const file = `/files/${fileId}`;
const analyst: Actor = {
  personId: 'analyst',
  name: 'analyst',
  email: 'analyst@example.org',
  role: 'analyst',
  iso3: null,
  language: 'en',
  via: 'page'
};
const ways: readonly { readonly name: string; readonly looks: Looks }[] = [
  { name: 'in English, with scripts, 1280 px', looks: { language: 'en', width: 1280 } },
  { name: 'in Arabic, without scripts, 360 px', looks: { language: 'ar', width: 360, dark: true, javaScript: false } }
];

function sure<T>(result: T | Problem): T {
  if (isProblem(result)) throw new Error(`${result.problem} ${JSON.stringify(result.params)}`);
  return result;
}

describe.each(ways)('signing $name', ({ looks }) => {
  const on = stage(reviewStore);
  let focal: Page;
  let head: Page;

  /** A reason typed into the folded form of an act. */
  async function withReason(page: Page, act: string, reason: string): Promise<void> {
    await page.locator(`details:has(form[action="?/${act}"]) > summary`).click();
    await page.locator(`form[action="?/${act}"] textarea`).fill(reason);
    await page.locator(`form[action="?/${act}"] button`).click();
  }
  async function freezeForHead(): Promise<void> {
    await focal.goto(`${file}/check`);
    await focal.locator('[name=who][value=head]').check();
    await focal.locator('[name=name]').fill('Head of the Commission');
    await focal.locator('[name=email]').fill('head@natcom.example');
    await focal.locator('form[action="?/freeze"] .primary').click();
    await focal.waitForURL(`**${file}/sign`);
  }
  async function signs(page: Page, number: number): Promise<string> {
    await page.locator('[name=name]').fill('Head of the Commission');
    await page.locator('[name=function]').fill('Secretary-General');
    await page.locator('[name=confirm]').check();
    await page.locator('form[action="?/sign"] .primary').click();
    await page.waitForURL(`**${file}/receipt/${number}`);
    return page.locator('main').innerText();
  }
  async function expectSound(page: Page): Promise<void> {
    const width = page.viewportSize()?.width ?? 0;
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    // axe needs scripts.
    if (looks.javaScript === false) return;
    expect(await violationsOn(page)).toEqual([]);
  }

  beforeAll(async () => {
    focal = await on.page(on.store.albania, looks);
  });

  it('a submission is withdrawn with a reason; without one nothing is done', async () => {
    await focal.goto(`${file}/receipt/1`);
    await withReason(focal, 'withdraw', '   ');
    await focal.locator('[role=alert]').waitFor();
    await focal.locator('form[action="?/withdraw"] textarea').fill('One figure was wrong');
    await focal.locator('form[action="?/withdraw"] button').click();
    await focal.locator('form[action="?/withdraw"]').waitFor({ state: 'detached' });
    await focal.goto(`${file}/sections/gov`);
    await focal.locator('#q-gov1 [name=gov1][value="2"]').check();
    await focal.locator('button[name=go][value=next]').click();
    await focal.waitForURL('**/sections/con');
  });

  it('the head signs in by a link of his own and sees the copy, nothing else of the file', async () => {
    await freezeForHead();
    expect(await focal.locator('form[action="?/sign"]').count()).toBe(0);
    await expectSound(focal);
    const link = await on.between(async (app) => {
      const mails = await app.storage.outbox.list(100);
      return /\/sign-in\/\S+/.exec(mails.find(({ to }) => to === 'head@natcom.example')?.body ?? '')?.[0] ?? '';
    });
    head = await on.page(null, looks);
    await head.goto(link);
    await head.locator('main form .primary').click();
    await head.waitForURL(`**${file}/sign`);
    expect(await head.locator('main dl dd').count()).toBeGreaterThan(30);
    for (const path of [file, `${file}/check`, `${file}/sections/gov`, `${file}/questions/gov1`]) {
      expect((await head.goto(path))?.status()).toBe(403);
    }
  });

  it('he sends it back with a reason, which the focal point reads; the answers are open again', async () => {
    await head.goto('/files');
    await head.locator(`a[href="${file}/sign"]`).first().click();
    await withReason(head, 'send_back', 'Please name the ministry in full.');
    await head.waitForURL('**/files');
    await focal.goto(`${file}/check`);
    expect(await focal.locator('main').innerText()).toContain('Please name the ministry in full.');
    await focal.goto(`${file}/sections/gov`);
    expect(await focal.locator('[name=gov1][value="3"]').isEnabled()).toBe(true);
  });

  it('frozen anew and taken back by the focal point; then he signs, and anybody can verify the receipt', async () => {
    await freezeForHead();
    await withReason(focal, 'unfreeze', 'A name is missing.');
    await focal.waitForURL(`**${file}/check`);
    await freezeForHead();
    await head.goto(`${file}/sign`);
    const text = await signs(head, 2);
    const checksum = /[0-9a-f]{64}/.exec(text)?.[0] ?? '';
    const verified = await fetch(`${on.origin}/verify?receipt=DTR-TRIAL-ALB-2&sha256=${checksum}`);
    expect(await verified.text()).toContain('✓');
    expect((await head.goto(`${file}/sign`))?.status()).toBe(200);
    expect(await head.locator('form[action="?/sign"]').count()).toBe(0);
  });

  it('after a return only the asked question unlocks, and the pages say which and why', async () => {
    await on.between(async (app) => {
      const questions = [{ question: 'gov1', text: 'Which decree is meant?' }];
      sure(await askCountry(app, analyst, { fileId, number: 2, changeId: 'ask', language: 'en', questions }));
      sure(await returnSubmission(app, analyst, { fileId, number: 2, changeId: 'return', reason: 'One question.' }));
    });
    await focal.goto(file);
    const asked = focal.locator('section[aria-labelledby=asked]');
    expect(await asked.innerText()).toContain('Which decree is meant?');
    await asked.locator('a').first().click();
    await focal.waitForURL('**/sections/gov#q-gov1');
    expect(await focal.locator('[name=gov1][value="3"]').isEnabled()).toBe(true);
    expect(await focal.locator('[name=gov2][value="4"]').isDisabled()).toBe(true);
    expect(await focal.locator('.why').count()).toBeGreaterThan(2);
    await expectSound(focal);
  });

  it('a reply without words is refused; with words it stands in the thread at the question', async () => {
    const reply = focal.locator('textarea[form=talk-gov1][name=reply]');
    await focal.locator('button[form=talk-gov1][formaction$="?/reply"]').click();
    await focal.locator('[role=alert]').waitFor();
    await focal.goto(`${file}/sections/gov`);
    await reply.fill('Decree 12 of 2026.');
    await focal.locator('button[form=talk-gov1][formaction$="?/reply"]').click();
    await focal.waitForURL('**/sections/gov#q-gov1');
    await focal.locator('.talk', { hasText: 'Decree 12 of 2026.' }).waitFor();
  });

  it('the change is signed by the focal point himself; the thread counts as answered', async () => {
    await focal.locator('#q-gov1 [name=gov1][value="3"]').check();
    await focal.locator('button[name=go][value=next]').click();
    await focal.waitForURL('**/sections/con');
    await focal.goto(`${file}/check`);
    await focal.locator('form[action="?/freeze"] .primary').click();
    await focal.waitForURL(`**${file}/sign`);
    await signs(focal, 3);
    await focal.goto(file);
    expect(await focal.locator('section[aria-labelledby=asked]').count()).toBe(0);
  });
});
