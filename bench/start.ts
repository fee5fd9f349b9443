/** Cold start to first page: `node build` on an embedded store, from the spawn to the last byte of the sign-in page. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const rounds = 7;

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function once(folder: string): Promise<number> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    ORIGIN: origin,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: folder,
    LOG_LEVEL: 'error'
  };
  const began = performance.now();
  const server = spawn(process.execPath, ['build'], { env, stdio: 'ignore' });
  for (;;) {
    const answer = await fetch(`${origin}/sign-in`).catch(() => null);
    if (answer?.ok === true) {
      await answer.text();
      break;
    }
    await new Promise((done) => setTimeout(done, 5));
  }
  const took = performance.now() - began;
  await new Promise((done) => {
    server.on('close', done);
    server.kill('SIGTERM');
  });
  return took;
}

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'soundings-start-'));
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await once(folder));
  rmSync(folder, { recursive: true, force: true });
  times.sort((a, b) => a - b);
  const [least, median, most] = [times[0], times[Math.floor(times.length / 2)], times.at(-1)].map((ms) =>
    ms?.toFixed(0)
  );
  console.log(
    `cold start to first page, ${rounds} rounds: min ${least} ms, median ${median} ms, max ${most} ms (aim < 1500)`
  );
}
