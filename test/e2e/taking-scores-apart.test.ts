/**
 * An analyst takes a round apart: statistics and their CSV, uncertainty started, cancelled and run again (with and without script),
 * its intervals on profile, comparison and working, weights moved by keyboard, the method of a version read by anybody.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countries } from '#lib/domain/countries/country.ts';
import { operator } from '#lib/domain/access.ts';
import type { Working } from '#lib/domain/scoring/working.ts';
import { publishVersion } from '#lib/server/usecases/publish-version.ts';
import { contextOf, launchBrowser } from '../support/browser.ts';
import { scoreOf } from '../support/naive-score.ts';
import { seedAnalysis } from '../support/seed-analysis.ts';
import { serveBuild, type ServedBuild } from '../support/served-build.ts';

const approved = countries.flatMap(({ iso3 }, at) => (at % 4 === 0 ? [iso3] : []));
const [unnamed = '', internal = '', first = ''] = approved;
let served: ServedBuild;
let browser: Browser;
let cookie: string;
let analyst: BrowserContext;
let plain: BrowserContext;

beforeAll(async () => {
  served = await serveBuild(async (app) => {
    const consent = { [unnamed]: 'aggregate', [internal]: 'internal' } as const;
    const { people } = await seedAnalysis(app, { asked: [...approved, 'ZWE'], approved, consent });
    const read = (file: string): unknown => JSON.parse(readFileSync(`surveys/gert/1.0.0/${file}`, 'utf8'));
    const [survey, scoring, lineage] = ['survey.json', 'scoring.json', 'lineage.json'].map(read);
    await publishVersion(app, operator('cli'), { instrument: 'gert', version: '1.0.0', survey, scoring, lineage });
    return [people.analyst.id];
  });
  cookie = await served.signIn('person-analyst');
  browser = await launchBrowser();
  const session = cookie.slice('session='.length);
  analyst = await contextOf(browser, served.origin, session);
  plain = await contextOf(browser, served.origin, session, { javaScript: false });
});
afterAll(async () => {
  await browser.close();
  await served.stop();
});

async function csv(path: string): Promise<readonly Record<string, string>[]> {
  const reply = await served.get(path, cookie);
  expect(reply.status).toBe(200);
  return parse(await reply.text(), { bom: true, columns: true, skipEmptyLines: true });
}
const post = (act: string, fields: Record<string, string>) =>
  fetch(`${served.origin}/statistics/uncertainty?/${act}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: served.origin, accept: 'text/html' },
    body: new URLSearchParams({ campaign: 'dtr-2026', ...fields })
  });

test('statistics: page and CSV say the same, every table says round and n of N, no country is named', async () => {
  const page = await plain.newPage();
  await page.goto('/statistics?sort=-dont_know');
  const text = await page.locator('main').innerText();
  expect(text).toContain(`${approved.length - 1} of ${approved.length + 1} countries asked`);
  for (const { iso3, name } of countries) if (approved.includes(iso3)) expect(text).not.toContain(name.en);
  const shown = await page.locator('#indicators ~ .figures').first().locator('tbody tr').allInnerTexts();
  const rows = await csv('/statistics/data.csv?table=indicators');
  expect([shown.length, rows.length]).toEqual([50, 50]);
  const rates = rows.map((row) => Number(row['dont_know']) / (Number(row['n']) + Number(row['dont_know'])));
  expect(Math.max(...rates)).toBeGreaterThan(0);
  const [top] = [...rows].sort((a, b) => Number(b['dont_know']) - Number(a['dont_know']));
  expect(text).toContain('Highest share of “don’t know”');
  expect(top?.['why_not_shown']).toBe('');
  expect(await page.locator('caption').allInnerTexts()).toHaveLength(10);
  for (const table of ['levels', 'dimensions', 'items', 'matrix', 'components', 'loadings', 'groups', 'without'])
    expect((await csv(`/statistics/data.csv?table=${table}`)).length, table).toBeGreaterThan(0);
  await page.close();
});

test('a computation that waits can be cancelled, and says so', async () => {
  // One at a time: the third waits behind two long ones.
  for (const seed of ['11', '12']) expect((await post('start', { seed, replications: '10000' })).status).toBe(303);
  const page = await analyst.newPage();
  await page.goto('/statistics/uncertainty');
  await page.locator('input[name=seed]').fill('13');
  await page.locator('input[name=replications]').fill('10000');
  await page.locator('form.start button').click();
  await page.locator('form[action$="cancel"] button').click();
  await page.getByText('The computation was cancelled.').waitFor();
  expect(page.url()).toContain('seed=13');
  for (const seed of ['11', '12']) expect((await post('cancel', { seed, replications: '10000' })).status).toBe(303);
  await page.close();
});

test('run again, it shows its progress and then its result; the page follows by itself', async () => {
  const page = await analyst.newPage();
  await page.goto('/statistics/uncertainty');
  await page.locator('form.start button').click();
  await page.locator('#pair').waitFor();
  expect(await page.locator('th', { hasText: 'Rank, median' }).count()).toBe(0);
  await page.getByText('Show ranks with their intervals').click();
  await page.locator('th', { hasText: 'Rank, median' }).waitFor();
  expect(await page.locator('tbody tr').first().innerText()).toMatch(/\d \(\d+ to \d+\)/);
  await page.close();
});

test('without script the progress is shown by reloading, and the same seed gives the same digits', async () => {
  const page = await plain.newPage();
  await page.goto('/statistics/uncertainty?campaign=dtr-2026&seed=5&replications=200');
  await page.locator('form.start button').click();
  const reload = page.getByText('Show the progress');
  while ((await page.locator('#pair').count()) === 0) await ((await reload.count()) ? reload.click() : page.reload());
  const scores = await csv('/statistics/uncertainty/data.csv?campaign=dtr-2026&seed=5&replications=200');
  expect(scores.filter((row) => row['figure'] === 'index').map((row) => row['iso3'])).not.toContain(unnamed);
  expect(new Set(scores.map((row) => row['replications']))).toEqual(new Set(['200']));
  await page.close();
});

test('two countries: ahead only where the intervals do not overlap, with the share of replications', async () => {
  const rows = (await csv('/statistics/uncertainty/data.csv')).filter((row) => row['figure'] === 'index');
  const sorted = [...rows].sort((a, b) => Number(a['score']) - Number(b['score']));
  const [lowest, highest] = [sorted[0]?.['iso3'] ?? '', sorted.at(-1)?.['iso3'] ?? ''];
  const page = await plain.newPage();
  await page.goto(`/statistics/uncertainty?first=${lowest}&second=${highest}`);
  expect(await page.locator('.notice', { hasText: 'replications' }).innerText()).toMatch(
    /is ahead of .*do not overlap/
  );
  const [a, b] = sorted.flatMap((row, at) =>
    at > 0 && Number(sorted[at - 1]?.['p95']) > Number(row['p05']) ? [[sorted[at - 1]?.['iso3'], row['iso3']]] : []
  )[0] ?? ['', ''];
  await page.goto(`/statistics/uncertainty?first=${a}&second=${b}`);
  expect(await page.locator('.notice', { hasText: 'replications' }).innerText()).toContain('overlap: neither is ahead');
  await page.close();
});

test('the interval stands on profile and comparison; the working is cooked again from its download', async () => {
  const row = (await csv('/statistics/uncertainty/data.csv')).find((one) => one['iso3'] === first && one['figure'] === 'index'); // prettier-ignore
  const [low, high] = [Number(row?.['p05']).toFixed(1), Number(row?.['p95']).toFixed(1)];
  const page = await plain.newPage();
  await page.goto(`/profiles/${first}`);
  expect(await page.locator('dd.small').innerText()).toContain(`${low} to ${high}`);
  expect(await page.locator('svg line.interval').count()).toBeGreaterThan(0);
  await page.goto('/comparison');
  expect(await page.locator('svg line.interval').count()).toBeGreaterThan(2 * (approved.length - 10));
  await page.goto(`/working/dtr-2026.${first}/1`);
  expect(await page.locator('main').innerText()).toContain(`${low} to ${high}`);
  const reply = await served.get(`/working/dtr-2026.${first}/1/working.json`, cookie);
  const { working } = (await reply.json()) as { working: Working };
  expect(working.interval).toMatchObject({ replications: 1000, low: Number(row?.['p05']) });
  expect(working.index.score).toBe(scoreOf({ ...working.index }, { ...working.normalise }).score);
  const lines = await csv(`/working/dtr-2026.${first}/1/working.csv`);
  expect(lines).toHaveLength(60);
  expect(Number(lines[0]?.['value'])).toBe(working.index.score);
  expect(lines.find((line) => line['id'] === 'GOV1')?.['path']).toBe('dtr/GOV/GOV1');
  await page.close();
});

test('weights move by keyboard, the published score stands beside, the watermark prints, reset brings back', async () => {
  const page = await analyst.newPage();
  await page.goto('/statistics/weights');
  const slider = page.locator('input[type=range]').first();
  await slider.focus();
  await page.keyboard.press('End');
  await page.locator('th', { hasText: 'Under these weights' }).waitFor();
  expect(await page.locator('caption').innerText()).toContain('These are not the published weights.');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('caption strong').isVisible()).toBe(true);
  expect(await page.locator('th .on-paper').first().isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  expect(await page.locator('tbody').innerText()).not.toContain(
    countries.find(({ iso3 }) => iso3 === unnamed)?.name.en
  );
  await page.getByText('Back to the published weights').click();
  await page.getByText('These are the published weights.').waitFor();
  expect(await page.locator('th', { hasText: 'Under these weights' }).count()).toBe(0);
  const published = new Map((await csv('/comparison/data.csv')).filter((row) => row['figure'] === 'index').map((row) => [row['country'], row['score']])); // prettier-ignore
  for (const [name = '', score = ''] of (await page.locator('tbody tr').allInnerTexts()).map((line) =>
    line.split('\t')
  ))
    expect(score).toBe(published.get(name) ? Number(published.get(name)).toFixed(1) : '–');
  await page.close();

  const still = await plain.newPage();
  await still.goto('/statistics/weights');
  expect(await still.locator('.notice').first().innerText()).toContain('needs scripts');
  expect(await still.locator('tbody tr').count()).toBe(approved.length - 2);
  await still.close();
});

test('the method of a version in use is public; one that no round uses is open to staff only', async () => {
  const open = await contextOf(browser, served.origin, null, { javaScript: false });
  const page = await open.newPage();
  await page.goto('/methodology');
  expect(await page.locator('tbody a').count()).toBe(2);
  await page.goto('/methodology/dtr/1.0.0');
  expect(await page.locator('main section').count()).toBe(50);
  expect(await page.locator('main').innerText()).toContain('are proposals');
  expect((await page.goto('/methodology/gert/1.0.0'))?.status()).toBe(404);
  const staff = await plain.newPage();
  expect((await staff.goto('/methodology/gert/1.0.0'))?.status()).toBe(200);
  expect((await staff.goto('/methodology/msn/1.0.0'))?.status()).toBe(200);
  expect(await staff.locator('main').innerText()).toContain('W = 12 S');
  await open.close();
});
