/**
 * The built server (`node build`) on a free port with a store of its own, filled before it starts; people come in by a real
 * sign-in link. `npm test` builds first; `npm run build` does it by hand.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isProblem } from '#lib/domain/problem.ts';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { issueSignInLink } from '#lib/server/sign-in-links.ts';

export interface ServedBuild {
  readonly origin: string;
  /** The cookie of somebody who signed in by the link that was issued for him. */
  readonly signIn: (person: string) => Promise<string>;
  readonly get: (path: string, cookie: string | null, language?: string) => Promise<Response>;
  readonly stop: () => Promise<void>;
}

/** `fill` returns the ids of the people who will sign in. */
export async function serveBuild(fill: (app: App) => Promise<readonly string[]>): Promise<ServedBuild> {
  if (!existsSync('build/index.js')) throw new Error('there is no build: run "npm run build" first');
  const folder = mkdtempSync(join(tmpdir(), 'soundings-served-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const settings = { ORIGIN: origin, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'error' };
  const links = await filled(settings, fill);
  const server = spawn(process.execPath, ['build'], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'inherit', 'inherit']
  });
  await answering(server, origin);
  const get = (path: string, cookie: string | null, language = 'en') =>
    fetch(origin + path, {
      redirect: 'manual',
      headers: {
        accept: path.includes('.csv') ? 'text/csv' : 'text/html',
        cookie: [`language=${language}`, ...(cookie === null ? [] : [cookie])].join('; ')
      }
    });
  return {
    origin,
    get,
    signIn: async (person) => {
      const link = links.get(person);
      if (link === undefined) throw new Error(`no link was issued for ${person}`);
      const reply = await fetch(link, { method: 'POST', redirect: 'manual', headers: { origin }, body: new FormData() });
      const cookie = reply.headers.getSetCookie().find((one) => one.startsWith('session='));
      if (cookie === undefined) throw new Error(`signing in answered ${reply.status}`);
      return cookie.split(';')[0] ?? '';
    },
    stop: async () => {
      await new Promise((done) => {
        server.on('close', done);
        server.kill('SIGTERM');
      });
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

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function answering(server: ChildProcess, origin: string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    const answer = await fetch(`${origin}/healthz`).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((done) => setTimeout(done, 25));
  }
}
