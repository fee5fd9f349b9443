/**
 * The first page that a respondent opens, with a cold cache, through the production entry: bytes as they travel, by
 * resource, compressed. Aim: 90 kB in all. Measured in a real Chromium, so that nothing is guessed about what it loads.
 */
import type { BrowserContext } from 'playwright-core';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NamedBundle } from '#lib/survey/lint-instrument.ts';
import { contextOf, launchBrowser } from '../test/support/browser.ts';
import { campaignId, fillStore } from '../test/support/respond-store.ts';
import { freePort, startServer } from '../test/support/server-process.ts';
import { bytesOf, mostForFirstPage, transferOf, type Resource } from '../test/support/transfer.ts';

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'soundings-bench-'));
  try {
    const { sessions } = await fillStore({ DATA_DIR: folder }, published('dtr'));
    const server = await startServer({ DATA_DIR: folder }, await freePort());
    const browser = await launchBrowser();
    try {
      for (const path of [`/files/${campaignId}.KEN`, `/files/${campaignId}.KEN/sections/gov`]) {
        const context = await contextOf(browser, server.origin, sessions.amal);
        print(path, await transferOf(context, path));
        await context.close();
      }
      for (const path of [`/files/${campaignId}.KEN`, `/files/${campaignId}.KEN/sections/gov`]) {
        await measureSlow(await contextOf(browser, server.origin, sessions.amal), path);
      }
    } finally {
      await browser.close();
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * On a line of 400 kbit/s and 400 ms, cold: when the text is painted, and when the scripts have taken the page over (what is
 * typed before is kept). By the page's own clock, from the beginning of the navigation: asking from outside adds a pause.
 */
async function measureSlow(context: BrowserContext, path: string): Promise<void> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  const bytesPerSecond = 400_000 / 8;
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond
  });
  await page.addInitScript(() => {
    // The frame puts its announcer in when it has taken the page over.
    const watch = new MutationObserver(() => {
      if (document.querySelector('#svelte-announcer') === null) return;
      performance.mark('usable');
      watch.disconnect();
    });
    watch.observe(document, { subtree: true, childList: true });
  });
  await page.goto(path, { waitUntil: 'commit' });
  await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
  const at = (name: string): Promise<number> =>
    page.evaluate((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? NaN, name);
  const seconds = async (name: string): Promise<string> => ((await at(name)) / 1000).toFixed(2);
  const readable = await seconds('first-contentful-paint');
  console.log(`${path}: readable after ${readable} s, usable after ${await seconds('usable')} s (aim: 3 s)`);
  await context.close();
}

function print(title: string, resources: readonly Resource[]): void {
  const sum = bytesOf(resources);
  console.log(`\nFirst page ${title}, cold, as transferred (headers included)`);
  for (const { path, kind, bytes } of resources) {
    console.log(`${String(bytes).padStart(8)}  ${kind.padEnd(10)} ${path}`);
  }
  const verdict = sum <= mostForFirstPage ? 'within' : 'over';
  console.log(
    `${String(sum).padStart(8)}  in all, ${resources.length} resources: ${verdict} the aim of ${mostForFirstPage}`
  );
}

/** The newest version of an instrument in surveys/. */
function published(instrument: string): NamedBundle {
  const version = readdirSync(`surveys/${instrument}`).sort().at(-1) ?? '';
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(`surveys/${instrument}/${version}/${name}.json`, 'utf8'));
  return { instrument, version, survey: read('survey'), scoring: read('scoring'), lineage: read('lineage') };
}

if (import.meta.main) await run();
