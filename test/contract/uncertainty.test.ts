/** The method's uncertainty as its use cases give it, on both stores, with a real worker thread. */
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, Role } from '#lib/domain/access.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { intervalOf, standingOf } from '#lib/domain/scoring/uncertainty/result.ts';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { cancelUncertainty } from '#lib/server/usecases/cancel-uncertainty.ts';
import { openUncertainty, type OpenedUncertainty } from '#lib/server/usecases/open-uncertainty.ts';
import { startUncertainty } from '#lib/server/usecases/start-uncertainty.ts';
import { findUncertainty } from '#lib/server/usecases/find-uncertainty.ts';
import { codes } from '../support/analysis-round.ts';
import { seedAnalysis } from '../support/seed-analysis.ts';
import { done } from '../support/small-round.ts';
import { isAvailable, storeKinds, tempStore, type TempStore } from '../support/temp-store.ts';

const somebody = (role: Role): Actor => ({
  personId: `person-${role}`,
  name: role,
  email: `${role}@example.org`,
  role,
  iso3: null,
  language: 'en',
  via: 'page'
});
const analyst = somebody('analyst');
const asked = codes.slice(0, 14);
/** Of thirteen approved: one that only enters aggregates, one that keeps its answers to itself. */
const round = {
  asked,
  approved: asked.slice(0, 13),
  consent: { [asked[1] ?? '']: 'aggregate', [asked[2] ?? '']: 'internal' }
} as const;
const quick = { campaignId: 'dtr-2026', replications: 100 };
const long = { campaignId: 'dtr-2026', replications: 10_000 };

async function openApp(store: TempStore): Promise<App> {
  return createApp(done(readEnv({ ...store.settings, LOG_LEVEL: 'silent' })));
}

/** What the page does: asks again while it runs. */
async function ended(app: App, choice: typeof quick): Promise<OpenedUncertainty> {
  for (;;) {
    const opened = done(await openUncertainty(app, analyst, choice));
    if (opened.state !== 'running') return opened;
    await setTimeout(10);
  }
}

describe.each(storeKinds.filter(isAvailable))('uncertainty on the %s store', (kind) => {
  let store: TempStore;
  let app: App;
  beforeEach(async () => {
    store = tempStore(kind);
    app = await openApp(store);
    await seedAnalysis(app, round);
  });
  afterEach(async () => {
    await app.close();
    await store.remove();
  });

  it('is none, then running, then ready, and is found again by a process that starts anew', async () => {
    expect(await openUncertainty(app, analyst, quick)).toEqual({ state: 'none', last: null });
    expect(done(await startUncertainty(app, analyst, quick)).state).toBe('running');
    const first = await ended(app, quick);
    if (first.state !== 'ready') throw new Error(first.state);
    expect(first.result).toMatchObject({ seed: 3_321_996_778, replications: 100, unnamed: 0 });
    await app.close();
    app = await openApp(store);
    expect(await openUncertainty(app, analyst, quick)).toStrictEqual(first);
    expect(await startUncertainty(app, analyst, quick)).toStrictEqual(first);
    expect(await openUncertainty(app, analyst, { ...quick, seed: 1 })).toEqual({ state: 'none', last: null });
  });

  it('names the named alone, and leaves out the others where they are too few to be hidden among each other', async () => {
    await startUncertainty(app, analyst, quick);
    const opened = await ended(app, quick);
    if (opened.state !== 'ready') throw new Error(opened.state);
    const { result } = opened;
    expect(result.units).toEqual(round.approved.filter((iso3) => !Object.hasOwn(round.consent, iso3)));
    expect(result.ranked).toBeLessThanOrEqual(11);
    const [a = '', b = ''] = result.units.filter((_, at) => result.rank.nominal[at] !== null);
    const interval = intervalOf(result, a);
    expect(interval?.low).toBeLessThanOrEqual(interval?.high ?? -1);
    const standing = standingOf(result, a, b);
    expect((standing?.ahead ?? 0) + (standing?.behind ?? 0) + (standing?.level ?? 0)).toBeCloseTo(1, 12);
  });

  it.each([
    [
      'damaged',
      (entry: Record<string, unknown>) => ({ ...entry, text: String(entry['text']).replace('"seed"', '"sown"') })
    ],
    ['of another key', (entry: Record<string, unknown>) => ({ ...entry, key: 'uncertainty:other' })],
    ['no entry at all', () => ['something', 'else']]
  ])('what is %s in the cache is computed again', async (_, spoil) => {
    await startUncertainty(app, analyst, quick);
    const first = await ended(app, quick);
    if (first.state !== 'ready') throw new Error(first.state);
    const entry = (await app.storage.cache.get(first.key)) as Record<string, unknown>;
    await app.storage.cache.put(first.key, spoil(entry));
    expect(await openUncertainty(app, analyst, quick)).toEqual({ state: 'none', last: null });
    await startUncertainty(app, analyst, quick);
    expect(await ended(app, quick)).toStrictEqual(first);
  });

  it('can be cancelled while it runs and while it waits, and begun again', async () => {
    await startUncertainty(app, analyst, long);
    const waiting = { ...long, seed: 5 };
    expect(await startUncertainty(app, analyst, waiting)).toEqual({ state: 'running', done: 0, total: 0 });
    expect(await cancelUncertainty(app, analyst, waiting)).toEqual({ state: 'none', last: 'cancelled' });
    expect(await cancelUncertainty(app, analyst, long)).toEqual({ state: 'none', last: 'cancelled' });
    expect(await startUncertainty(app, analyst, waiting)).toEqual({ state: 'running', done: 0, total: 0 });
  });

  it('begins a key once, and takes no more than the line holds', async () => {
    const line = Array.from({ length: 9 }, (_, seed) => ({ ...long, seed }));
    for (const choice of [...line, ...line])
      expect(done(await startUncertainty(app, analyst, choice)).state).toBe('running');
    expect(await startUncertainty(app, analyst, { ...long, seed: 99 })).toMatchObject({ problem: 'analysis.busy' });
  });

  it('tells what a worker that fails did, and can be begun again', async () => {
    const found = done(await findUncertainty(app, analyst, quick));
    const broken = { ...found.input, choices: { ...found.input.choices, aggregate: [] } };
    await app.jobs.begin(found.key, broken);
    expect(await ended(app, quick)).toEqual({ state: 'none', last: 'failed' });
    await startUncertainty(app, analyst, quick);
    expect((await ended(app, quick)).state).toBe('ready');
  });

  it('refuses who may not, what cannot be, and a round without a score', async () => {
    const denied = { problem: 'access.not_allowed' };
    expect(await openUncertainty(app, somebody('focal_point'), quick)).toMatchObject(denied);
    expect(await openUncertainty(app, null, quick)).toMatchObject({ problem: 'access.sign_in_first' });
    for (const role of ['administrator', 'drafter'] as const) {
      expect(isProblem(await openUncertainty(app, somebody(role), quick))).toBe(false);
      expect(await startUncertainty(app, somebody(role), quick)).toMatchObject(denied);
      expect(await cancelUncertainty(app, somebody(role), quick)).toMatchObject(denied);
    }
    expect(await startUncertainty(app, analyst, { ...quick, replications: 99 })).toMatchObject({ at: 'replications' });
    expect(await startUncertainty(app, analyst, { ...quick, seed: 1.5 })).toMatchObject({ at: 'seed' });
    expect(await startUncertainty(app, analyst, { campaignId: 'none' })).toMatchObject({
      problem: 'campaign.not_found'
    });
    expect(await startUncertainty(app, analyst, { campaignId: 'msn-2026' })).toMatchObject({
      problem: 'analysis.nothing_uncertain'
    });
  });
});

describe.skipIf(!isAvailable('mongo'))('two processes on one store', () => {
  it('do not begin what the other runs, see how far it is, and can stop it', async () => {
    const store = tempStore('mongo');
    const [one, other] = [await openApp(store), await openApp(store)];
    try {
      await seedAnalysis(one, round);
      await startUncertainty(one, analyst, long);
      expect(done(await startUncertainty(other, analyst, long)).state).toBe('running');
      await cancelUncertainty(other, analyst, long);
      expect(await ended(one, long)).toEqual({ state: 'none', last: 'cancelled' });
      expect(await openUncertainty(other, analyst, long)).toEqual({ state: 'none', last: 'cancelled' });
    } finally {
      await one.close();
      await other.close();
      await store.remove();
    }
  });
});
