/** The built server as a person runs it: its own process on a free port, stopped by its id. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

export interface RunningServer {
  readonly origin: string;
  readonly process: ChildProcess;
  /** Everything it has printed so far. */
  readonly output: () => string;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Starts `node build` with `settings` and waits until /healthz answers. */
export async function startServer(settings: Readonly<Record<string, string>>, port?: number): Promise<RunningServer> {
  const listening = port ?? (await freePort());
  const origin = `http://127.0.0.1:${listening}`;
  const child = spawn(process.execPath, ['build'], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      ORIGIN: origin,
      HOST: '127.0.0.1',
      PORT: String(listening),
      LOG_LEVEL: 'error',
      ...settings
    },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  let printed = '';
  child.stdout.on('data', (piece: Buffer) => (printed += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (printed += piece.toString()));
  const ended = once(child, 'exit');
  let over = false;
  void ended.then(() => (over = true));
  while (!(await answers(`${origin}/healthz`))) {
    if (over) throw new Error(`the server ended: ${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    origin,
    process: child,
    output: () => printed,
    stop: async () => {
      if (!over) child.kill('SIGTERM');
      await ended;
    }
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
