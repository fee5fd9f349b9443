/**
 * A respondents' store with the built server over it, and browsers of its people: the server goes away and comes back on
 * the same address, and while it is away the store is looked into or changed by the program's own use cases.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { operator, scopeOf } from '#lib/domain/access.ts';
import { applyChange } from '#lib/domain/country-file/apply.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { issueSignInLink } from '#lib/server/sign-in-links.ts';
import type { NamedBundle } from '#lib/survey/lint-instrument.ts';
import { contextOf, type Looks } from './browser.ts';
import { fillStore, kenya, type RespondStore } from './respond-store.ts';
import { freePort, startServer, type ServerProcess } from './server-process.ts';

interface Written {
  readonly name: string;
  readonly value: unknown;
  readonly by: string;
}
export type Respondent = keyof RespondStore['sessions'];

export class RespondWorld {
  readonly #folder: string;
  readonly #port: number;
  readonly #store: RespondStore;
  #server: ServerProcess | null = null;
  #contexts: BrowserContext[] = [];

  private constructor(folder: string, port: number, store: RespondStore) {
    this.#folder = folder;
    this.#port = port;
    this.#store = store;
  }

  static async open(bundle?: NamedBundle): Promise<RespondWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'soundings-respond-'));
    const world = new RespondWorld(folder, await freePort(), await fillStore({ DATA_DIR: folder }, bundle));
    await world.serve();
    return world;
  }
  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }
  sessionOf(person: Respondent): string {
    return this.#store.sessions[person];
  }

  async serve(build?: string): Promise<void> {
    this.#server = await startServer({ DATA_DIR: this.#folder }, this.#port, undefined, build);
  }
  /** As by a power cut: what was acknowledged is there, and no open page holds it up. */
  async goAway(): Promise<void> {
    await this.#server?.kill();
    this.#server = null;
  }
  /** Only while the server is away: the store has one process. */
  async inStore<T>(look: (app: App) => Promise<T>): Promise<T> {
    const env = readEnv({ DATA_DIR: this.#folder, LOG_LEVEL: 'silent', ORIGIN: this.origin });
    if (isProblem(env)) throw new Error(env.problem);
    const app = await createApp(env);
    try {
      return await look(app);
    } finally {
      await app.close();
    }
  }
  /** What the log holds: question, value and who, in order. */
  async written(): Promise<readonly Written[]> {
    return (await this.outcome()).written;
  }
  /** The log, but for what only gave an answer evidence, and the file that it makes. */
  async outcome(): Promise<{ readonly written: readonly Written[]; readonly state: FileState | null }> {
    await this.goAway();
    const changes = await this.inStore((app) => app.storage.countryFiles.changes(scopeOf(operator('cli')), kenya));
    await this.serve();
    const written = (changes ?? []).flatMap((change: Change) =>
      change.kind === 'answers_saved' && !change.changeId.startsWith('cite:')
        ? Object.entries(change.answers).map(([name, { value }]) => ({ name, value, by: change.by.name }))
        : []
    );
    return { written, state: (changes ?? []).reduce<FileState | null>(applyChange, null) };
  }
  async linkFor(email: string): Promise<string> {
    return this.inStore(async (app) => {
      const person = await app.storage.people.byEmail(email);
      if (person === null) throw new Error(`nobody has the address ${email}`);
      return issueSignInLink(app, person.id, null);
    });
  }

  async window(browser: Browser, person: Respondent, looks: Looks = {}): Promise<BrowserContext> {
    const context = await contextOf(browser, this.origin, this.#store.sessions[person], looks);
    this.#contexts.push(context);
    return context;
  }
  async close(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
    await this.#server?.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Opened and its script running. */
export async function openLive(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  await page.locator('.page-state').waitFor();
  return page;
}
export const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
export async function says(page: Page, question: string, words: RegExp): Promise<void> {
  await page.locator(`#q-${question}-status`).filter({ hasText: words }).waitFor();
}

/** Every address that the service worker keeps, over all its caches. */
export function keptAddresses(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('soundings-'));
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
}
/** Ends when all of these can be opened without network; the worker fetches one part after the other. */
export async function keptOffline(page: Page, ...paths: readonly string[]): Promise<void> {
  const wanted = paths.flatMap((path) => (path.endsWith('/rules') ? [path] : [path, `${path}/__data.json`]));
  const missing = async () => {
    const kept = await keptAddresses(page);
    return wanted.filter((path) => !kept.includes(path));
  };
  await expect.poll(missing, { timeout: 60_000 }).toEqual([]);
}
