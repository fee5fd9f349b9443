/** kill -9 of the built server, 1,000 rounds (KILL_ROUNDS): acknowledged answers lost, on both stores. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRounds } from '../test/support/kill-rounds.ts';
import { startMongoServer } from '../test/support/mongo-server.ts';

const rounds = Number(process.env.KILL_ROUNDS ?? 1000);

async function once(name: string, store: Readonly<Record<string, string>>): Promise<void> {
  const began = performance.now();
  const result = await killRounds({ store, rounds, lifetime: () => Math.random() * 60 });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `kill -9, ${name}: ${result.rounds} rounds, ${result.acknowledged} answers acknowledged, ` +
      `${result.lost.length} lost, ${result.resent} sent again, log and state ${result.consistent ? 'agree' : 'DIFFER'} (${seconds} s)`
  );
}

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'soundings-kill-'));
  await once('embedded store', { DATA_DIR: folder });
  rmSync(folder, { recursive: true, force: true });
  const mongo = await startMongoServer();
  if (mongo === null) return;
  await once(mongo.name, { MONGODB_URI: mongo.uri, MONGODB_DATABASE: 'soundings_kill' });
  await mongo.stop();
}
