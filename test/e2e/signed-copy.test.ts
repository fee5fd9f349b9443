/** What was signed, as Word: from the receipt by the country, from the submission by the reviewer; the same content. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { partsOf } from '#lib/server/imports/workbook/zip.ts';
import { reviewStore, type ReviewStore } from '../support/review-store.ts';
import { stage } from '../support/stage.ts';

const on = stage(reviewStore);

/** The words of the document that the page's link gives, run by run. */
async function signedWords(who: keyof ReviewStore, path: string): Promise<readonly string[]> {
  const page = await on.page(on.store[who], { javaScript: false });
  await page.goto(path);
  const [arrived] = await Promise.all([page.waitForEvent('download'), page.locator('a[href*="/signed.docx"]').click()]);
  expect(arrived.suggestedFilename()).toBe('DTR-TRIAL-ALB-1.docx');
  const saved = join(on.folder, `${who}.docx`);
  await arrived.saveAs(saved);
  await page.context().close();
  const parts = partsOf(
    readFileSync(saved),
    { parts: 100, part: 1e8, total: 1e8 },
    (name) => name === 'word/document.xml'
  );
  const xml = parts === null || parts === 'too_large' ? '' : (parts.get('word/document.xml')?.toString('utf8') ?? '');
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text ?? '');
}

test('country and reviewer take away the same signed answers', async () => {
  const country = await signedWords('albania', '/files/dtr-trial.ALB/receipt/1');
  const reviewer = await signedWords('analyst', '/review/dtr-trial.ALB');
  expect(country).toContain('Signed answers: DTR-TRIAL-ALB-1');
  expect(country.filter((text) => text.startsWith('☒ 3 – ')).length).toBeGreaterThan(20);
  expect(country.some((text) => /^[0-9a-f]{64}$/.test(text))).toBe(true);
  expect(reviewer).toEqual(country);
});
