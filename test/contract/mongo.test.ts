/** The MongoDB store keeps the contract against a real server, and what only it promises: many processes. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { StorageFailure, type Storage } from '#lib/server/storage/port.ts';
import { currentSchema } from '#lib/server/storage/records.ts';
import { connect, type Connection } from '#lib/server/storage/mongo/connection.ts';
import { insertChange, project, readState } from '#lib/server/storage/mongo/file-log.ts';
import { openMongo } from '#lib/server/storage/mongo/open.ts';
import { isAvailable, tempStore } from '../support/temp-store.ts';
import { countryFilesContract } from './country-files.contract.ts';
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

describe.skipIf(!isAvailable('mongo'))('MongoDB store', () => {
  describe('country files', () => countryFilesContract('mongo'));
  describe('records', () => recordsContract('mongo'));
  describe('opening', () => openingContract('mongo'));

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
    await stores[0].countryFiles.append(everything, saved(kenya, 2, { q: answer(1) }));
    if (older === null) throw new Error('no file');
    await project(connection, older);
    const projection = await connection.db
      .collection<{ _id: string; revision: number }>('files')
      .findOne({ _id: kenya });
    expect(projection?.revision).toBe(2);
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
