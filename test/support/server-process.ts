/** The built server (`node build`) as a process of its own, on a store that was filled before; it can be killed at any moment. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';

export interface ServerProcess {
  /** As in ORIGIN; stays the same over restarts on the same port. */
  readonly origin: string;
  readonly pid: number;
  /** Where it listens: the origin itself, unless another was given. */
  readonly address: string;
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and wait until it has closed its store. */
  stop(): Promise<void>;
  /** Everything it has printed so far. */
  output(): string;
  /** null while it runs. */
  exitCode(): number | null;
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/**
 * Starts it and waits until it answers.
 * @param publicOrigin the address before a proxy; usually the server's own
 * @param build the folder of the program, where it is another than the one just built
 */
export async function startServer(
  settings: Readonly<Record<string, string>>,
  port: number,
  publicOrigin?: string,
  build = 'build'
): Promise<ServerProcess> {
  if (!existsSync(`${build}/index.js`)) throw new Error('there is no build: run "npm run build" first');
  const address = `http://127.0.0.1:${port}`;
  const origin = publicOrigin ?? address;
  const env = { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', LOG_LEVEL: 'error', ...settings };
  const server = spawn(process.execPath, [build], {
    env: { ...env, ORIGIN: origin, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  let printed = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (piece: Buffer) => (printed += piece.toString()));
  const gone = new Promise<void>((done) => server.on('close', () => done()));
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    server.kill(signal);
    await gone;
  };
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}: ${printed}`);
    const answer = await fetch(`${address}/healthz`, { headers: { 'x-forwarded-for': '127.0.0.1' } }).catch(() => null);
    if (answer?.ok === true) break;
    await new Promise((done) => setTimeout(done, 5));
  }
  return {
    origin,
    pid: server.pid ?? 0,
    address,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    output: () => printed,
    exitCode: () => server.exitCode
  };
}

/**
 * Signs in as people do: the link's button. Returns the cookie.
 * @param from the address that a proxy names (PROXIES=1), where many people sign in: each network has only so many tries
 */
export async function signInBy(link: string, origin: string, from?: string): Promise<string> {
  const { pathname } = new URL(link);
  const reply = await fetch(origin + pathname, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, ...(from !== undefined && { 'x-forwarded-for': from }) },
    body: new FormData()
  });
  const cookie = reply.headers.getSetCookie().find((one) => one.startsWith('session='));
  if (cookie === undefined) throw new Error(`signing in answered ${reply.status}`);
  return cookie.split(';')[0] ?? '';
}
