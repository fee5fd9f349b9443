/** What stands in the way of a start is said in one line, with exit code 1 and no stack; a stop is orderly. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';

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
      stream.on('data', (piece: Buffer) => (printed += piece.toString()));
    child.on('close', (code) => done({ code, lines: printed.split('\n').filter((line) => line !== '') }));
  });
}

describe('a start that cannot be says why in one line', () => {
  test.each([
    ['no ORIGIN', { ORIGIN: '' }, /ORIGIN/],
    ['a wrong port', { PORT: 'eighty' }, /PORT/],
    ['a wrong flag', { DEMONSTRATION: 'maybe' }, /DEMONSTRATION/],
    ['a wrong address of the mail server', { SMTP_URL: 'mail.example.org' }, /SMTP_URL/],
    [
      'a MongoDB that is not there',
      { MONGODB_URI: 'mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=300' },
      /reached.*127\.0\.0\.1:9/
    ]
  ])('%s', async (_what, settings, says) => {
    const { code, lines } = await start(settings);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(says);
    expect(code).toBe(1);
  });

  test('a folder that cannot be written to', async () => {
    const blocked = join(folder, 'a-file');
    writeFileSync(blocked, '');
    const { code, lines } = await start({ DATA_DIR: blocked });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(blocked);
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

test('the start line names the store and the address; SIGTERM ends with 0 and lets go of the store', async () => {
  const settings = { DATA_DIR: join(folder, 'orderly') };
  for (let round = 0; round < 2; round += 1) {
    const server = await startServer(settings);
    expect(server.output()).toMatch(/^Soundings \d+\.\d+\.\d+ · embedded .*orderly.* · http:\/\/127\.0\.0\.1:\d+ /);
    await server.stop();
    expect(server.exitCode()).toBe(0);
  }
});
