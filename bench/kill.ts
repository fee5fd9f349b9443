/** kill -9 of the built server, 1,000 rounds (KILL_ROUNDS): acknowledged answers lost, on both stores. */
import { killRounds } from '../test/support/kill-rounds.ts';
import { stores, type Store } from './countryfile/round.ts';

export async function killed({ name, settings }: Store, rounds: number): Promise<void> {
  const began = performance.now();
  const result = await killRounds({ store: settings, rounds, lifetime: () => Math.random() * 60 });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `kill -9, ${name}: ${result.rounds} rounds, ${result.acknowledged} answers acknowledged, ` +
      `${result.lost.length} lost, ${result.resent} sent again, log and state ${result.consistent ? 'agree' : 'DIFFER'} (${seconds} s)`
  );
}

export async function run(): Promise<void> {
  for await (const store of stores('kill')) {
    await killed(store, Number(process.env.KILL_ROUNDS ?? 1000));
    await store.remove();
  }
}
