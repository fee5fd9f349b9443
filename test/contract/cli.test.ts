/**
 * The command line as an operator meets it, on stores of the test's. Most commands are run as the program runs them, in this
 * process; one of each kind is a process of its own.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isProblem } from '#lib/domain/problem.ts';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { useLink } from '#lib/server/usecases/use-link.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { captured } from '../support/captured.ts';
import { everyType } from '../support/every-type.ts';
import { kenyaRow, trackerFile } from '../support/tracker-file.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'soundings-cli-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Outcome {
  readonly code: number | null;
  readonly out: readonly string[];
  readonly err: readonly string[];
}
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

const settingsOf = (store: string) => ({ DATA_DIR: join(home, store), ORIGIN: 'https://soundings.example.org' });

async function soundings(store: string, ...args: readonly string[]): Promise<Outcome> {
  for (const [name, value] of Object.entries(settingsOf(store))) vi.stubEnv(name, value);
  try {
    const { code, out, err } = await captured((to) => runCommand(args, to));
    return { code, out: linesOf(out), err: linesOf(err) };
  } finally {
    vi.unstubAllEnvs();
  }
}

function ownProcess(store: string, ...args: readonly string[]): Promise<Outcome> {
  return new Promise((done) => {
    const env = { PATH: process.env['PATH'], ...settingsOf(store) };
    const child = spawn(process.execPath, ['src/cli.ts', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = { out: '', err: '' };
    child.stdout.on('data', (piece: Buffer) => (printed.out += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (printed.err += piece.toString()));
    child.on('close', (code) => done({ code, out: linesOf(printed.out), err: linesOf(printed.err) }));
  });
}

async function withStore<T>(store: string, look: (app: App) => Promise<T>): Promise<T> {
  const env = readEnv({ DATA_DIR: join(home, store), LOG_LEVEL: 'silent' });
  if (isProblem(env)) throw new Error(env.problem);
  const app = await createApp(env);
  try {
    return await look(app);
  } finally {
    await app.close();
  }
}

const question = 'Name of the body that answers';
/** <home>/<root>/every/1.0.0 with its three files; the first question reads as given. */
function instrumentFolder(root: string, reads = question): string {
  const { instrument, version, survey, scoring, lineage } = everyType();
  const folder = join(home, root, instrument, version);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries({ survey, scoring, lineage }))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(content).replaceAll(question, reads));
  return folder;
}

describe('instruments', () => {
  it('lint: 0 where there is no error, 1 where there is one, 1 and one line where there is no such folder', async () => {
    const folder = instrumentFolder('lint');
    const sound = await soundings('none', 'lint', folder);
    expect(sound.code).toBe(0);
    expect(sound.out.at(-1)).toMatch(/: 0 errors, \d+ warnings$/);
    writeFileSync(join(folder, 'lineage.json'), '{"questions": {}}');
    const broken = await soundings('none', 'lint', folder);
    expect(broken.code).toBe(1);
    expect(broken.out.at(-1)).toMatch(/: [1-9]\d* errors, /);
    expect(broken.out[0]).toMatch(/^error: .*\([a-z-]+\/[a-z-]+\)$/);
    const missing = await ownProcess('none', 'lint', join(home, 'nowhere'));
    expect(missing.code).toBe(1);
    expect(missing.err).toHaveLength(1);
    expect(existsSync(join(home, 'none'))).toBe(false);
  });

  it('publish: twice the same is harmless, other content under the number is refused, diff says what changed', async () => {
    const [first, other] = [instrumentFolder('first'), instrumentFolder('other', 'Name of the ministry')];
    const once = await ownProcess('published', 'publish', first);
    expect(once.code).toBe(0);
    expect(once.out).toHaveLength(1);
    const sha = /^every 1\.0\.0 is published: SHA-256 ([0-9a-f]{64})$/.exec(once.out[0] ?? '')?.[1];
    expect(sha).toBeDefined();
    const again = await soundings('published', 'publish', first);
    expect([again.code, again.out]).toEqual([
      0,
      [`every 1.0.0 was published before with this very content: SHA-256 ${sha ?? ''}`]
    ]);
    const refused = await soundings('published', 'publish', other);
    expect([refused.code, refused.out]).toEqual([1, []]);
    expect(refused.err).toEqual([
      'every 1.0.0 is already published with other content. Published versions never change: raise the version number.'
    ]);
    const changed = await soundings('none', 'diff', first, other);
    expect(changed.code).toBe(0);
    expect(changed.out.join('\n')).toMatch(/body.*Name of the ministry/);
    const same = await soundings('none', 'diff', first, first);
    expect([same.code, same.out]).toEqual([0, ['no difference']]);
  });
});

describe('people and campaigns', () => {
  it('people add prints a link that signs in, once', async () => {
    const details = ['--email', 'Ada@Example.org', '--name', 'Ada Admin', '--role', 'administrator'];
    const added = await ownProcess('office', 'people', 'add', ...details);
    expect([added.code, added.out[0]]).toEqual([0, 'Ada Admin can sign in once, within 14 days:']);
    const token = /^https:\/\/soundings\.example\.org\/sign-in\/([\w-]{27})$/.exec(added.out[1] ?? '')?.[1] ?? '';
    const tries = await withStore('office', async (app) => [
      await useLink(app, token, '127.0.0.1'),
      await useLink(app, token, '127.0.0.1')
    ]);
    expect(tries.map((one) => (isProblem(one) ? one.problem : 'signed in'))).toEqual(['signed in', 'access.link_used']);
    const twice = await soundings('office', 'people', 'add', ...details);
    expect([twice.code, twice.out, twice.err.length]).toEqual([1, [], 1]);
    expect((await soundings('office', 'people', 'list')).out).toEqual(['administrator\t–\tada@example.org\tAda Admin']);
  });

  it('a campaign is made, opened and closed; a step out of order is refused in one line', async () => {
    await soundings('office', 'publish', instrumentFolder('office-survey'));
    const terms = ['--id', 'every-2026', '--title', 'Every type 2026', '--version', 'every/1.0.0'];
    const dates = ['--opens', '2026-01-01T00:00', '--closes', '2099-01-01T00:00', '--countries', 'ken,TUN'];
    const made = await soundings('office', 'campaign', 'create', ...terms, ...dates);
    expect([made.code, made.out]).toEqual([
      0,
      ['every-2026 is a draft: 2 countries, 2026-01-01T00:00:00.000Z to 2099-01-01T00:00:00.000Z.']
    ]);
    const early = await soundings('office', 'campaign', 'close', 'every-2026');
    expect([early.code, early.out, early.err.length]).toEqual([1, [], 1]);
    const opened = await soundings('office', 'campaign', 'open', 'every-2026');
    expect([opened.code, opened.out]).toEqual([
      0,
      [
        'every-2026 is open: 2 files made, 0 invitations written.',
        'No focal point yet: KEN, TUN',
        'No mail server is set: the invitations stay in the outbox, not sent.'
      ]
    ]);
    const closed = await soundings('office', 'campaign', 'close', 'every-2026');
    expect([closed.code, closed.out]).toEqual([0, ['every-2026 is closed.']]);
    expect((await soundings('office', 'campaign', 'list')).out).toEqual(['every-2026\tclosed\tevery 1.0.0\t2/2 files']);
  });
});

describe('the tracker', () => {
  it('a trial run reports as JSON and writes nothing, not even the version; the real one can be tabulated', async () => {
    const file = join(home, 'tracker.csv');
    writeFileSync(file, trackerFile({ ...kenyaRow, remoteEducationModalitiesPrimaryCode: '2,3' }));
    const trial = await soundings('tracker', 'import', 'gert', '--file', file, '--dry-run', '--format', 'json');
    expect(trial.code).toBe(0);
    expect(JSON.parse(trial.out.join('\n'))).toMatchObject({ dryRun: true, rows: 1, taken: 1, refused: 0 });
    const kept = await withStore('tracker', async ({ storage }) => [
      await storage.versions.list(),
      await storage.campaigns.list()
    ]);
    expect(kept).toEqual([[], []]);

    expect((await soundings('tracker', 'import', 'gert', '--file', file)).code).toBe(0);
    const question = ['--campaign', 'gert-14', '--question', 'remote_modalities_primary'];
    const table = await ownProcess('tracker', 'tabulate', ...question);
    expect(await soundings('tracker', 'tabulate', ...question)).toEqual(table);
    expect(table.code).toBe(0);
    expect(table.out[0]).toBe('group,choice,count,answered,asked');
    expect(table.out[1]).toBe('all,1,0,1,1');
    expect(table.out[2]).toBe('all,2,1,1,1');
    const unknown = await soundings('tracker', 'tabulate', '--campaign', 'gert-99', '--question', 'x');
    expect([unknown.code, unknown.out, unknown.err.length]).toEqual([1, [], 1]);
  });
});

describe('a wrong call', () => {
  it.each([
    [['frobnicate'], 'Unknown command: frobnicate'],
    [['lint', '--colour'], "Unknown option '--colour'"],
    [['tabulate', '--campaign', 'x', '--question', 'y', '--format', 'xml'], '--format is csv or json, not xml.'],
    [['people', 'link'], 'Whose link?']
  ])('%j: exit code 2 and the usage', async (args, says) => {
    const { code, out, err } = await soundings('wrong', ...args);
    expect([code, out]).toEqual([2, []]);
    expect(err[0]).toContain(says);
    expect(err).toContain('Usage:');
    expect(err.join('\n')).not.toMatch(/^\s+at /m);
  });
  it('no command at all is a question: the usage, and 0', async () => {
    const { code, out } = await ownProcess('wrong');
    expect([code, out[0]]).toEqual([0, 'Usage:']);
  });
});
