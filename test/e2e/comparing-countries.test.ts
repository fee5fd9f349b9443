/**
 * A drafter compares countries, ranks needs and reads answers: the same numbers in picture, table and CSV; nothing of a group below
 * five; nobody named who did not agree; everything chosen is in the address; all of it without script.
 */
import { parse } from 'csv-parse/sync';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextOf, launchBrowser } from '../support/browser.ts';
import { seedAnalysis } from '../support/seed-analysis.ts';
import { serveBuild, type ServedBuild } from '../support/served-build.ts';

/** Three Arab States: too few. KEN counts but is never named, GHA counts nowhere, ZWE is asked and not approved. */
const approved = (
  'AGO BDI BEN BFA BWA GHA KEN RWA ' +
  'ARE BHR DZA ' +
  'AFG AUS BGD BRN BTN CHN ' +
  'ALB AND ARM AUT AZE BEL BGR ' +
  'ARG ATG BHS BLZ BOL BRA'
).split(' ');

let served: ServedBuild;
let browser: Browser;
let cookie: string;
let contributor: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  served = await serveBuild(async (app) => {
    const { people } = await seedAnalysis(app, {
      asked: [...approved, 'ZWE', 'EGY'],
      approved,
      consent: { KEN: 'aggregate', GHA: 'internal' }
    });
    for (const id of ['dtr', 'msn']) {
      const before = await app.storage.campaigns.get(`${id}-2026`);
      if (before === null) throw new Error(`no ${id}-2026`);
      const opensAt = '2026-10-01T08:00:00.000Z';
      await app.storage.campaigns.create({ ...before, id: `${id}-empty`, title: 'Just opened', opensAt });
    }
    return [people.drafter.id, people.contributor.id];
  });
  cookie = await served.signIn('person-drafter');
  contributor = await served.signIn('person-contributor');
  browser = await launchBrowser();
  context = await contextOf(browser, served.origin, cookie.slice('session='.length), { javaScript: false });
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await served.stop();
});

async function csv(path: string): Promise<readonly Record<string, string>[]> {
  const reply = await served.get(path, cookie);
  expect(reply.status).toBe(200);
  const text = await reply.text();
  return parse(text, { bom: true, columns: true, skipEmptyLines: true });
}
const shown = (text: string | undefined, digits = 1) => Number(text).toFixed(digits);
const cellsOf = (row: string) =>
  page
    .locator('tr', { has: page.locator('th[scope=row]', { hasText: row }) })
    .first()
    .locator('td')
    .allInnerTexts();

test.each(['/profiles', '/comparison', '/priorities', '/answers'])(
  '%s opens the newest round with an approved file, and a newer one on request',
  async (path) => {
    await page.goto(path);
    const rounds = page.locator('select[name=campaign] option');
    expect(await rounds.filter({ hasText: 'Just opened' }).count()).toBeGreaterThan(0);
    expect(await page.locator('select[name=campaign] option[selected]').getAttribute('value')).toMatch(/-2026$/);
  }
);

test('the spread of a group: picture, table and CSV say the same', async () => {
  await page.goto('/comparison?campaign=dtr-2026&groups=unesco_region&figure=index');
  const [csvLink] = await page.locator('a[download][href*="table=groups"]').all();
  const rows = await csv((await csvLink?.getAttribute('href')) ?? '');
  const europe = rows.find((row) => row.group === 'europe_north_america' && row.figure === 'index');
  const quartiles = [europe?.q1, europe?.median, europe?.q3].map((text) => shown(text));
  const cells = await cellsOf('Europe and North America');
  expect(cells.slice(0, 6)).toEqual([europe?.n, europe?.of, ...quartiles, shown(europe?.mean)]);
  expect(cells.slice(0, 2)).toEqual(['7', '7']);
  const words = await page.getByRole('img', { name: /^Europe and North America/ }).getAttribute('aria-label');
  expect(words).toBe(
    `Europe and North America: median ${quartiles[1]}; the middle half from ${quartiles[0]} to ${quartiles[2]}; 7 of 7 countries.`
  );
});

test('a group below five is not shown in picture, table or CSV', async () => {
  await page.goto('/comparison?campaign=dtr-2026&groups=unesco_region&figure=index');
  expect(await cellsOf('Arab States')).toEqual(['Not shown: fewer than 5 countries.']);
  expect(await page.getByRole('img', { name: /^Arab States/ }).count()).toBe(0);
  const rows = await csv('/comparison/data.csv?campaign=dtr-2026&groups=unesco_region&table=groups');
  for (const row of rows.filter(({ group }) => group === 'arab_states')) {
    expect([row.n, row.mean, row.q1, row.median, row.q3, row.band_nascent]).toEqual(['', '', '', '', '', '']);
    expect(row.why_not_shown).toBe('too_few');
  }
});

test('every country of the heat map has the score of the CSV, and those who did not agree are nowhere named', async () => {
  await page.goto('/comparison?campaign=dtr-2026&groups=unesco_region&figure=index');
  const rows = await csv('/comparison/data.csv?campaign=dtr-2026&groups=unesco_region&table=countries');
  const index = rows.filter(({ figure }) => figure === 'index');
  expect(index).toHaveLength(28);
  expect(index.map(({ iso3 }) => iso3)).not.toContain('KEN');
  expect(index.map(({ iso3 }) => iso3)).not.toContain('GHA');
  const heat = page.locator('table', { has: page.locator('th[scope=rowgroup]') });
  for (const { country, score } of index.slice(0, 8)) {
    const row = heat.locator('tr', { has: page.getByRole('link', { name: country ?? '', exact: true }) });
    const cell = await row.locator('td').first().innerText();
    expect(cell).toBe(score === '' ? 'too few dimensions' : shown(score));
  }
  const html = await page.content();
  expect(html).not.toContain('/profiles/KEN');
  expect(html).not.toContain('/profiles/GHA');
  expect(html).toContain('KEN, Kenya: Not published by the country’s choice');
});

test('what is chosen is in the address, and the address brings it back, without script', async () => {
  await page.goto('/comparison');
  await page.getByLabel('Group countries by').selectOption('sids');
  await page.getByLabel('Index or dimension').selectOption('GOV');
  await page.getByRole('button', { name: 'Show' }).click();
  const address = new URL(page.url());
  expect(Object.fromEntries(address.searchParams)).toEqual({ campaign: 'dtr-2026', groups: 'sids', figure: 'GOV' });
  await page.goto(page.url());
  expect(await page.getByLabel('Group countries by').inputValue()).toBe('sids');
  expect(await page.getByLabel('Index or dimension').inputValue()).toBe('GOV');
  await page.getByRole('columnheader', { name: 'Leadership, policy and coordination' }).getByRole('link').click();
  expect(new URL(page.url()).search).toBe('?campaign=dtr-2026&groups=sids&figure=GOV&sort=GOV');
  expect(await page.locator('th[aria-sort=ascending]').innerText()).toContain('Leadership, policy and coordination');
});

test('ranked needs: page and CSV say the same, and a group below five says only that', async () => {
  await page.goto('/priorities?campaign=msn-2026&group=unesco_region.europe_north_america');
  const rows = await csv('/priorities/data.csv?campaign=msn-2026&group=unesco_region.europe_north_america');
  const [first] = rows;
  const [place, , share] = await page.locator('tbody tr').first().locator('td').allInnerTexts();
  expect(place?.replace('=', '')).toBe(first?.place);
  expect(share).toBe(`${shown(String(Number(first?.share_of_points) * 100))}%`);
  expect(await page.locator('tbody tr').count()).toBe(rows.length);
  expect(rows).toHaveLength(15);
  expect(await page.getByText(/^Soundings, Needs survey 2026/).innerText()).toContain('7 of 7 countries');
  await page.goto('/priorities?campaign=msn-2026&group=unesco_region.arab_states');
  expect(await page.locator('.notice').innerText()).toBe('Not shown: fewer than 5 countries.');
  expect(await page.locator('tbody tr').count()).toBe(0);
});

test('answers by group: bars’ table and CSV say the same, states apart', async () => {
  const query = '?campaign=dtr-2026&question=gov1&groups=unesco_region';
  await page.goto(`/answers${query}`);
  const rows = await csv(`/answers/data.csv${query}`);
  const all = rows.filter(({ group }) => group === 'all');
  const counts = await page.locator('table').first().locator('tbody tr td:nth-of-type(2)').allInnerTexts();
  expect(counts).toEqual(all.map(({ count }) => count));
  expect(all.map(({ choice }) => choice)).toEqual(['1', '2', '3', '4', '5']);
  const [line] = all;
  const total = ['answered', 'dont_know', 'not_applicable', 'refused', 'skipped', 'blank'].map((name) =>
    Number(line?.[name])
  );
  expect(total.reduce((sum, part) => sum + part, 0)).toBe(Number(line?.asked));
  expect(counts.reduce((sum, text) => sum + Number(text), 0)).toBe(Number(line?.answered));
  expect(rows.filter(({ group }) => group === 'arab_states')).toMatchObject([{ count: '', why_not_shown: 'too_few' }]);
});

test.each(['/comparison', '/priorities', '/answers'])(
  '%s is for staff: a contributor may not, nobody signs in',
  async (path) => {
    expect((await served.get(path, cookie)).status).toBe(200);
    expect((await served.get(`${path}/data.csv`, cookie)).status).toBe(200);
    expect((await served.get(path, contributor)).status).toBe(403);
    expect((await served.get(`${path}/data.csv`, contributor)).status).toBe(403);
    expect((await served.get(path, null)).headers.get('location')).toContain('/sign-in');
    expect((await served.get(`${path}/data.csv`, null)).status).toBe(401);
  }
);

test('a group, question or campaign that does not exist is said so, not answered with something else', async () => {
  expect((await served.get('/comparison?groups=nowhere', cookie)).status).toBe(422);
  expect((await served.get('/comparison?campaign=nothing', cookie)).status).toBe(404);
  expect((await served.get('/answers?question=__proto__', cookie)).status).toBe(422);
  expect((await served.get('/priorities?group=unesco_region.nowhere', cookie)).status).toBe(422);
});
