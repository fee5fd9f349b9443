/**
 * A process of its own that finishes one upload of evidence, as the server does, and is killed (SIGKILL) on the way.
 * Arguments: the settings as JSON, the sender's session, the file's id, the upload's id, the moment. `storing`: the store
 * has begun to make the file whole; `copying`: the first of it stands where whole files are; `stored`, `recorded`, `cited`,
 * `forgotten`: that is done.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { createApp } from '#lib/server/app.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { readEnv } from '#lib/server/env.ts';
import { actorOf } from '#lib/server/sessions.ts';
import { finishUpload } from '#lib/server/usecases/finish-upload.ts';

const [settings = '{}', session = '', fileId = '', uploadId = '', moment = ''] = process.argv.slice(2);
const read = readEnv(JSON.parse(settings) as Record<string, string>);
if (isProblem(read)) throw new Error(read.problem);
const env = read;
const app = await createApp(env);

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}
/** Waits for ever where the process is to die, so that it gets no further. */
async function passed(name: string): Promise<void> {
  if (name !== moment) return;
  die();
  await new Promise(() => undefined);
}
/** How much stands where whole files are: chunks or files. */
async function counter(): Promise<() => Promise<number>> {
  if (env.MONGODB_URI === undefined) {
    const folder = join(env.DATA_DIR, 'evidence', fileId);
    return async () => (await readdir(folder).catch(() => [])).length;
  }
  const client = await new MongoClient(env.MONGODB_URI).connect();
  return () => client.db(env.MONGODB_DATABASE).collection('evidence.chunks').countDocuments();
}
async function dieWhileCopying(count: () => Promise<number>, before: number): Promise<void> {
  while ((await count()) === before);
  die();
}

const count = await counter();
const before = await count();
const { evidence, countryFiles } = app.storage;
const storage = {
  ...app.storage,
  evidence: {
    ...evidence,
    finish: async (...args: Parameters<typeof evidence.finish>) => {
      if (moment === 'storing') setImmediate(die);
      if (moment === 'copying') void dieWhileCopying(count, before);
      const result = await evidence.finish(...args);
      await passed('stored');
      return result;
    },
    forget: async (...args: Parameters<typeof evidence.forget>) => {
      await evidence.forget(...args);
      await passed('forgotten');
    }
  },
  countryFiles: {
    ...countryFiles,
    append: async (...args: Parameters<typeof countryFiles.append>) => {
      const result = await countryFiles.append(...args);
      await passed(args[1].kind === 'evidence_added' ? 'recorded' : 'cited');
      return result;
    }
  }
};
const outcome = await finishUpload({ ...app, storage }, await actorOf(app, session), { fileId, uploadId });
// Only where it was not killed in time.
console.log(JSON.stringify(outcome));
