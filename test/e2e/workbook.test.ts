/**
 * The file in Excel, as people work with it: downloaded, filled in with the library, uploaded, looked at, applied, seen on the
 * page; in English with scripts and in Arabic without. Foreign and late workbooks are told so. Both pages pass axe.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { contextOf, type Looks } from '../support/browser.ts';
import { withCell } from '../support/edit-workbook.ts';
import { fillStore, kenya, type RespondStore } from '../support/respond-store.ts';
import { stage } from '../support/stage.ts';
import { readBack } from '../support/workbook-case.ts';
import { violationsOn } from '../support/violations.ts';

const home = `/files/${kenya}`;
const on = stage(fillStore);

async function open(who: keyof RespondStore['sessions'], path: string, looks: Looks = {}): Promise<Page> {
  const context = await contextOf(on.browser, on.origin, on.store.sessions[who], looks);
  const page = await context.newPage();
  expect((await page.goto(path))?.status()).toBe(200);
  return page;
}

/** Presses the link and returns what came, under the name that it came with. */
async function download(page: Page, file: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [arrived] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`a[href$="/copy/${file}"]`).click()
  ]);
  const path = join(on.folder, arrived.suggestedFilename());
  await arrived.saveAs(path);
  return { name: arrived.suggestedFilename(), bytes: readFileSync(path) };
}

async function upload(page: Page, bytes: Buffer): Promise<void> {
  const path = join(on.folder, 'filled.xlsx');
  writeFileSync(path, bytes);
  await page.locator('input[type=file]').setInputFiles(path);
  await page.locator('form button.primary').last().click();
  await page.waitForLoadState();
}

const text = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (place: string, value: number) => `<c r="${place}"><v>${value}</v></c>`;

test('a workbook is downloaded, filled in, looked at, applied, and its answers stand on the page', async () => {
  const page = await open('amal', home);
  await page.locator(`a[href="${home}/workbook"]`).click();
  await page.waitForURL('**/workbook');
  const { name, bytes } = await download(page, 'answers.xlsx');
  expect(name).toBe('every-2026.KEN-answers-r4-en.xlsx');
  const cells = [
    text('G3', 'Ministry of Education'),
    text('G4', '12,5'),
    text('M4', 'protected by law'),
    text('N4', 'Statistics act'),
    number('G7', 9)
  ];
  const filled = cells.reduce((file, cell) => withCell(file, /r="(\w+)"/.exec(cell)?.[1] ?? '', cell), bytes);
  await upload(page, filled);
  await page.waitForURL('**/workbook/*-*');
  expect(
    await page
      .locator('.change[data-question]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-question')))
  ).toEqual(['body', 'ratio']);
  expect(await page.locator('[data-question=body] dd').allInnerTexts()).toEqual([
    '(no answer)',
    'Ministry of Education'
  ]);
  const ratio = await page.locator('[data-question=ratio]').innerText();
  expect(ratio).toContain('A number stored as text');
  expect(ratio).toContain('Claimed not for publication: protected by law, Statistics act');
  expect(ratio).toContain('A figure is given without its year and source.');
  expect(await page.locator('.refused').innerText()).toContain('“9” is not one of the choices');
  expect(await violationsOn(page)).toEqual([]);
  const preview = page.url();

  await page.goto(`${home}/sections/${(await sectionOf(page)) ?? ''}`);
  expect(await page.locator('[name=body]').inputValue()).toBe('');
  await page.goto(preview);
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.locator('[role=status]').filter({ hasText: 'Saved from the workbook: 2' }).waitFor();
  expect(await page.locator('.change').count()).toBe(0);
  await page.goto(`${home}/sections/${(await sectionOf(page)) ?? ''}`);
  expect(await page.locator('[name=body]').inputValue()).toBe('Ministry of Education');
  expect(await page.locator('[name=ratio]').inputValue()).toBe('12.5');
  expect(await page.locator('[name="ratio:reason"]').inputValue()).toBe('law');
  // The remark that the answer raised has a row in the next workbook.
  await page.goto(`${home}/workbook`);
  const { bytes: next } = await download(page, 'answers.xlsx');
  const asked = (await readBack(next)).rows.find(({ part }) => part === 'explain.figure_without_source');
  const place = asked?.place ?? '';
  await upload(page, withCell(next, place, text(place, 'An estimate')));
  expect(await page.locator('[data-question=ratio] dd').allInnerTexts()).toEqual([
    expect.stringContaining('Explanation (figure without source): –'),
    expect.stringContaining('Explanation (figure without source): An estimate')
  ]);
  await page.context().close();
});

async function sectionOf(page: Page): Promise<string | null> {
  await page.goto(home);
  const href = await page.locator('tbody th a').first().getAttribute('href');
  return href?.split('/').at(-1) ?? null;
}

test('in Arabic, without scripts, on a narrow screen: a conflict shows both answers and the chosen one stands', async () => {
  const looks = { language: 'ar', javaScript: false, width: 320, dark: true };
  const page = await open('amal', `${home}/workbook`, looks);
  const { name, bytes } = await download(page, 'answers.xlsx');
  expect(name).toMatch(/-ar\.xlsx$/);
  // Somebody else answers meanwhile.
  const colleague = await open('brian', `${home}/workbook`);
  const his = await download(colleague, 'blank.xlsx');
  await upload(colleague, withCell(his.bytes, 'G3', text('G3', 'Commission')));
  await colleague.getByRole('button', { name: 'Apply' }).click();
  await colleague.locator('[role=status]').waitFor();
  await colleague.context().close();

  await upload(page, withCell(bytes, 'G3', text('G3', 'وزارة التعليم')));
  const both = await page.locator('[data-question=body] dd').allInnerTexts();
  expect(both).toEqual(['Commission', 'وزارة التعليم']);
  expect(await page.locator('[data-question=body]').innerText()).toContain('Brian Otieno');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.locator('[name="keep:body"][value=mine]').check();
  await page.getByRole('button', { name: 'تطبيق' }).click();
  await page.waitForURL('**saved=1');
  await page.goto(`${home}/sections/${(await sectionOf(page)) ?? ''}`);
  expect(await page.locator('[name=body]').inputValue()).toBe('وزارة التعليم');
  await page.context().close();
});

test("another country's workbook and what is no workbook are told so, and nothing happens", async () => {
  const tunisia = await open('chaima', '/files/every-2026.TUN/workbook');
  const foreign = await download(tunisia, 'blank.xlsx');
  await tunisia.context().close();
  const page = await open('amal', `${home}/workbook`);
  await upload(page, foreign.bytes);
  expect(await page.locator('[role=alert]').innerText()).toContain('belongs to another country file: TUN');
  await upload(page, Buffer.from('Ministry;12'));
  expect(await page.locator('[role=alert]').innerText()).toContain('cannot be read as an Excel workbook');
  expect(page.url()).toMatch(/\/workbook$/);
  await page.context().close();
});

test.each([
  { language: 'en', dark: false, width: 1280 },
  { language: 'ar', dark: true, width: 320 }
])('the page of copies passes axe, and Word comes: $language', async (looks) => {
  const page = await open('brian', `${home}/workbook`, looks);
  expect(await violationsOn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(looks.width);
  const { name, bytes } = await download(page, 'blank.docx');
  expect(name).toBe(`every-2026.KEN-blank-r${name.split('-r')[1] ?? ''}`);
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  await page.context().close();
});

test('by keyboard alone: file, preview, one change left out, apply', async () => {
  const page = await open('amal', `${home}/workbook`);
  const { bytes } = await download(page, 'blank.xlsx');
  await upload(page, withCell(withCell(bytes, 'G6', text('G6', 'A plan')), 'G9', text('G9', 'sector')));
  await page.locator('[data-question=context] input[type=checkbox]').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('Apply');
  await page.keyboard.press('Enter');
  await page.locator('[role=status]').filter({ hasText: 'Saved from the workbook: 1' }).waitFor();
  expect(
    await page.locator('.change').evaluateAll((all) => all.map((one) => one.getAttribute('data-question')))
  ).toEqual(['context']);
  await page.context().close();
});
