/**
 * The first page that a respondent opens, with a cold cache, through the production entry: bytes as they travel, by
 * resource, compressed. Aim: 90 kB in all. Measured in a real Chromium, so that nothing is guessed about what it loads.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NamedBundle } from '#lib/survey/lint-instrument.ts';
import { contextOf, launchBrowser } from '../test/support/browser.ts';
import { campaignId, fillStore } from '../test/support/respond-store.ts';
import { freePort, startServer } from '../test/support/server-process.ts';

const aimInBytes = 90_000;
interface Resource {
  readonly path: string;
  readonly kind: string;
  readonly bytes: number;
}

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'soundings-bench-'));
  try {
    const { sessions } = await fillStore({ DATA_DIR: folder }, published('dtr'));
    const server = await startServer({ DATA_DIR: folder }, await freePort());
    const browser = await launchBrowser();
    try {
      for (const path of [`/files/${campaignId}.KEN`, `/files/${campaignId}.KEN/sections/gov`]) {
        const context = await contextOf(browser, server.origin, sessions.amal);
        const page = await context.newPage();
        const devtools = await context.newCDPSession(page);
        const resources = new Map<string, Resource>();
        await devtools.send('Network.enable');
        devtools.on('Network.responseReceived', ({ requestId, response, type }) =>
          resources.set(requestId, { path: new URL(response.url).pathname, kind: type, bytes: 0 })
        );
        devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
          const resource = resources.get(requestId);
          if (resource !== undefined) resources.set(requestId, { ...resource, bytes: encodedDataLength });
        });
        await page.goto(path, { waitUntil: 'networkidle' });
        print(path, [...resources.values()]);
        await context.close();
      }
    } finally {
      await browser.close();
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(title: string, resources: readonly Resource[]): void {
  const sum = resources.reduce((bytes, resource) => bytes + resource.bytes, 0);
  console.log(`\nFirst page ${title}, cold, as transferred (headers included)`);
  for (const { path, kind, bytes } of [...resources].sort((a, b) => b.bytes - a.bytes)) {
    console.log(`${String(bytes).padStart(8)}  ${kind.padEnd(10)} ${path}`);
  }
  const verdict = sum <= aimInBytes ? 'within' : 'over';
  console.log(`${String(sum).padStart(8)}  in all, ${resources.length} resources: ${verdict} the aim of ${aimInBytes}`);
}

/** The newest version of an instrument in surveys/. */
function published(instrument: string): NamedBundle {
  const version = readdirSync(`surveys/${instrument}`).sort().at(-1) ?? '';
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(`surveys/${instrument}/${version}/${name}.json`, 'utf8'));
  return { instrument, version, survey: read('survey'), scoring: read('scoring'), lineage: read('lineage') };
}

if (import.meta.main) await run();
