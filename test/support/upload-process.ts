/**
 * A process of its own that uploads one file of evidence, piece by piece, and says on standard output what was kept:
 * `kept <received>` after each piece, `refused <problem>` where the store refused one, then `stored <sha256>`.
 * Arguments: the settings as JSON, the upload's id, the file's path. Goes on where the upload stands.
 */
import { readFileSync } from 'node:fs';
import { operator, scopeOf } from '#lib/domain/access.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { openStorage } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { StorageFailure } from '#lib/server/storage/port.ts';

const [settings = '{}', id = '', path = ''] = process.argv.slice(2);
const env = readEnv(JSON.parse(settings) as Record<string, string>);
if (isProblem(env)) throw new Error(env.problem);
const storage = await openStorage(env);
const scope = scopeOf(operator('cli'));
const content = readFileSync(path);
const at = '2026-02-01T10:00:00.000Z';
const pieceSize = 64 * 1024;
try {
  let received = (await storage.evidence.upload(scope, id))?.received ?? 0;
  while (received < content.length) {
    const piece = content.subarray(received, received + pieceSize);
    received = (await storage.evidence.append(scope, id, received, piece, at))?.received ?? received;
    console.log(`kept ${received}`);
  }
  console.log(`stored ${(await storage.evidence.finish(scope, id))?.sha256 ?? 'nothing'}`);
} catch (failure) {
  if (!(failure instanceof StorageFailure)) throw failure;
  console.log(`refused ${failure.problem.problem}`);
}
await storage.close();
