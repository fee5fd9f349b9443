/**
 * `npm run demo`: builds where needed, fills a demonstration store once, starts the program on it, and prints the address
 * with a sign-in link for each role. --fresh begins again, --port and --data choose the port and the folder.
 * Says in one line what stands in the way (a port in use, an unwritable folder) and exits with 1.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './gates.ts';

const { values: options } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false },
    port: { type: 'string', default: '3000' },
    data: { type: 'string', default: './demo-data' }
  }
});
const folder = resolve(options.data);

function stop(line: string): never {
  console.error(line);
  process.exit(1);
}

/** The port itself, or a free one for 0; a line and exit where it is taken. */
function portToUse(wanted: number): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => stop(`Port ${wanted} is in use: choose another with "npm run demo -- --port 4000".`));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : wanted));
    });
  });
}

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    0,
    ...readdirSync(path)
      .filter((name) => name !== 'generated')
      .map((name) => newest(join(path, name)))
  );
}

const wantedPort = Number(options.port);
if (!Number.isInteger(wantedPort) || wantedPort < 0 || wantedPort > 65535) stop(`"${options.port}" is not a port.`);
const port = await portToUse(wantedPort);

const sources = ['src', 'surveys', 'static', 'project.inlang', 'package.json', 'svelte.config.js', 'vite.config.ts'];
const built = existsSync('build/index.js') ? statSync('build/index.js').mtimeMs : 0;
if (built < Math.max(...sources.map(newest))) {
  console.log('Building …');
  const build = await run('build', ['npm', 'run', '-s', 'build']);
  if (!build.passed) stop(`${build.output}\nThe build failed: see the lines above.`);
}

if (options.fresh) rmSync(folder, { recursive: true, force: true });

const origin = `http://localhost:${port}`;
const environment = { ORIGIN: origin, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, DEMONSTRATION: '1' };
// Imported only now: its messages are made by the build.
const { prepareDemonstration } = await import('./demo-store.ts');
const links = await prepareDemonstration(environment, folder, (line) => console.log(line));
if (typeof links === 'string') stop(links);

const settings = { ...process.env, ...environment, LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn', MONGODB_URI: '' };
const server = spawn(process.execPath, ['build'], { env: settings, stdio: ['ignore', 'inherit', 'inherit'] });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill('SIGTERM'));
server.on('close', (code) => process.exit(code ?? 0));

for (;;) {
  const answer = await fetch(`${origin}/healthz`).catch(() => null);
  if (answer?.ok === true) break;
  await new Promise((done) => setTimeout(done, 50));
}
console.log(
  `\nSoundings is running at ${origin}\nGenerated answers; no Member State gave them. Each link signs in once.\n`
);
for (const link of links) console.log(`${link.role.padEnd(15)}${link.url}\n${' '.repeat(15)}${link.see}\n`);
