/** Comparison, priorities and answers have no axe violation and do not scroll sideways at 320 px, in English and Arabic, light and dark. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextOf, launchBrowser } from '../support/browser.ts';
import { seedAnalysis } from '../support/seed-analysis.ts';
import { serveBuild, type ServedBuild } from '../support/served-build.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
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
    return [people.drafter.id];
  });
  session = (await served.signIn('person-drafter')).slice('session='.length);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await served.stop();
});

const paths = [
  '/comparison?groups=iite_focus&figure=GOV&sort=-GOV',
  '/priorities?group=unesco_region.africa',
  '/answers?campaign=dtr-2026&question=gov1&groups=unesco_region',
  '/answers?campaign=dtr-2026&question=con1&groups=unesco_region'
];
const looks = [
  { language: 'en', dark: false, width: 1280 },
  { language: 'ar', dark: true, width: 1280 },
  { language: 'en', dark: true, width: 320 },
  { language: 'ar', dark: false, width: 320 }
];

test.each(looks)('$language, dark $dark, $width px', async (look) => {
  const context = await contextOf(browser, served.origin, session, look);
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(path);
    expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(look.width);
    await page.evaluate(axe);
    const found = await page.evaluate<AxeResults>('axe.run(document)');
    expect(found.violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  }
  await context.close();
});
