/** What stands in the way of a start is said in one line, with exit code 1 and no stack; a stop is orderly. */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, fstatSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MongoClient } from 'mongodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isProblem } from '#lib/domain/problem.ts';
import { openStorage } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { startServer } from '../support/server.ts';
import { isAvailable, storeKinds, tempStore, type TempStore } from '../support/temp-store.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soundings-start-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(
  settings: Readonly<Record<string, string>>
): Promise<{ readonly code: number | null; readonly lines: string[] }> {
  return new Promise((done) => {
    const env = {
      PATH: process.env['PATH'],
      ORIGIN: 'http://127.0.0.1:9',
      PORT: '0',
      DATA_DIR: join(folder, 'store'),
      LOG_LEVEL: 'error'
    };
    const child = spawn(process.execPath, ['build'], {
      env: { ...env, ...settings },
      stdio: ['ignore', 'pipe', 'pipe']
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece: Buffer) => {
        printed += piece.toString();
        // It did start: what was expected to stand in its way did not.
        if (printed.includes('reached as')) child.kill('SIGKILL');
      });
    child.on('close', (code) => done({ code, lines: printed.split('\n').filter((line) => line !== '') }));
  });
}

describe('a start that cannot be says why in one line', () => {
  test.each([
    ['no ORIGIN', { ORIGIN: '' }, /ORIGIN/],
    ['a wrong port', { PORT: 'eighty' }, /PORT/],
    ['a port that does not exist', { PORT: '70000' }, /PORT/],
    ['an ORIGIN that is no address', { ORIGIN: 'soundings.example.org' }, /ORIGIN/],
    ['a MongoDB address that is none', { MONGODB_URI: 'localhost:27017' }, /MONGODB_URI/],
    ['a wrong flag', { DEMONSTRATION: 'maybe' }, /DEMONSTRATION/],
    ['a wrong address of the mail server', { SMTP_URL: 'mail.example.org' }, /SMTP_URL/]
  ])('%s', async (_what, settings, says) => {
    const { code, lines } = await start(settings);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(says);
    expect(code).toBe(1);
  });

  test('a MongoDB that is not there; its password stays unsaid', async () => {
    const { code, lines } = await start({
      MONGODB_URI: 'mongodb://user:secret@127.0.0.1:9/?serverSelectionTimeoutMS=300'
    });
    expect(lines).toEqual(['The store cannot be reached: 127.0.0.1:9/soundings.']);
    expect(code).toBe(1);
  });

  test.each(['a-file', join('a-file', 'below')])('a folder that cannot be written to: %s', async (path) => {
    writeFileSync(join(folder, 'a-file'), '');
    const blocked = join(folder, path);
    const { code, lines } = await start({ DATA_DIR: blocked });
    expect(lines).toEqual([`The folder ${blocked} cannot be written to. Set DATA_DIR to a folder that can.`]);
    expect(code).toBe(1);
  });

  test.each([
    ['is something else', 0, 'this is not a database, however long it is. '.repeat(400)],
    ['has lost everything after its first lines', 512, '\0'.repeat(200_000)],
    ['was overwritten in the middle', 4096, 'U'.repeat(200_000)]
  ])('a store whose file %s', async (what, from, bytes) => {
    const home = join(folder, what.replaceAll(' ', '-'));
    await makeStore({ DATA_DIR: home });
    const file = openSync(join(home, 'soundings.sqlite'), 'r+');
    const whole = fstatSync(file).size;
    expect(whole).toBeGreaterThan(8192);
    writeSync(file, bytes.slice(0, Math.max(0, whole - from)), from, 'latin1');
    closeSync(file);
    const { code, lines } = await start({ DATA_DIR: home });
    expect(lines).toEqual([
      `The store in ${home} is damaged and cannot be read. Nothing was changed: put a copy of the folder from your backup in its place.`
    ]);
    expect(code).toBe(1);
  });

  test('a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const { code, lines } = await start({ PORT: port });
    other.close();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`127.0.0.1:${port} is in use`);
    expect(code).toBe(1);
  });

  test('a second process on the embedded store', async () => {
    const shared = join(folder, 'shared');
    const first = await startServer({ DATA_DIR: shared });
    const { code, lines } = await start({ DATA_DIR: shared });
    await first.stop();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('in use');
    expect(code).toBe(1);
  });

  test('a Node that is too old', () => {
    const text = readFileSync('build/index.js', 'utf8');
    const old = join(folder, 'old.mjs');
    writeFileSync(old, `Object.defineProperty(process.versions, 'node', { value: '20.19.0' });\n${text}`);
    const { status, stderr } = spawnSync(process.execPath, [old], { encoding: 'utf8' });
    expect(stderr).toBe('Soundings needs Node 24 or newer; this is Node 20.19.0.\n');
    expect(status).toBe(1);
  });
});

/** A store as the program leaves it: made, and closed. */
async function makeStore(settings: Readonly<Record<string, string>>): Promise<void> {
  const env = readEnv(settings);
  if (isProblem(env)) throw new Error(env.problem);
  await (await openStorage(env)).close();
}

describe.each(storeKinds.filter(isAvailable))('the %s store, not for this start', (kind) => {
  let store: TempStore;
  beforeEach(() => {
    store = tempStore(kind);
  });
  afterEach(() => store.remove());

  test('written by a newer version', async () => {
    await makeStore(store.settings);
    await raiseSchema(store);
    const { code, lines } = await start(store.settings);
    expect(lines).toEqual([
      'The store was written by a newer version of Soundings (schema 99; this one knows 4). Start the newer version.'
    ]);
    expect(code).toBe(1);
  });

  test.each([
    ['a demonstration, opened as real', '1', '0'],
    ['real, opened as a demonstration', '0', '1']
  ])('%s', async (_what, made, opened) => {
    await makeStore({ ...store.settings, DEMONSTRATION: made });
    const { code, lines } = await start({ ...store.settings, DEMONSTRATION: opened });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^A demonstration store and a real one cannot be mixed/);
    expect(code).toBe(1);
  });
});

/** By hand, as a later program would leave it. */
async function raiseSchema({ kind, settings }: TempStore): Promise<void> {
  if (kind === 'embedded') {
    const sqlite = new DatabaseSync(join(settings['DATA_DIR'] ?? '', 'soundings.sqlite'));
    sqlite.exec('update meta set schema = 99');
    sqlite.close();
    return;
  }
  const client = new MongoClient(settings['MONGODB_URI'] ?? '');
  const changed = await client
    .db(settings['MONGODB_DATABASE'])
    .collection<{ _id: string }>('meta')
    .updateOne({ _id: 'store' }, { $set: { _schema: 99 } });
  await client.close();
  expect(changed.modifiedCount).toBe(1);
}

test('the start line names the store and the address; SIGTERM ends with 0 and lets go of the store', async () => {
  const settings = { DATA_DIR: join(folder, 'orderly') };
  for (let round = 0; round < 2; round += 1) {
    const server = await startServer(settings);
    expect(server.output()).toMatch(/^Soundings \d+\.\d+\.\d+ · embedded .*orderly.* · http:\/\/127\.0\.0\.1:\d+ /);
    await server.stop();
    expect(server.exitCode()).toBe(0);
  }
});
