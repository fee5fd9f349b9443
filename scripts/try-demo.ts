/**
 * Starts `npm run demo` in a folder of its own, waits for the address it prints, fetches its first pages, and stops it.
 * Exit code 1, with the demonstration's own output, when one of them does not come.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'soundings-demo-'));
const demo = spawn('npm', ['run', '-s', 'demo', '--', '--data', folder, '--port', '0'], {
  stdio: ['ignore', 'pipe', 'pipe'],
  detached: true
});
let output = '';
const began = performance.now();
const address = await new Promise<string | null>((done) => {
  const timer = setTimeout(() => done(null), 180_000);
  const read = (chunk: Buffer) => {
    output += chunk.toString();
    // The sign-in links are printed last: when the contributor's is there, everything is.
    const links = [...output.matchAll(/(https?:\/\/\S+)\/sign-in\/\S+/g)];
    if (links.length >= 5) {
      clearTimeout(timer);
      done(links[0]?.[1] ?? null);
    }
  };
  demo.stdout.on('data', read);
  demo.stderr.on('data', read);
  demo.on('close', () => done(null));
});

async function fetchPage(path: string): Promise<boolean> {
  const response = await fetch(`${address ?? ''}${path}`);
  const body = await response.text();
  console.log(`${response.status} ${path} (${body.length} characters)`);
  return response.ok && body.length > 0;
}

let good = address !== null;
if (address !== null) {
  console.log(`The demonstration is up after ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  const links = [...output.matchAll(/https?:\/\/\S+(\/sign-in\/\S+)/g)].map((match) => match[1] ?? '');
  for (const path of ['/', '/sign-in', '/healthz', ...links]) good = (await fetchPage(path)) && good;
}
if (!good) console.log(output);
if (demo.pid !== undefined) {
  try {
    process.kill(-demo.pid, 'SIGTERM');
  } catch {
    // it is gone already
  }
}
rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
process.exitCode = good ? 0 : 1;
