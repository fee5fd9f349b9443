/** PUT /files/<file>/answers of the built server, as the page uses it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dtrRound, type Respondent } from '../support/dtr-round.ts';
import { freePort, signInBy, startServer, type ServerProcess } from '../support/server-process.ts';
import { isAvailable, storeKinds, tempStore, type TempStore } from '../support/temp-store.ts';

interface Reply {
  readonly revision: number;
  readonly saved: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, { readonly code: string; readonly message: string }>>;
  readonly conflicts: Readonly<Record<string, { readonly theirs: { readonly value: unknown } }>>;
  readonly logic: { readonly visible: readonly string[]; readonly required: readonly string[] };
  readonly progress: Readonly<Record<string, readonly [number, number]>>;
  readonly problem: { readonly code: string };
}

describe.each(storeKinds)('saving answers over HTTP, %s store', (kind) => {
  describe.skipIf(!isAvailable(kind))('as the page does', () => {
    let store: TempStore;
    let server: ServerProcess;
    let first: Respondent;
    let second: Respondent;
    let cookie: string;

    beforeAll(async () => {
      store = tempStore(kind);
      const [one, two] = await dtrRound(store.settings, 2);
      if (one === undefined || two === undefined) throw new Error('no files were opened');
      [first, second] = [one, two];
      server = await startServer(store.settings, await freePort());
      cookie = await signInBy(first.link, server.origin);
    });
    afterAll(async () => {
      await server.stop();
      await store.remove();
    });

    const answer = (value: unknown, base = 0) => ({ base, state: 'answered', value, comment: null, language: 'en' });
    async function put(body: unknown, fileId = first.fileId, as: string | null = cookie) {
      const reply = await fetch(`${server.origin}/files/${fileId}/answers`, {
        method: 'PUT',
        headers: {
          origin: server.origin,
          'content-type': 'application/json',
          accept: 'application/json',
          ...(as === null ? {} : { cookie: as })
        },
        body: typeof body === 'string' ? body : JSON.stringify(body)
      });
      return { status: reply.status, body: (await reply.json()) as Reply };
    }

    it('200: everything saved, and what the conditions say now', async () => {
      const { status, body } = await put({ changeId: 'a', answers: { gov1: answer(4) } });
      expect(status).toBe(200);
      expect(body.saved).toEqual({ gov1: 3 });
      expect(body.logic.visible).toContain('gov1_ev');
      expect(body.progress['gov']?.[0]).toBe(1);
    });
    it('422: the reason by question, and the good ones saved', async () => {
      const { status, body } = await put({
        changeId: 'b',
        answers: { gov1: answer(9, 3), gov2: answer(3), attic: answer(1) }
      });
      expect(status).toBe(422);
      expect(Object.keys(body.saved)).toEqual(['gov2']);
      expect(body.refused['gov1']?.code).toBe('answer.unknown_choice');
      expect(body.refused['attic']?.code).toBe('answer.unknown_question');
      expect(body.refused['gov1']?.message.length).toBeGreaterThan(10);
    });
    it('409: the answer that stands', async () => {
      const { status, body } = await put({ changeId: 'c', answers: { gov1: answer(2, 1) } });
      expect(status).toBe(409);
      expect(body.conflicts['gov1']?.theirs.value).toBe(4);
    });
    it('404: another country’s file, as one that does not exist', async () => {
      const others = await put({ changeId: 'd', answers: { gov1: answer(1) } }, second.fileId);
      const nobodys = await put({ changeId: 'd', answers: { gov1: answer(1) } }, 'dtr-trial.XXX');
      expect([others.status, nobodys.status]).toEqual([404, 404]);
      expect(others.body.problem.code).toBe('file.not_found');
      expect(nobodys.body.problem.code).toBe('file.not_found');
    });
    it('401 without a session, 422 without the shape, 413 over the limit', async () => {
      expect((await put({ changeId: 'e', answers: { gov1: answer(1) } }, first.fileId, null)).status).toBe(401);
      expect((await put('{"answers":{}}')).status).toBe(422);
      expect((await put({ changeId: 'f', answers: { gov1_ev: answer('x'.repeat(600_000)) } })).status).toBe(413);
    });
  });
});
