/** Publishing over a real embedded store: from the folder to the shelf, and what is refused on the way. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { operator, type Actor } from '#lib/domain/access.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { listInstrumentFolders, readInstrumentFolder } from '#lib/server/instrument-folder.ts';
import { listVersions } from '#lib/server/usecases/list-versions.ts';
import { publishVersion } from '#lib/server/usecases/publish-version.ts';
import { smallInstrument } from '../../support/small-instrument.ts';
import { tempStore, type TempStore } from '../../support/temp-store.ts';

const administrator = operator('cli');
const analyst: Actor = { ...administrator, role: 'analyst' };
let store: TempStore;
let app: App;

beforeEach(async () => {
  store = tempStore('embedded');
  const env = readEnv({ ...store.settings, LOG_LEVEL: 'silent' });
  if (isProblem(env)) throw new Error(env.problem);
  app = await createApp(env, { clock: () => new Date('2026-11-23T10:00:00.000Z') });
});
afterEach(async () => {
  await app.close();
  await store.remove();
});

describe('publishing', () => {
  it('freezes a version under the SHA-256 of its content, whatever the order of keys', async () => {
    const first = await publishVersion(app, administrator, smallInstrument());
    expect(first).toMatchObject({ outcome: 'published', ref: { instrument: 'small', version: '1.0.0' } });
    const { survey, ...rest } = smallInstrument();
    const reordered = { ...rest, survey: JSON.parse(JSON.stringify(survey, null, 7)) as unknown };
    const again = await publishVersion(app, administrator, reordered);
    expect(again).toMatchObject({ outcome: 'same' });
    expect(isProblem(first) || isProblem(again) || first.ref.sha256 === again.ref.sha256).toBe(true);
    expect(isProblem(first) ? '' : first.ref.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
  it('refuses other content under the same number', async () => {
    await publishVersion(app, administrator, smallInstrument());
    const other = await publishVersion(app, administrator, smallInstrument({ 'survey.title': 'Other' }));
    expect(other).toMatchObject({
      problem: 'instrument.version_taken',
      params: { instrument: 'small', version: '1.0.0' }
    });
    expect((await app.versions.get('small', '1.0.0'))?.questionnaire.title).toEqual({ en: 'Small' });
  });
  it('refuses what lint calls an error, and names each fault', async () => {
    const broken = smallInstrument({ 'survey.pages.1.elements.0.visibleIf': '{gone} = 1' });
    const refused = await publishVersion(app, administrator, broken);
    expect(refused).toMatchObject({ problem: 'instrument.lint_failed', params: { count: 2 } });
    expect(isProblem(refused) ? refused.causes[0] : null).toMatchObject({
      problem: 'instrument.fault',
      params: { file: 'survey.json', path: 'pages[1].elements[0].visibleIf', fault: 'there is no question “gone”' }
    });
    expect(await app.versions.get('small', '1.0.0')).toBeNull();
  });
  it('follows the lineage to the earlier version: refuses what leads to nothing, warns of one that is not here', async () => {
    const second = (row: object) =>
      smallInstrument({
        version: '2.0.0',
        'lineage.questions.gov1.continues': [{ version: '1.0.0', question: 'gov1', relation: 'identical', ...row }]
      });
    const alone = await publishVersion(app, administrator, second({}));
    expect(isProblem(alone) ? [] : alone.warnings.filter(({ rule }) => rule === 'lineage/continuation')).toEqual([
      expect.objectContaining({ message: 'small 1.0.0 is not published here: its answers cannot be shown beside' })
    ]);
    await publishVersion(app, administrator, smallInstrument());
    const refused = await publishVersion(app, administrator, second({ question: 'gov9' }));
    expect(isProblem(refused) ? refused.causes : []).toMatchObject([
      {
        params: { path: 'questions.gov1.continues[0]', fault: 'small 1.0.0 has no question “gov9”' }
      }
    ]);
    const same = await publishVersion(app, administrator, second({}));
    expect(same).toMatchObject({ outcome: 'same' });
    expect(isProblem(same) ? [] : same.warnings.filter(({ rule }) => rule === 'lineage/continuation')).toEqual([]);
  });
  it('is the administrator’s act', async () => {
    expect(await publishVersion(app, analyst, smallInstrument())).toMatchObject({ problem: 'access.not_allowed' });
    expect(await publishVersion(app, null, smallInstrument())).toMatchObject({ problem: 'access.sign_in_first' });
  });
});

describe('the shelf', () => {
  it('hands out the same compiled version each time', async () => {
    await publishVersion(app, administrator, smallInstrument());
    const shelved = await app.versions.get('small', '1.0.0');
    expect(shelved?.logic({ gov1: 4 }).required).toEqual(new Set(['gov1_ev']));
    expect(await app.versions.get('small', '1.0.0')).toBe(shelved);
  });
  it('notices a version that is published later', async () => {
    expect(await app.versions.get('small', '1.0.0')).toBeNull();
    await publishVersion(app, administrator, smallInstrument());
    expect(await app.versions.get('small', '1.0.0')).not.toBeNull();
  });
});

it('lists the published versions with their sizes', async () => {
  await publishVersion(app, administrator, smallInstrument({ version: '1.10.0' }));
  await publishVersion(app, administrator, smallInstrument({ version: '1.9.0' }));
  const rows = await listVersions(app, analyst);
  expect(
    isProblem(rows)
      ? rows
      : rows.map(({ version, questions, sections, publishedAt }) => ({ version, questions, sections, publishedAt }))
  ).toEqual([
    { version: '1.9.0', questions: 6, sections: 2, publishedAt: '2026-11-23T10:00:00.000Z' },
    { version: '1.10.0', questions: 6, sections: 2, publishedAt: '2026-11-23T10:00:00.000Z' }
  ]);
});

describe('the folders', () => {
  it('hold the instruments of this repository, and each can be published', async () => {
    const folders = await listInstrumentFolders('surveys');
    expect(folders.map(({ instrument, version }) => `${instrument} ${version}`)).toEqual(
      expect.arrayContaining(['dtr 1.0.0', 'gert 1.0.0', 'msn 1.0.0'])
    );
    for (const { instrument, version } of folders) {
      const folder = await readInstrumentFolder('surveys', instrument, version);
      const published = isProblem(folder) ? folder : await publishVersion(app, administrator, folder);
      expect(published).toMatchObject({ outcome: 'published' });
    }
  });
  it('that are not there are named', async () => {
    expect(await readInstrumentFolder('surveys', 'dtr', '9.9.9')).toMatchObject({
      problem: 'instrument.unreadable',
      at: 'survey.json'
    });
  });
});
