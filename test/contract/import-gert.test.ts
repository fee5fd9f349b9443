import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator, scopeOf } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { readInstrumentFolder } from '#lib/server/instrument-folder.ts';
import { importGert, type ImportReport } from '#lib/server/usecases/import-gert.ts';
import { publishVersion } from '#lib/server/usecases/publish-version.ts';
import { tabulate } from '#lib/server/usecases/tabulate.ts';
import { isAvailable, storeKinds, tempStore, type TempStore } from '../support/temp-store.ts';
import { kenyaRow, trackerFile } from '../support/tracker-file.ts';

const actor = operator('cli');
const scope = scopeOf(actor);

function good<T>(result: T | Problem): T {
  if (isProblem(result)) throw new Error(`${result.problem} ${JSON.stringify(result)}`);
  return result;
}

async function open(store: TempStore): Promise<App> {
  const app = await createApp(good(readEnv({ ...store.settings, LOG_LEVEL: 'silent' })));
  good(await publishVersion(app, actor, good(await readInstrumentFolder('surveys', 'gert', '1.0.0'))));
  return app;
}

/** As published when the store was opened. */
async function importInto(app: App, name: string, bytes: Uint8Array, dryRun = false): Promise<ImportReport | Problem> {
  const version = await app.versions.get('gert', '1.0.0');
  if (version === null) throw new Error('gert 1.0.0 is not on the shelf');
  return importGert(app, actor, { name, bytes, dryRun, version });
}

const early = { ...kenyaRow, __id: 'early', remoteEducationModalitiesPrimaryCode: '1' };
const late = { ...kenyaRow, __id: 'late', responseDate: '2021-08-31', remoteEducationModalitiesPrimaryCode: '2,3' };
const tonga = { ...kenyaRow, __id: 't', countryName: 'Tonga', iso3166Alpha3Code: 'TON', roundId: '15' };
const guam = { ...kenyaRow, __id: 'g', countryName: 'Guam', iso3166Alpha3Code: 'GUM' };

describe.each(storeKinds)('the import of the tracker on the %s store', (kind) => {
  describe.skipIf(!isAvailable(kind))('', () => {
    let store: TempStore;
    let app: App;
    beforeAll(async () => {
      store = tempStore(kind);
      app = await open(store);
    });
    afterAll(async () => {
      await app.close();
      await store.remove();
    });
    const run = async (bytes: Uint8Array, dryRun = false): Promise<ImportReport> =>
      good(await importInto(app, 'tracker.csv', bytes, dryRun));

    it('writes nothing on a trial run, and nothing of a broken file', async () => {
      const trial = await run(trackerFile(late, early, tonga, guam), true);
      expect(trial).toMatchObject({ dryRun: true, rows: 4, taken: 2, merged: 1, refused: 1 });
      const broken = await importInto(app, 'x', new TextEncoder().encode('a,b\n"1'));
      expect(broken).toMatchObject({ problem: 'import.unreadable' });
      expect(await app.storage.campaigns.list()).toEqual([]);
    });

    it('makes a campaign a round and an approved file a country, with the source in its log', async () => {
      const report = await run(trackerFile(late, early, tonga, guam));
      expect(report).toMatchObject({ rows: 4, taken: 2, merged: 1, refused: 1, unchanged: 0 });
      expect((await app.storage.campaigns.list()).map((one) => [one.id, one.countries, one.origin]).sort()).toEqual([
        ['gert-14', ['KEN'], 'imported'],
        ['gert-15', ['TON'], 'imported']
      ]);
      const state = await app.storage.countryFiles.load(scope, 'gert-14.KEN');
      expect(state).toMatchObject({ status: 'approved', origin: 'imported', revision: 3 });
      expect(state?.answers['remote_modalities_primary']?.value).toEqual([2, 3]);
      const log = await app.storage.countryFiles.changes(scope, 'gert-14.KEN');
      expect(
        log?.map((change) => (change.kind === 'imported' ? [change.source, change.superseded] : change.kind))
      ).toEqual([
        'opened',
        [{ name: 'tracker.csv', sha256: report.sha256, row: 2, id: 'early' }, true],
        [{ name: 'tracker.csv', sha256: report.sha256, row: 1, id: 'late' }, false]
      ]);
      const submission = await app.storage.submissions.get(scope, 'gert-14.KEN', 1);
      expect(submission).toMatchObject({ receipt: 'GERT-14-KEN-1', status: 'approved', consent: 'named' });
      expect(submission?.content.answers['remote_modalities_primary']?.value).toEqual([2, 3]);
    });

    it('changes nothing when it is run again', async () => {
      const before = await app.storage.countryFiles.changes(scope, 'gert-14.KEN');
      expect(await run(trackerFile(late, early, tonga, guam))).toMatchObject({
        taken: 0,
        merged: 0,
        unchanged: 3,
        refused: 1
      });
      expect(await app.storage.countryFiles.changes(scope, 'gert-14.KEN')).toEqual(before);
      expect(await app.storage.submissions.list(scope, {})).toHaveLength(2);
    });

    it('takes a corrected row as a new submission; the old one stays', async () => {
      const corrected = { ...late, remoteEducationModalitiesPrimaryCode: '5' };
      expect(await run(trackerFile(corrected, early, tonga))).toMatchObject({ taken: 1, unchanged: 2 });
      const state = await app.storage.countryFiles.load(scope, 'gert-14.KEN');
      expect(state?.submissions.map((one) => one.receipt)).toEqual(['GERT-14-KEN-1', 'GERT-14-KEN-2']);
      expect(
        (await app.storage.submissions.get(scope, 'gert-14.KEN', 2))?.content.answers['remote_modalities_primary']
          ?.value
      ).toEqual([5]);
    });

    it('writes the submission that a crash kept from being written', async () => {
      const oman = { ...kenyaRow, __id: 'o', countryName: 'Oman', iso3166Alpha3Code: 'OMN', roundId: '16' };
      const crashing: App = {
        ...app,
        storage: {
          ...app.storage,
          submissions: { ...app.storage.submissions, put: () => Promise.reject(new Error('power cut')) }
        }
      };
      await expect(importInto(crashing, 'tracker.csv', trackerFile(oman))).rejects.toThrow('power cut');
      expect(await app.storage.submissions.get(scope, 'gert-16.OMN', 1)).toBeNull();
      expect(await run(trackerFile(oman))).toMatchObject({ taken: 0, unchanged: 1 });
      expect(await app.storage.submissions.get(scope, 'gert-16.OMN', 1)).toMatchObject({ receipt: 'GERT-16-OMN-1' });
    });
  });
});

/** Counted over the CSV by another program (a Python script on the csv module alone). */
const path = '../shared/third_party/gert/global.v2.csv';
if (!existsSync(path)) console.warn(`${path} is not here: the tabulation of the published tracker skips.`);

/** The rows of some rounds, as they stand in the file: 2,441 durable rows would cost every run a minute. */
function roundsOnly(...rounds: readonly string[]): Uint8Array {
  const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true, bom: true });
  const chosen = rows.filter((row) => rounds.includes(row['roundId'] ?? ''));
  return new TextEncoder().encode(stringify(chosen, { header: true }));
}

describe.skipIf(!existsSync(path))('the published tracker, imported and tabulated', () => {
  let store: TempStore;
  let app: App;
  beforeAll(async () => {
    store = tempStore('embedded');
    app = await open(store);
    good(await importInto(app, 'global.v2.csv', roundsOnly('3', '15', '25')));
  });
  afterAll(async () => {
    await app.close();
    await store.remove();
  });
  const table = async (campaign: string, question: string, by: string | null) =>
    good(await tabulate(app, actor, { campaign, question, part: null, by }));

  it('counts the modalities of primary education in round 15', async () => {
    const sheet = await table('gert-15', 'remote_modalities_primary', null);
    expect(sheet.columns).toEqual(['group', 'choice', 'count', 'answered', 'asked']);
    expect(sheet.rows).toEqual(
      [34, 33, 20, 19, 24, 1, 6, 6].map((count, index) => ['all', String(index + 1), count, 49, 135])
    );
  });

  it('counts them by region', async () => {
    const { rows } = await table('gert-15', 'remote_modalities_primary', 'unesco_region');
    const regions = [...new Set(rows.map(([group]) => group))];
    const counted = regions.map((region) => {
      const own = rows.filter(([group]) => group === region);
      return [own.map(([, , count]) => count), own[0]?.[3], own[0]?.[4]];
    });
    expect(counted).toEqual(
      expect.arrayContaining([
        [[3, 4, 5, 2, 3, 0, 3, 0], 8, 27],
        [[4, 3, 0, 0, 3, 0, 0, 0], 4, 10],
        [[14, 14, 8, 10, 10, 0, 1, 4], 17, 31],
        [[4, 4, 0, 1, 0, 1, 1, 0], 8, 47],
        [[9, 8, 7, 6, 8, 0, 1, 2], 12, 20]
      ])
    );
    expect(regions).toHaveLength(6);
  });

  it('does not count a question as asked before it existed', async () => {
    const { rows } = await table('gert-3', 'education_status_primary', null);
    expect(rows.map(([, , count, answered, asked]) => [count, answered, asked])).toEqual(
      Array.from({ length: 5 }, () => [0, 0, 0])
    );
    const later = await table('gert-25', 'education_status_primary', null);
    expect(later.rows.map(([, , count]) => count)).toEqual([6, 26, 31, 120, 5]);
  });

  it('counts single choices', async () => {
    const { rows } = await table('gert-25', 'vaccine_teachers', null);
    expect(rows.map(([, choice, count]) => [choice, count])).toEqual([
      ['1', 24],
      ['2', 16],
      ['3', 0],
      ['4', 0],
      ['5', 4],
      ['6', 74],
      ['7', 40]
    ]);
  });
});
