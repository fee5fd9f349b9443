/** The MongoDB store keeps the contract against a real server, and what only it promises: many processes. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { StorageFailure, type Storage } from '#lib/server/storage/port.ts';
import { currentSchema } from '#lib/server/storage/records.ts';
import { connect, type Connection } from '#lib/server/storage/mongo/connection.ts';
import { insertChange, readState } from '#lib/server/storage/mongo/file-log.ts';
import { openMongo } from '#lib/server/storage/mongo/open.ts';
import { putBase, putSummary } from '#lib/server/storage/mongo/projections.ts';
import { isAvailable, tempStore } from '../support/temp-store.ts';
import { countryFilesContract } from './country-files.contract.ts';
import { evidenceContract } from './evidence.contract.ts';
import { answer, delegated, everything, memberScope, opened, saved } from './harness.ts';
import { openingContract } from './opening.contract.ts';
import { recordsContract } from './records.contract.ts';

const kenya = 'dtr-2026.KEN';

/** Two processes on one database, and the connection beneath them. */
async function two(): Promise<{ readonly stores: readonly [Storage, Storage]; readonly connection: Connection }> {
  const { settings, remove } = tempStore('mongo');
  const [uri = '', database = ''] = [settings['MONGODB_URI'], settings['MONGODB_DATABASE']];
  const open = (): Promise<Storage> => openMongo({ uri, database, demonstration: false });
  const stores = await Promise.all([open(), open()]);
  const connection = await connect(uri, database, currentSchema);
  onTestFinished(async () => {
    await Promise.all([...stores.map((store) => store.close()), connection.client.close()]);
    await remove();
  });
  return { stores, connection };
}

/** The revision at which a projection of the file stands. */
async function standing(connection: Connection, collection: 'files' | 'fileBases'): Promise<number | undefined> {
  const found = await connection.db.collection<{ _id: string; revision: number }>(collection).findOne({ _id: kenya });
  return found?.revision;
}

describe.skipIf(!isAvailable('mongo'))('MongoDB store', () => {
  describe('country files', () => countryFilesContract('mongo'));
  describe('records', () => recordsContract('mongo'));
  describe('opening', () => openingContract('mongo'));
  describe('evidence', () => evidenceContract('mongo'));

  it('has one winner of sixteen appends over two processes, round after round', async () => {
    const { stores } = await two();
    await stores[0].countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    for (let revision = 2; revision < 6; revision += 1) {
      const results = await Promise.all(
        Array.from({ length: 16 }, (_, n) => {
          const change = saved(kenya, revision, { q: answer(n) }, `r${revision}-${n}`);
          return stores[n % 2 === 0 ? 0 : 1].countryFiles.append(everything, change);
        })
      );
      const winners = results.flatMap((result, n) => (result?.outcome === 'appended' ? [n] : []));
      expect(winners).toHaveLength(1);
      for (const { countryFiles } of stores) {
        expect((await countryFiles.load(everything, kenya))?.answers['q']).toMatchObject({
          value: winners[0],
          revision
        });
      }
    }
  });

  it('shows at once what another process committed before it died', async () => {
    const { stores, connection } = await two();
    const [{ countryFiles }] = stores;
    await countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    await insertChange(connection, delegated(kenya, 2, 'p-k'));
    await insertChange(connection, saved(kenya, 3, { q: answer('kept') }));
    expect((await countryFiles.list(everything, {})).items[0]).toMatchObject({ revision: 3, status: 'in_progress' });
    await insertChange(connection, saved(kenya, 4, { q: answer('kept too') }));
    expect((await countryFiles.append(memberScope('p-k'), saved(kenya, 4, {}, 'late')))?.outcome).toBe('taken');
    expect((await countryFiles.append(memberScope('p-k'), saved(kenya, 5, {}, 'late')))?.outcome).toBe('appended');
    expect((await countryFiles.load(everything, kenya))?.answers['q']?.value).toBe('kept too');
  });

  it('never puts an older projection over a newer one', async () => {
    const { stores, connection } = await two();
    await stores[0].countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    const older = await readState(connection, kenya);
    if (older === null) throw new Error('no file');
    await stores[0].countryFiles.append(everything, delegated(kenya, 2, 'p-k'));
    await putSummary(connection, older);
    expect(await standing(connection, 'files')).toBe(2);
    await stores[0].countryFiles.append(everything, saved(kenya, 3, { q: answer(1) }));
    const newer = await readState(connection, kenya);
    if (newer === null) throw new Error('no file');
    await putBase(connection, newer);
    await putBase(connection, older);
    expect(await standing(connection, 'fileBases')).toBe(3);
  });

  it('writes only what a change touched where the summary stands right before it, else the whole summary', async () => {
    const { stores, connection } = await two();
    const [{ countryFiles }] = stores;
    await countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    const files = connection.db.collection<{ _id: string }>('files');
    await files.updateOne({ _id: kenya }, { $set: { openedAt: 'untouched' } });
    await countryFiles.append(everything, saved(kenya, 2, { q: answer(1) }));
    expect(await files.findOne({ _id: kenya })).toMatchObject({
      revision: 2,
      status: 'in_progress',
      progress: { gov: [1, 3] },
      openedAt: 'untouched'
    });
    await insertChange(connection, delegated(kenya, 3, 'p-k'));
    await countryFiles.load(everything, kenya);
    await countryFiles.append(everything, delegated(kenya, 4, 'p-l'));
    const whole = await files.findOne({ _id: kenya });
    expect(whole).toMatchObject({ revision: 4, openedAt: '2026-02-01T10:00:00.000Z' });
    expect(whole).toMatchObject({ members: [{ personId: 'p-k' }, { personId: 'p-l' }] });
    await files.deleteOne({ _id: kenya });
    await countryFiles.append(everything, delegated(kenya, 5, 'p-m'));
    expect(await standing(connection, 'files')).toBe(5);
  });

  it('has the summary of the last of many saves when it is closed', async () => {
    const { stores, connection } = await two();
    await stores[0].countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    for (let revision = 2; revision <= 20; revision += 1) {
      await stores[0].countryFiles.append(everything, saved(kenya, revision, { q: answer(revision) }));
    }
    await stores[0].close();
    expect(await standing(connection, 'files')).toBe(20);
    expect(await standing(connection, 'fileBases')).toBe(16);
  });

  it('takes no revision twice where a process remembers an older state', async () => {
    const { stores } = await two();
    const [one, other] = stores;
    await one.countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    expect((await other.countryFiles.load(everything, kenya))?.revision).toBe(1);
    await one.countryFiles.append(everything, delegated(kenya, 2, 'p-k'));
    await one.countryFiles.append(everything, saved(kenya, 3, { q: answer('one') }));
    expect((await other.countryFiles.append(everything, saved(kenya, 2, {}, 'late')))?.outcome).toBe('taken');
    expect((await other.countryFiles.append(memberScope('p-k'), saved(kenya, 3, {}, 'late')))?.outcome).toBe('taken');
    const seen = await other.countryFiles.load(memberScope('p-k'), kenya);
    expect(seen).toEqual(await one.countryFiles.load(everything, kenya));
    expect(seen?.answers['q']?.value).toBe('one');
    expect((await other.countryFiles.append(everything, saved(kenya, 4, {}, 'late')))?.outcome).toBe('appended');
  });

  it('forgets what it remembers where the log was put back to an earlier day', async () => {
    const { stores, connection } = await two();
    const [{ countryFiles }] = stores;
    await countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    await countryFiles.append(everything, saved(kenya, 2, { q: answer('first') }));
    await countryFiles.append(everything, saved(kenya, 3, { q: answer('gone') }));
    await connection.db.collection('changes').deleteMany({ fileId: kenya, revision: { $gt: 2 } });
    expect((await countryFiles.load(everything, kenya))?.answers['q']?.value).toBe('first');
    await countryFiles.append(everything, saved(kenya, 3, { q: answer('gone too') }));
    await connection.db.collection('changes').deleteMany({ fileId: kenya, revision: { $gt: 2 } });
    await insertChange(connection, saved(kenya, 3, { q: answer('other') }, 'other'));
    expect((await countryFiles.load(everything, kenya))?.answers['q']?.value).toBe('other');
  });

  it('remembers of a change what the log has of it, not what it was given', async () => {
    const { stores } = await two();
    await stores[0].countryFiles.create(everything, opened('dtr-2026', 'KEN'));
    const broken = saved(kenya, 2, { q: answer('half a pair \ud83d') });
    const result = await stores[0].countryFiles.append(everything, broken);
    const elsewhere = await stores[1].countryFiles.load(everything, kenya);
    expect(elsewhere?.answers['q']?.value).toBe('half a pair \ufffd');
    expect(await stores[0].countryFiles.load(everything, kenya)).toEqual(elsewhere);
    expect(result).toEqual({ outcome: 'appended', state: elsewhere });
  });

  it('refuses a server that does not answer, without naming the password', async () => {
    const uri = 'mongodb://someone:secret@127.0.0.1:9/';
    const opening = openMongo({ uri, database: 'soundings', demonstration: false });
    const failure: unknown = await opening.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StorageFailure);
    expect(failure).toMatchObject({
      problem: { problem: 'storage.unreachable', params: { store: '127.0.0.1:9/soundings' } }
    });
    expect(String(failure)).not.toContain('secret');
  });
});
