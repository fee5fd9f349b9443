/** Results over a real embedded store: what is read and scored again, and what is not, when the approved set changes. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { operator, scopeOf } from '#lib/domain/access.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { loadResults } from '#lib/server/usecases/load-results.ts';
import { seedAnalysis } from '../../support/seed-analysis.ts';
import { tempStore, type TempStore } from '../../support/temp-store.ts';

const actor = operator('cli');
const scope = scopeOf(actor);
let store: TempStore;
let app: App;

beforeEach(async () => {
  store = tempStore('embedded');
  const env = readEnv({ ...store.settings, LOG_LEVEL: 'silent' });
  if (isProblem(env)) throw new Error(env.problem);
  app = await createApp(env);
  await seedAnalysis(app, { asked: ['KEN', 'TZA', 'UGA'], approved: ['KEN', 'UGA'] });
});
afterEach(async () => {
  await app.close();
  await store.remove();
});

async function round() {
  const loaded = await loadResults(app, actor, { campaignId: 'dtr-2026' });
  if (isProblem(loaded)) throw new Error(loaded.problem);
  return loaded.round;
}

async function stored(iso3: string): Promise<Submission> {
  const found = await app.storage.submissions.get(scope, `dtr-2026.${iso3}`, 1);
  if (found === null) throw new Error(`no submission of ${iso3}`);
  return found;
}

it('gives the same round while nothing is approved', async () => {
  const first = await round();
  expect(await round()).toBe(first);
  expect(first.submissions.map(({ submission }) => submission.iso3)).toEqual(['KEN', 'UGA']);
});

it('scores only what the round did not hold when another file is approved', async () => {
  const first = await round();
  const kenya = await stored('KEN');
  await app.storage.submissions.put(scope, {
    ...kenya,
    fileId: 'dtr-2026.TZA',
    iso3: 'TZA',
    receipt: 'DTR-2026-TZA-1',
    sha256: 'a'.repeat(64),
    content: { ...kenya.content, iso3: 'TZA' }
  });
  const second = await round();
  expect(second.submissions.map(({ submission }) => submission.iso3)).toEqual(['KEN', 'TZA', 'UGA']);
  expect(second.submissions[0]?.result).toBe(first.submissions[0]?.result);
  expect(second.submissions[2]?.result).toBe(first.submissions[1]?.result);
  expect(second.submissions[1]?.result).not.toBe(first.submissions[0]?.result);
  expect(second.submissions[1]?.result).toEqual(first.submissions[0]?.result);
});

it('takes what may change about a submission from the store, its score from before', async () => {
  const first = await round();
  await app.storage.submissions.put(scope, { ...(await stored('KEN')), decidedAt: '2026-09-01T10:00:00.000Z' });
  const [kenya] = (await round()).submissions;
  expect(kenya?.submission.decidedAt).toBe('2026-09-01T10:00:00.000Z');
  expect(kenya?.result).toBe(first.submissions[0]?.result);
});

it('scores other content anew', async () => {
  const first = await round();
  const kenya = await stored('KEN');
  const content = { ...kenya.content, answers: {} };
  await app.storage.submissions.put(scope, { ...kenya, sha256: 'b'.repeat(64), content });
  const [again] = (await round()).submissions;
  expect(first.submissions[0]?.result?.answered).toBeGreaterThan(0);
  expect(again?.result).toMatchObject({ answered: 0, score: { value: null, why: 'missing' } });
});

it('leaves out what is no longer approved', async () => {
  await round();
  await app.storage.submissions.put(scope, { ...(await stored('KEN')), status: 'returned' });
  expect((await round()).submissions.map(({ submission }) => submission.iso3)).toEqual(['UGA']);
});
