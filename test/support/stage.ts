/** What a test file plays on: a store of its own, filled; the built server over it; a browser. All of it goes at the end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { App } from '#lib/server/app.ts';
import { contextOf, launchBrowser, type Looks } from './browser.ts';
import { openStore } from './dtr-round.ts';
import { startServer, type RunningServer } from './server.ts';

export interface Stage<T> {
  /** What `fill` gave back. */
  readonly store: T;
  /** Where the store is; files that are downloaded may be put beside it. */
  readonly folder: string;
  readonly browser: Browser;
  readonly origin: string;
  /** A window of its own with one page; `session`: a session's token, null for nobody. */
  readonly page: (session: string | null, looks?: Looks) => Promise<Page>;
  /** Does something in the store by the program's own use cases, while the server is away; it comes back where it was. */
  readonly between: <R>(work: (app: App) => Promise<R>) => Promise<R>;
}

/** To be called at the top of a test file or of a describe. */
export function stage<T>(fill: (settings: { readonly DATA_DIR: string }) => Promise<T>): Stage<T> {
  let settings: { readonly DATA_DIR: string };
  let store: T;
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    settings = { DATA_DIR: mkdtempSync(join(tmpdir(), 'soundings-stage-')) };
    store = await fill(settings);
    server = await startServer(settings);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    rmSync(settings.DATA_DIR, { recursive: true, force: true });
  });
  return {
    get store() {
      return store;
    },
    get folder() {
      return settings.DATA_DIR;
    },
    get browser() {
      return browser;
    },
    get origin() {
      return server.origin;
    },
    page: async (session, looks) => (await contextOf(browser, server.origin, session, looks)).newPage(),
    between: async (work) => {
      await server.stop();
      const app = await openStore(settings);
      try {
        return await work(app);
      } finally {
        await app.close();
        server = await startServer(settings, Number(new URL(server.origin).port));
      }
    }
  };
}
