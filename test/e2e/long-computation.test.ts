/** The built server computes the uncertainty of a round in its own worker: other requests are answered meanwhile, and it can be stopped. */
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codes } from '../support/analysis-round.ts';
import { seedAnalysis } from '../support/seed-analysis.ts';
import { serveBuild, type ServedBuild } from '../support/served-build.ts';

let served: ServedBuild;
let cookie: string;

beforeAll(async () => {
  served = await serveBuild(async (app) => {
    const { people } = await seedAnalysis(app, { asked: codes, approved: codes });
    return [people.analyst.id];
  });
  cookie = await served.signIn('person-analyst');
});
afterAll(() => served.stop());

const page = '/statistics/uncertainty';
const query = (replications: number) => `${page}?campaign=dtr-2026&seed=1&replications=${replications}`;

async function act(name: 'start' | 'cancel', replications: number): Promise<number> {
  const body = new URLSearchParams({ campaign: 'dtr-2026', seed: '1', replications: String(replications) });
  const headers = { origin: served.origin, cookie, accept: 'text/html' };
  const reply = await fetch(`${served.origin}${page}?/${name}`, { method: 'POST', redirect: 'manual', headers, body });
  return reply.status;
}

/** Without the time at which it was taken. */
const figures = async (replications: number): Promise<string> =>
  (await (await csv(replications)).text()).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');
const csv = async (replications: number): Promise<Response> =>
  served.get(`${page}/data.csv?${query(replications).split('?')[1] ?? ''}`, cookie);

test('while a long job runs other pages are answered; then it is stopped, and nothing was computed', async () => {
  expect(await act('start', 10_000)).toBe(303);
  const others = await Promise.all(['/comparison', '/profiles', '/healthz'].map((path) => served.get(path, cookie)));
  expect(others.map(({ status }) => status)).toEqual([200, 200, 200]);
  // It still runs after the others were answered: so nobody waited for it.
  expect(await (await served.get(query(10_000), cookie)).text()).toContain('<progress');
  expect(await act('cancel', 10_000)).toBe(303);
  expect((await csv(10_000)).status).not.toBe(200);
  expect(await (await served.get(query(10_000), cookie)).text()).not.toContain('<progress');
});

test('a short one is computed, kept and found again by the next process', async () => {
  expect(await act('start', 100)).toBe(303);
  while ((await (await served.get(query(100), cookie)).text()).includes('<progress')) await setTimeout(20);
  const first = await figures(100);
  expect(first).toContain('KEN');
  await served.restart();
  expect(await figures(100)).toBe(first);
});
