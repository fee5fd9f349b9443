/** The analysis pages have no axe violation and do not scroll sideways at 320 px, in English and Arabic, light and dark. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { contextOf, launchBrowser } from '../support/browser.ts';
import { seedAnalysis } from '../support/seed-analysis.ts';
import { serveBuild, type ServedBuild } from '../support/served-build.ts';
import { violationsOn } from '../support/violations.ts';

const approved = 'AGO BDI BEN BFA BWA KEN RWA ARE BHR ALB AND ARM AUT AZE ARG ATG'.split(' ');
let served: ServedBuild;
let browser: Browser;
let session: string;

beforeAll(async () => {
  served = await serveBuild(async (app) => {
    const { people } = await seedAnalysis(app, {
      asked: [...approved, 'ZWE'],
      approved,
      consent: { KEN: 'aggregate' }
    });
    return [people.drafter.id, people.analyst.id];
  });
  session = (await served.signIn('person-drafter')).slice('session='.length);
  await drawUncertainty(await served.signIn('person-analyst'));
  browser = await launchBrowser();
});

/** So that intervals stand on the pages: begun as by the button, and waited for. */
async function drawUncertainty(cookie: string): Promise<void> {
  const begun = await fetch(`${served.origin}/statistics/uncertainty?/start`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: served.origin, accept: 'text/html' },
    body: new URLSearchParams({ campaign: 'dtr-2026' })
  });
  expect(begun.status).toBe(303);
  await vi.waitFor(
    async () => expect((await served.get('/statistics/uncertainty/data.csv', cookie)).status).toBe(200),
    { timeout: 60_000, interval: 250 }
  );
}
afterAll(async () => {
  await browser.close();
  await served.stop();
});

/** Two lists, so that no test runs for minutes: the long documents take axe some seconds each. */
const figures = [
  '/comparison?groups=iite_focus&figure=GOV&sort=-GOV',
  '/priorities?group=unesco_region.africa',
  '/answers?campaign=dtr-2026&question=gov1&groups=unesco_region',
  '/answers?campaign=dtr-2026&question=con1&groups=unesco_region',
  '/profiles/AGO',
  '/statistics/weights',
  '/statistics/uncertainty?first=AGO&second=BDI&ranks=shown',
  '/methodology'
];
const documents = ['/statistics', '/methodology/dtr/1.0.0', '/methodology/msn/1.0.0', '/working/dtr-2026.AGO/1'];
const looks = [
  { language: 'en', dark: false, width: 1280 },
  { language: 'ar', dark: true, width: 1280 },
  { language: 'en', dark: true, width: 320 },
  { language: 'ar', dark: false, width: 320 }
];

const cases = looks.flatMap((look) => [
  { ...look, kind: 'figures', paths: figures },
  { ...look, kind: 'documents', paths: documents }
]);

test.each(cases)('$kind, $language, dark $dark, $width px', async ({ paths, ...look }) => {
  const context = await contextOf(browser, served.origin, session, look);
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(path);
    expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(look.width);
    expect(await violationsOn(page)).toEqual([]);
  }
  await context.close();
});
