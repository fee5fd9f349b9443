/** The embedded store keeps the contract, and what only it promises: one process, a lock that dies with its holder. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StorageFailure } from '#lib/server/storage/port.ts';
import { Database } from '#lib/server/storage/embedded/database.ts';
import { openEmbedded } from '#lib/server/storage/embedded/open.ts';
import { countryFilesContract } from './country-files.contract.ts';
import { evidenceContract } from './evidence.contract.ts';
import { openingContract } from './opening.contract.ts';
import { recordsContract } from './records.contract.ts';

async function refusedAs(opening: Promise<unknown>): Promise<StorageFailure['problem'] | null> {
  const failure: unknown = await opening.catch((error: unknown) => error);
  return failure instanceof StorageFailure ? failure.problem : null;
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'soundings-store-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Another process that holds the store and says so. */
async function holder(dataDir: string): Promise<ChildProcess> {
  const program = `
    import { Database } from '#lib/server/storage/embedded/database.ts';
import { openEmbedded } from '#lib/server/storage/embedded/open.ts';
    await openEmbedded({ dataDir: process.argv[1], demonstration: false });
    console.log('open');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit']
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await once(child.stdout, 'data');
  return child;
}

describe('embedded store', () => {
  describe('country files', () => countryFilesContract('embedded'));
  describe('records', () => recordsContract('embedded'));
  describe('opening', () => openingContract('embedded'));
  describe('evidence', () => evidenceContract('embedded'));

  it('refuses a second process by name, and opens at once when that one was killed', async () => {
    const dataDir = folder();
    const child = await holder(dataDir);
    const refused = await refusedAs(openEmbedded({ dataDir, demonstration: false }));
    expect(refused).toMatchObject({ problem: 'storage.in_use', params: { folder: dataDir, process: `${child.pid}` } });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const storage = await openEmbedded({ dataDir, demonstration: false });
    expect(storage.description).toBe(`embedded store in ${dataDir}`);
    expect((await refusedAs(openEmbedded({ dataDir, demonstration: false })))?.problem).toBe('storage.in_use');
    await storage.close();
  });

  it('refuses a folder that cannot be written', async () => {
    const file = join(folder(), 'a-file');
    writeFileSync(file, '');
    const refused = await refusedAs(openEmbedded({ dataDir: join(file, 'data'), demonstration: false }));
    expect(refused).toMatchObject({ problem: 'storage.unwritable', params: { folder: join(file, 'data') } });
  });

  it('commits together what is asked for together, and undoes only what fails', async () => {
    const db = new Database(folder());
    onTestFinished(() => db.close());
    db.declare('create table notes (text text primary key) strict');
    const note = (text: string): number => db.run('insert into notes (text) values (?)', [text]);
    const results = await Promise.allSettled([
      db.write(() => note('first')),
      db.write(() => {
        note('half done');
        throw new Error('then it failed');
      }),
      db.write(() => note('first')),
      db.write(() => note('last'))
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(db.all('select text from notes order by text').map((row) => row['text'])).toEqual(['first', 'last']);
  });
});
