/** What a page costs on the line: every resource of its first load in a real Chromium, as it travels, headers included. */
import type { BrowserContext } from 'playwright-core';

/** A first section page may cost this much in all, in bytes (DESIGN, promises). */
export const mostForFirstPage = 90_000;

export interface Resource {
  readonly path: string;
  readonly kind: string;
  readonly bytes: number;
}

/** Until the network is quiet; largest first. The context must have loaded nothing before. */
export async function transferOf(context: BrowserContext, path: string): Promise<readonly Resource[]> {
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
  await page.close();
  return [...resources.values()].sort((a, b) => b.bytes - a.bytes);
}

export function bytesOf(resources: readonly Resource[]): number {
  return resources.reduce((sum, { bytes }) => sum + bytes, 0);
}
