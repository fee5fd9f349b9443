/**
 * `npm run demo` as a newcomer runs it: begun once and filled, then started again on copies of that folder. What was typed
 * is kept, --fresh and an interrupted filling begin again, a port in use is one line.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { operator, scopeOf } from '#lib/domain/access.ts';
import { countryByIso3 } from '#lib/domain/countries/country.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { signInBy } from '../support/server-process.ts';

interface Demonstration {
  readonly origin: string;
  /** Sign-in links by role, as printed. */
  readonly links: ReadonlyMap<string, string>;
  readonly output: string;
  stop(): Promise<void>;
}
interface Ended {
  readonly code: number | null;
  readonly lines: readonly string[];
}

let home: string;
let filled: string;
const running = new Set<ChildProcess>();

/** Until everything is printed, or until it ends; `seen` hears what was printed so far. */
function demo(args: readonly string[], seen?: (output: string, child: ChildProcess) => void) {
  const child = spawn(process.execPath, ['scripts/demo.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  const gone = new Promise<number | null>((done) =>
    child.on('close', (code) => {
      running.delete(child);
      done(code);
    })
  );
  return new Promise<Demonstration | Ended>((done) => {
    const hear = (piece: Buffer) => {
      output += piece.toString();
      seen?.(output, child);
      const links = new Map(
        [...output.matchAll(/^(\S.*?) +(http\S+\/sign-in\/\S+)$/gm)].map(([, role = '', url = '']) => [role, url])
      );
      const origin = /running at (\S+)/.exec(output)?.[1];
      if (origin === undefined || links.size < 5) return;
      const stop = async () => {
        child.kill('SIGTERM');
        await gone;
      };
      done({ origin, links, output, stop });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void gone.then((code) => done({ code, lines: output.split('\n').filter((line) => line !== '') }));
  });
}
async function started(...args: readonly string[]): Promise<Demonstration> {
  const result = await demo([...args, '--port', '0']);
  if ('code' in result) throw new Error(`it ended with ${String(result.code)}: ${result.lines.join('\n')}`);
  return result;
}
function copyOf(name: string): string {
  const folder = join(home, name);
  cpSync(filled, folder, { recursive: true });
  return folder;
}
async function look<T>(folder: string, work: (app: App) => Promise<T>): Promise<T> {
  const env = readEnv({ DATA_DIR: folder, DEMONSTRATION: '1', LOG_LEVEL: 'silent' });
  if (isProblem(env)) throw new Error(env.problem);
  const app = await createApp(env);
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
const scope = scopeOf(operator('cli'));
const filesOf = (app: App, campaignId: string) => app.storage.countryFiles.list(scope, { campaignId });

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'soundings-demo-'));
  filled = join(home, 'filled');
  const first = await started('--data', filled);
  expect(first.output).toContain('Filling the demonstration store');
  expect([...first.links.keys()]).toEqual(['administrator', 'analyst', 'drafter', 'focal point', 'contributor']);
  await first.stop();
}, 180_000);
afterEach(() => {
  // Not SIGKILL: the program hands this on to the server that it started.
  for (const child of running) child.kill('SIGTERM');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('it holds two rounds of readiness and one of needs, sixty countries or more of all six groups, every state of a file', async () => {
  const found = await look(filled, async (app) => {
    const campaigns = await app.storage.campaigns.list();
    const lists = await Promise.all(campaigns.map(({ id }) => filesOf(app, id)));
    return { campaigns, files: lists.flatMap((list) => list.items) };
  });
  const rounds = found.campaigns.map(({ version, status }) => `${version.instrument} ${status}`).sort();
  expect(rounds).toEqual(['dtr closed', 'dtr open', 'msn open']);
  const countries = new Set(found.files.map(({ iso3 }) => iso3));
  expect(countries.size).toBeGreaterThanOrEqual(60);
  const groups = new Set([...countries].map((iso3) => countryByIso3(iso3)?.unescoGroup));
  expect([...groups].sort()).toEqual(['i', 'ii', 'iii', 'iv', 'va', 'vb']);
  const states = new Set(found.files.map(({ status }) => status));
  expect([...states].sort()).toEqual(['approved', 'in_progress', 'invited', 'returned', 'submitted']);
});

test('a second start keeps what was typed; --fresh begins again', async () => {
  const folder = copyOf('typed');
  const first = await started('--data', folder);
  const cookie = await signInBy(first.links.get('focal point') ?? '', first.origin);
  const page = await fetch(`${first.origin}/files`, { headers: { cookie, accept: 'text/html' } });
  const fileId = /href="\/files\/(dtr-\d+\.KEN)"/.exec(await page.text())?.[1] ?? '';
  const typed = { base: 0, state: 'answered', value: 'Typed by a visitor', comment: null, language: 'en' };
  const saved = await fetch(`${first.origin}/files/${fileId}/answers`, {
    method: 'PUT',
    headers: { cookie, origin: first.origin, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ changeId: 'typed', answers: { country_remarks: typed } })
  });
  await first.stop();
  expect(saved.status).toBe(200);

  const second = await started('--data', folder);
  await second.stop();
  expect(second.output).not.toContain('Filling');
  const kept = await look(folder, (app) => app.storage.countryFiles.load(scope, fileId));
  expect(kept?.answers['country_remarks']?.value).toBe('Typed by a visitor');

  await demo(['--data', folder, '--port', '0', '--fresh'], (output, child) => {
    if (output.includes('Filling the demonstration store')) child.kill('SIGKILL');
  });
  expect(await look(folder, (app) => app.storage.countryFiles.load(scope, fileId))).toBeNull();
});

test('a filling that was interrupted is begun again', async () => {
  const folder = join(home, 'interrupted');
  await demo(['--data', folder, '--port', '0'], (output, child) => {
    if (/^ {2}Digital readiness/m.test(output)) child.kill('SIGKILL');
  });
  const left = await look(folder, (app) => app.storage.people.list());
  expect(left.length).toBeGreaterThan(60);
  let said = '';
  await demo(['--data', folder, '--port', '0'], (output, child) => {
    said = output;
    if (output.includes('Filling the demonstration store')) child.kill('SIGKILL');
  });
  expect(said).toContain('Filling the demonstration store');
  const anew = await look(folder, (app) => app.storage.people.list());
  expect(anew.map(({ id }) => id)).not.toEqual(expect.arrayContaining([left[0]?.id]));
});

test('a port in use is one line and exit code 1', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => other.once('listening', done));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const ended = await demo(['--data', join(home, 'never'), '--port', port]);
  other.close();
  expect(ended).toEqual({
    code: 1,
    lines: [`Port ${port} is in use: choose another with "npm run demo -- --port 4000".`]
  });
});
