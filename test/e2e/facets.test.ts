/**
 * What stands beside an answer: source and year of a figure, a claim that it is confidential, an explanation to a soft
 * remark. Typed with scripts and posted without, it is kept, refused in words where it cannot be, and read on the copy.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fillStore, kenya, type RespondStore } from '../support/respond-store.ts';
import { stage } from '../support/stage.ts';

const section = `/files/${kenya}/sections/gov`;
const on = stage(fillStore);

async function windowOf(person: keyof RespondStore['sessions'], javaScript: boolean): Promise<Page> {
  return on.page(on.store.sessions[person], { javaScript });
}
async function save(page: Page, live: boolean): Promise<void> {
  if (live) await page.locator('#q-ratio-status').filter({ hasText: /Saved/ }).waitFor();
  else await page.locator('button[name=go][value=stay]').last().click();
}
const fold = (page: Page) => page.locator('#q-ratio details:has(select)');

test.each([
  ['amal', true],
  ['chaima', false]
] as const)('%s, scripts %s: what is said beside a figure is kept', async (person, live) => {
  const page = await windowOf(person, live);
  const mine = person === 'amal' ? section : section.replace('KEN', 'TUN');
  await page.goto(mine);
  if (live) await page.locator('.page-state').waitFor();
  await page.locator('[name=ratio]').fill('40');
  await fold(page).locator('summary').click();
  await page.locator('[name="ratio:year"]').fill('last');
  await page.locator('[name="ratio:source"]').fill('Statistical yearbook');
  if (!live) await page.locator('button[name=go][value=stay]').last().click();
  await page.locator('#q-ratio .status.bad').filter({ hasText: '1900' }).waitFor();
  expect(await page.locator('[name="ratio:year"]').inputValue()).toBe('last');
  await page.locator('[name="ratio:year"]').fill('2025');
  await page.locator('[name="ratio:reason"]').selectOption('unpublished');
  await save(page, live);
  await page.goto(mine);
  expect(await page.locator('[name="ratio:year"]').inputValue()).toBe('2025');
  expect(await page.locator('[name="ratio:source"]').inputValue()).toBe('Statistical yearbook');
  expect(await page.locator('[name="ratio:reason"]').inputValue()).toBe('unpublished');
  await page.goto(mine.replace('sections/gov', 'check'));
  const copy = await page.locator('main').textContent();
  for (const words of ['Statistical yearbook', '2025']) expect(copy).toContain(words);
  await page.context().close();
});

test('a figure without a source gets a remark; its explanation is typed on the check page and stands at the question', async () => {
  const page = await windowOf('amal', false);
  await page.goto(section);
  await page.locator('[name="ratio:source"]').fill('');
  await page.locator('[name="ratio:year"]').fill('');
  await page.locator('button[name=go][value=stay]').last().click();
  await page.goto(section.replace('sections/gov', 'check'));
  await page.locator('[name="explain:ratio.figure_without_source"]').fill('A count of our own.');
  await page.locator('form[action="?/explain"] > button').click();
  await page.locator('.notice.ok[role=status]').waitFor();
  await page.goto(section);
  expect(await page.locator('[name="ratio:explain:figure_without_source"]').inputValue()).toBe('A count of our own.');
  expect(await page.locator('[name="ratio:reason"]').inputValue()).toBe('unpublished');
  await page.context().close();
});
