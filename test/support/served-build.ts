/**
 * The built server over a store that is filled before it starts; people come in by the sign-in link issued for them.
 * Usable outside a test run too (benchmarks).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, signInBy, startServer } from './server-process.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { issueSignInLink } from '#lib/server/sign-in-links.ts';

export interface ServedBuild {
  readonly origin: string;
  /** The cookie of a person whose id `fill` returned; a link works once. */
  readonly signIn: (person: string) => Promise<string>;
  readonly get: (path: string, cookie: string | null) => Promise<Response>;
  /** Stops the process and starts another one on the same store. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** `fill` returns the ids of the people who will sign in. */
export async function serveBuild(fill: (app: App) => Promise<readonly string[]>): Promise<ServedBuild> {
  const folder = mkdtempSync(join(tmpdir(), 'soundings-served-'));
  const port = await freePort();
  const settings = { DATA_DIR: folder, LOG_LEVEL: 'error' };
  const links = await filled(settings, fill);
  let server = await startServer(settings, port);
  const { origin } = server;
  return {
    origin,
    get: (path, cookie) =>
      fetch(origin + path, {
        redirect: 'manual',
        headers: { accept: path.includes('.csv') ? 'text/csv' : 'text/html', cookie: cookie ?? '' }
      }),
    signIn: (person) => {
      const link = links.get(person);
      if (link === undefined) throw new Error(`no link was issued for ${person}`);
      return signInBy(link, origin);
    },
    restart: async () => {
      await server.stop();
      server = await startServer(settings, port);
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

async function filled(
  settings: Readonly<Record<string, string>>,
  fill: (app: App) => Promise<readonly string[]>
): Promise<ReadonlyMap<string, string>> {
  const env = readEnv(settings);
  if (isProblem(env)) throw new Error(env.problem);
  const app = await createApp(env);
  try {
    const links = new Map<string, string>();
    for (const person of await fill(app)) links.set(person, await issueSignInLink(app, person, null));
    return links;
  } finally {
    await app.close();
  }
}
