/** Angola has asked for more time: the analyst refuses it with words, and the country reads them in its letter and its file. */
import { expect, test } from 'vitest';
import { beginSession } from '#lib/server/sessions.ts';
import { askingStore } from '../support/asking-store.ts';
import { openStore } from '../support/dtr-round.ts';
import { stage } from '../support/stage.ts';

const words = 'The figures of the round are printed on that day.';
const on = stage(async (settings) => {
  const analyst = await askingStore(settings);
  const app = await openStore(settings);
  const angola = await beginSession(app, { id: 'focal-AGO' });
  await app.close();
  return { analyst, angola };
});

const pageOf = (who: keyof typeof on.store) => on.page(on.store[who], { javaScript: false });

test('refused only with words, and only once confirmed', async () => {
  const page = await pageOf('analyst');
  await page.goto('/review/dtr-trial.AGO');
  await page.getByText('The ministry is moving house.').waitFor();
  await page.locator('button[formaction="?/refuse"]').click();
  expect(await page.locator('[name=refusal]').getAttribute('aria-invalid')).toBe('true');
  await page.locator('[name=refusal]').fill(words);
  await page.locator('button[formaction="?/refuse"]').click();
  expect(await page.locator('form.notice').innerText()).toContain(words);
  await page.locator('form.notice .primary').click();
  await page.getByText(`Refused. Reason: ${words}`).waitFor();
  expect(await page.locator('button[formaction="?/refuse"]').count()).toBe(0);
});

test('the country reads why, in its file; it may ask again', async () => {
  const page = await pageOf('angola');
  await page.goto('/files/dtr-trial.AGO/people');
  expect(await page.locator('main').innerText()).toContain(words);
  expect(await page.locator('form[action="?/more_time"] button').count()).toBe(1);
});

test('the letter says so too, and goes to those who asked', async () => {
  const mails = await on.between((app) => app.storage.outbox.list(100));
  const letters = mails.filter(({ body }) => body.includes(words));
  expect(letters.map(({ to }) => to)).toEqual(['ago@example.org']);
});
