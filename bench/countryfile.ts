/**
 * One country file, many hands, over HTTP against the built server, on both stores: five people in one file, 1,000 people on
 * 200 files with the way there from 100, saves as fast as they go, and the server killed again and again (1,000 rounds:
 * `bench -- kill`). The people share the machine with the server; the load of the machine stands beside the figures.
 * BENCH_SECONDS (300): how long the five write; the 1,000 a fifth of it, the steps before a fifteenth. KILL_ROUNDS (20).
 */
import { crowd, type CrowdSettings } from './countryfile/crowd.ts';
import { fiveHands } from './countryfile/five-hands.ts';
import { openRound, stores, type Store } from './countryfile/round.ts';
import { killed } from './kill.ts';

const seconds = Number(process.env.BENCH_SECONDS ?? 300);
const kills = Number(process.env.KILL_ROUNDS ?? 20);
const files = 200;
/** Milliseconds between two answers of one person: somebody who fills in without a pause. */
const pace = 10_000;
const steps = [100, 200, 400, 600, 800] as const;

async function crowds(store: Store): Promise<void> {
  const round = await openRound(store, files);
  const say = async (settings: CrowdSettings): Promise<void> =>
    console.log(`${store.name}, ${await crowd(round, settings)}`);
  try {
    for (const people of steps) await say({ people, pace, seconds: seconds / 15 });
    await say({ people: files * 5, pace, seconds: seconds / 5 });
    await say({ people: 200, pace: 1000, seconds: seconds / 20 });
    await say({ people: 50, pace: 0, seconds: seconds / 20 });
  } finally {
    await round.stop();
  }
}

export async function run(): Promise<void> {
  for await (const store of stores('hands')) {
    console.log(`${store.name}, ${(await fiveHands(store, seconds)).join('\n')}`);
    await store.remove();
  }
  for await (const store of stores('crowd')) {
    await crowds(store);
    await store.remove();
  }
  for await (const store of stores('kill')) {
    await killed(store, kills);
    await store.remove();
  }
}
