/** The frame, the public pages and the administrator's: axe finds nothing, at 320 px nothing sticks out, no policy is broken. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contextOf, launchBrowser } from '../support/browser.ts';
import { enter, startWorld, type World } from '../support/personas.ts';
import { violationsOn } from '../support/violations.ts';

const paths = [
  '/',
  '/sign-in',
  '/sign-in/AAAAAAAAAAAAAAAAAAAAAAAAAAA',
  '/accessibility',
  '/nowhere',
  '/admin/campaigns',
  '/admin/campaigns/new',
  '/admin/campaigns/every-2026',
  '/admin/campaigns/every-2027/open',
  '/admin/people',
  '/admin/instruments',
  '/admin/outbox'
];
let world: World;
let browser: Browser;
let session: string;
beforeAll(async () => {
  world = await startWorld('embedded');
  browser = await launchBrowser();
  session = (await enter(world.spareLinks.administrator)).split('=')[1] ?? '';
});
afterAll(async () => {
  await browser.close();
  await world.stop();
});

describe.each(['en', 'ar'])('%s', (language) => {
  test.each([
    ['light', false],
    ['dark', true]
  ] as const)('%s', async (look, dark) => {
    const found: string[] = [];
    const signedIn = await contextOf(browser, world.origin, session, { language, dark, width: 320 });
    const nobody = await contextOf(browser, world.origin, null, { language, dark, width: 320 });
    for (const path of paths) {
      const page = await (path.startsWith('/admin') ? signedIn : nobody).newPage();
      page.on('console', (line) => {
        if (line.type() === 'error' && !line.text().includes('404')) found.push(`${path} console: ${line.text()}`);
      });
      await page.goto(path, { waitUntil: 'networkidle' });
      const pictures = process.env['PICTURES'];
      if (pictures !== undefined) {
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          await page.screenshot({
            path: `${pictures}/${language}-${look}-${width}${path.replaceAll('/', '_')}.png`,
            fullPage: true
          });
        }
        await page.setViewportSize({ width: 320, height: 800 });
      }
      const sticksOut = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      );
      if (sticksOut > 0) found.push(`${path} is ${sticksOut} px too wide`);
      found.push(...(await violationsOn(page)));
      await page.close();
    }
    await signedIn.close();
    await nobody.close();
    expect(found).toEqual([]);
  });
});
