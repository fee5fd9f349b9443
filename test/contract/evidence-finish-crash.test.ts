/**
 * Evidence and a process killed (SIGKILL) while it finishes an upload, at every step between the last piece and the reply, on
 * both stores: started again, the store shows nothing that is not whole, and finishing once more makes it one item.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Actor } from '#lib/domain/access.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { actorOf } from '#lib/server/sessions.ts';
import { beginUpload } from '#lib/server/usecases/begin-upload.ts';
import { finishUpload } from '#lib/server/usecases/finish-upload.ts';
import { receivePiece } from '#lib/server/usecases/receive-piece.ts';
import { good } from '../support/personas.ts';
import { fillStore, kenya as fileId } from '../support/respond-store.ts';
import { pdfFile } from '../support/sample-files.ts';
import { isAvailable, storeKinds, tempStore } from '../support/temp-store.ts';
import { everything } from './harness.ts';

const program = 'test/support/finish-process.ts';
const moments = ['storing', 'copying', 'stored', 'recorded', 'cited', 'forgotten'];

/** What a store of evidence holds beside its records: whole files, and anything that is left of the way to them. */
async function holds(settings: Readonly<Record<string, string>>): Promise<{ whole: number; left: number }> {
  const { DATA_DIR, MONGODB_URI, MONGODB_DATABASE } = settings;
  if (DATA_DIR !== undefined) {
    const at = (name: string) => readdirSync(join(DATA_DIR, 'evidence', name)).length;
    return { whole: at(fileId), left: at('unfinished') };
  }
  const client = new MongoClient(MONGODB_URI ?? '');
  const db = client.db(MONGODB_DATABASE);
  const whole = await db.collection('evidence.files').find().toArray();
  const strayed = await db
    .collection('evidence.chunks')
    .countDocuments({ files_id: { $nin: whole.map(({ _id }) => _id) } });
  const left = await Promise.all(
    ['evidencePieces', 'evidenceUploads'].map((name) => db.collection(name).countDocuments())
  );
  await client.close();
  return { whole: whole.length, left: left.reduce((sum, count) => sum + count, strayed) };
}

describe.each(storeKinds)('evidence and a process killed while it finishes, %s store', (kind) => {
  it.skipIf(!isAvailable(kind))('stores and cites it once, and shows nothing that is not whole', async () => {
    const store = tempStore(kind);
    onTestFinished(() => store.remove());
    const { sessions } = await fillStore(store.settings);
    const env = readEnv({ ...store.settings, LOG_LEVEL: 'silent' });
    if (isProblem(env)) throw new Error(env.problem);
    const inApp = async <T>(work: (app: App, actor: Actor | null) => Promise<T>): Promise<T> => {
      const app = await createApp(env);
      return work(app, await actorOf(app, sessions.amal)).finally(() => app.close());
    };
    const itemsOf = async (app: App) => (await app.storage.countryFiles.load(everything, fileId))?.evidence ?? [];
    const ids: string[] = [];
    for (const moment of moments) {
      const content = Buffer.concat([pdfFile(), Buffer.alloc(1_500_000, `%${ids.length}\n`), pdfFile()]);
      const upload = await inApp(async (app, actor) => {
        const begun = good(
          await beginUpload(app, actor, { fileId, name: 'a.pdf', size: content.length, sha256: null, question: 'body' })
        );
        if (!('uploadId' in begun)) throw new Error('it is there already');
        const { uploadId, piece: size } = begun;
        for (let offset = 0; offset < content.length; offset += size) {
          const piece = content.subarray(offset, offset + size);
          good(await receivePiece(app, actor, { fileId, uploadId, offset, piece }));
        }
        return uploadId;
      });
      const died = spawnSync(
        process.execPath,
        [program, JSON.stringify(store.settings), sessions.amal, fileId, upload, moment],
        { encoding: 'utf8' }
      );
      expect([moment, died.signal, died.stdout]).toEqual([moment, 'SIGKILL', '']);
      await inApp(async (app, actor) => {
        for (const { sha256 } of await itemsOf(app)) {
          const hash = createHash('sha256');
          for await (const part of (await app.storage.evidence.read(everything, fileId, sha256 ?? ''))?.bytes ?? [])
            hash.update(part);
          expect(hash.digest('hex')).toBe(sha256);
        }
        const again = good(await finishUpload(app, actor, { fileId, uploadId: upload }));
        expect(again.item).toMatchObject({ id: upload, sha256: createHash('sha256').update(content).digest('hex') });
      });
      ids.push(upload);
    }
    await inApp(async (app) => {
      expect((await itemsOf(app)).map(({ id }) => id)).toEqual(ids);
      const state = await app.storage.countryFiles.load(everything, fileId);
      expect(state?.answers['body']?.evidence).toEqual(ids);
      const changes = (await app.storage.countryFiles.changes(everything, fileId)) ?? [];
      expect(changes.filter((one) => one.kind === 'evidence_added')).toHaveLength(ids.length);
      expect(changes.filter((one) => one.kind === 'answers_saved')).toHaveLength(ids.length);
    });
    expect(await holds(store.settings)).toEqual({ whole: ids.length, left: 0 });
  });
});
