/**
 * Evidence and what really goes wrong: a process killed at any moment, on both stores, a folder put back from a copy, and a
 * disk that is full. The full
 * disk is a real one: a file system of 2 MB where this account may mount one, else the system's limit of a file's size.
 */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isProblem } from '#lib/domain/problem.ts';
import { openStorage } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import type { Storage } from '#lib/server/storage/port.ts';
import { isAvailable, storeKinds, tempStore } from '../support/temp-store.ts';
import { everything, opened } from './harness.ts';

const kenya = 'dtr-2026.KEN';
const program = 'test/support/upload-process.ts';
const content = Buffer.from(Uint8Array.from({ length: 3_000_001 }, (_, n) => (n * 131 + (n >> 7)) & 0xff));
const sha256 = createHash('sha256').update(content).digest('hex');

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'soundings-evidence-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}
function openAt(settings: Readonly<Record<string, string>>): Promise<Storage> {
  const env = readEnv(settings);
  if (isProblem(env)) throw new Error(env.problem);
  return openStorage(env);
}
/** A file of Kenya and an upload that has begun. */
async function begin(settings: Readonly<Record<string, string>>, size = content.length): Promise<void> {
  const storage = await openAt(settings);
  await storage.countryFiles.create(everything, opened('dtr-2026', 'KEN'));
  await storage.evidence.begin(everything, {
    id: 'u1',
    fileId: kenya,
    personId: 'p-amina',
    name: 'plan.pdf',
    question: null,
    size,
    sha256: null,
    startedAt: '2026-02-01T10:00:00.000Z'
  });
  await storage.close();
}

describe.each(storeKinds)('evidence and a killed process, %s store', (kind) => {
  it.skipIf(!isAvailable(kind))('keeps every piece that it acknowledged, round after round', async () => {
    const store = tempStore(kind);
    onTestFinished(() => store.remove());
    const path = join(folder(), 'content');
    writeFileSync(path, content);
    await begin(store.settings);
    let acknowledged = 0;
    for (let round = 1; round <= 4; round += 1) {
      const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [
        program,
        JSON.stringify(store.settings),
        'u1',
        path
      ]);
      onTestFinished(() => {
        child.kill('SIGKILL');
      });
      const gone = once(child, 'close');
      let lines = 0;
      for await (const line of createInterface({ input: child.stdout })) {
        if (line.startsWith('kept ')) acknowledged = Number(line.slice(5));
        // In the midst of whatever comes after the acknowledgement.
        if ((lines += 1) === 7 + round) child.kill('SIGKILL');
      }
      await gone;
      const storage = await openAt(store.settings);
      const upload = await storage.evidence.upload(everything, 'u1');
      expect(upload?.received).toBeGreaterThanOrEqual(acknowledged);
      const parts: Uint8Array[] = [];
      for await (const part of (await storage.evidence.readUpload(everything, 'u1')) ?? []) parts.push(part);
      expect(Buffer.concat(parts).equals(content.subarray(0, upload?.received))).toBe(true);
      expect(await storage.evidence.read(everything, kenya, sha256)).toBe(null);
      await storage.close();
    }
    expect(acknowledged).toBeGreaterThan(1_000_000);
    const last = spawnSync(process.execPath, [program, JSON.stringify(store.settings), 'u1', path], {
      encoding: 'utf8'
    });
    expect(last.stdout).toMatch(new RegExp(`stored ${sha256}\n$`));
  });
});

describe('evidence and a copied folder', () => {
  it('opens from the copy with every file, whole and half sent', async () => {
    const base = folder();
    const [data, copy] = [join(base, 'data'), join(base, 'copy')];
    const path = join(base, 'content');
    writeFileSync(path, content);
    await begin({ DATA_DIR: data });
    const run = (settings: object, id: string) =>
      spawnSync(process.execPath, [program, JSON.stringify(settings), id, path], { encoding: 'utf8' }).stdout;
    expect(run({ DATA_DIR: data }, 'u1')).toContain(`stored ${sha256}`);
    const storage = await openAt({ DATA_DIR: data });
    const half = { personId: 'p-amina', question: null, sha256: null, startedAt: '2026-02-01T10:00:00.000Z' };
    await storage.evidence.begin(everything, { ...half, id: 'u2', fileId: kenya, name: 'half.pdf', size: 9 });
    await storage.evidence.append(everything, 'u2', 0, content.subarray(0, 5), half.startedAt);
    await storage.close();
    cpSync(data, copy, { recursive: true });
    rmSync(data, { recursive: true });
    const opened = await openAt({ DATA_DIR: copy });
    onTestFinished(() => opened.close());
    const parts: Uint8Array[] = [];
    for await (const part of (await opened.evidence.read(everything, kenya, sha256))?.bytes ?? []) parts.push(part);
    expect(Buffer.concat(parts).equals(content)).toBe(true);
    expect(await opened.evidence.append(everything, 'u2', 5, content.subarray(5, 9), half.startedAt)).toEqual({
      outcome: 'kept',
      received: 9
    });
    const whole = createHash('sha256').update(content.subarray(0, 9)).digest('hex');
    expect(await opened.evidence.finish(everything, 'u2')).toEqual({ sha256: whole });
  });
});

describe('evidence and a full disk', () => {
  const mounts = spawnSync('unshare', ['-Urm', 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs /mnt']).status === 0;
  /** The same command with little room for `data`: what happens to be there is copied in and out again. */
  const inSmallRoom = (data: string, command: string): string[] =>
    mounts
      ? [
          'unshare',
          '-Urm',
          'sh',
          '-c',
          `cp -a ${data}/. ${data}-in/ && mount -t tmpfs -o size=2m tmpfs ${data} && cp -a ${data}-in/. ${data}/ && ${command}; rm -rf ${data}-in/* && cp -a ${data}/. ${data}-in/`
        ]
      : ['bash', '-c', `ulimit -f 2000; ${command}; cp -a ${data}/. ${data}-in/`];

  it('says so, keeps what had come, stores nothing by halves, and goes on when there is room', async () => {
    const base = folder();
    const data = join(base, 'data');
    spawnSync('mkdir', [data, `${data}-in`]);
    const path = join(base, 'content');
    writeFileSync(path, content);
    await begin({ DATA_DIR: data });
    const upload = `${process.execPath} ${program} '${JSON.stringify({ DATA_DIR: data })}' u1 ${path}`;
    const [command = '', ...rest] = inSmallRoom(data, upload);
    const { stdout, stderr } = spawnSync(command, rest, { encoding: 'utf8' });
    expect(stderr.replaceAll(/^.*ExperimentalWarning.*\n|^.*--trace-warnings.*\n/gm, '')).toBe('');
    const lines = stdout.trim().split('\n');
    expect(lines.at(-1)).toBe('refused storage.full');
    const kept = Number(lines.at(-2)?.slice(5));
    expect(kept).toBeGreaterThan(1_000_000);
    // What the small room held, as it was when the process ended.
    const after = `${data}-in`;
    expect(readdirSync(join(after, 'evidence'))).toEqual(['unfinished']);
    const settings = { DATA_DIR: after };
    const storage = await openAt(settings);
    expect((await storage.evidence.upload(everything, 'u1'))?.received).toBe(kept);
    await storage.close();
    const again = spawnSync(process.execPath, [program, JSON.stringify(settings), 'u1', path], { encoding: 'utf8' });
    expect(again.stdout).toMatch(new RegExp(`^kept ${kept + 65536}\n[^]*stored ${sha256}\n$`));
    expect(statSync(join(after, 'evidence', kenya, sha256)).size).toBe(content.length);
    expect(readdirSync(join(after, 'evidence', 'unfinished'))).toEqual([]);
  });
});
