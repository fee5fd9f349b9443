/**
 * A second round on a second version of the questionnaire, in the real program: last round's answer stands beside each question
 * that goes on from it, is taken over with one press and marked, and what does not fit it asks for an explanation.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { issueSignInLink } from '#lib/server/sign-in-links.ts';
import { checkFile } from '#lib/server/usecases/check-file.ts';
import { openSubmission } from '#lib/server/usecases/open-submission.ts';
import { submitFile } from '#lib/server/usecases/submit-file.ts';
import { enter, good } from '../support/personas.ts';
import { freePort, startServer, type ServerProcess } from '../support/server-process.ts';
import { isAvailable, storeKinds, tempStore, type TempStore } from '../support/temp-store.ts';
import { answerOf, twoRounds, type TwoRounds } from '../support/two-rounds.ts';
import { readBack } from '../support/workbook-case.ts';

const fileId = 'round-2026.KEN';
const section = `/files/${fileId}/sections/gov`;
const lastRound = { campaignId: 'round-2024', number: 1 };

describe.each(storeKinds)('two rounds, two versions, %s store', (kind) => {
  describe.skipIf(!isAvailable(kind))('for the one who fills the second', () => {
    let store: TempStore;
    let people: TwoRounds;
    let server: ServerProcess;
    let cookie: string;
    const openStore = async (origin: string): Promise<App> =>
      createApp(good(readEnv({ ...store.settings, ORIGIN: origin, LOG_LEVEL: 'silent' })));

    beforeAll(async () => {
      store = tempStore(kind);
      const port = await freePort();
      const origin = `http://127.0.0.1:${port}`;
      const app = await openStore(origin);
      people = await twoRounds(app);
      const link = await issueSignInLink(app, people.focalPoint.personId, null);
      await app.close();
      server = await startServer(store.settings, port);
      cookie = await enter(link);
    });
    afterAll(async () => {
      await server.stop();
      await store.remove();
    });

    const get = async (path: string): Promise<Response> => {
      const reply = await fetch(server.origin + path, { headers: { cookie, accept: 'text/html' } });
      expect(reply.status).toBe(200);
      return reply;
    };
    /** The questions of the page, each from its own fieldset or frame to the next. */
    const questions = async (): Promise<ReadonlyMap<string, string>> => {
      const html = await (await get(section)).text();
      const pieces = html.split(/(?=<[^>]+ data-question=")/);
      return new Map(pieces.flatMap((piece) => [[/data-question="([^"]*)"/.exec(piece)?.[1] ?? '', piece]]));
    };
    const put = async (answers: Record<string, unknown>) => {
      const reply = await fetch(`${server.origin}/files/${fileId}/answers`, {
        method: 'PUT',
        headers: { origin: server.origin, cookie, 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ changeId: crypto.randomUUID(), answers })
      });
      return (await reply.json()) as { saved: Record<string, number>; refused: object };
    };

    it('shows what goes on: kept, renamed, recoded; not what cannot be compared, nor what is new', async () => {
      const page = await questions();
      const beside = (name: string) => {
        const found = /Last round, [^:]*:<\/span>\s*<span dir="auto">([^<]*)</.exec(page.get(name) ?? '');
        return found?.[1] ?? null;
      };
      expect([...page.keys()]).toEqual(expect.arrayContaining(['gov1', 'gov2', 'ratio', 'learners', 'shares']));
      expect(
        Object.fromEntries(['gov1', 'gov2', 'learners', 'ratio', 'shares'].map((name) => [name, beside(name)]))
      ).toEqual({
        gov1: 'Level 2',
        gov2: 'A law; A plan',
        learners: '100',
        ratio: null,
        shares: null
      });
    });

    it('takes an answer over with one press, without scripts, and marks it', async () => {
      const before = (await questions()).get('gov2') ?? '';
      const form = new FormData();
      form.set('gov2:base', /name="gov2:base" value="(\d+)"/.exec(before)?.[1] ?? 'missing');
      form.set('gov2:was', /name="gov2:was" value="([^"]*)"/.exec(before)?.[1] ?? 'missing');
      form.set('take', 'gov2');
      const headers = { origin: server.origin, cookie, accept: 'text/html' };
      const reply = await fetch(server.origin + section, { method: 'POST', redirect: 'manual', headers, body: form });
      expect(reply.status).toBe(303);
      const after = (await questions()).get('gov2') ?? '';
      expect(after).toContain('Taken over from the last round.');
      expect(after).toContain(`value="round-2024#1"`);
      expect(
        [...after.matchAll(/<input[^>]*value="(law|plan)"[^>]*>/g)].map(([input]) => /\bchecked\b/.test(input))
      ).toEqual([true, true]);
    });

    it('as the page does it with scripts; a claim that is not true is not kept', async () => {
      const { saved } = await put({
        gov1: { ...answerOf(2), takenOver: lastRound },
        ratio: { ...answerOf(10), takenOver: lastRound },
        learners: { ...answerOf(99), takenOver: lastRound }
      });
      expect(Object.keys(saved).sort()).toEqual(['gov1', 'learners', 'ratio']);
      const page = await questions();
      const isMarked = (name: string) => page.get(name)?.includes('Taken over from the last round.');
      expect([isMarked('gov1'), isMarked('ratio'), isMarked('learners')]).toEqual([true, false, false]);
      // A new value is not the one taken over.
      await put({ gov1: answerOf(4, saved['gov1']) });
      expect((await questions()).get('gov1')).not.toContain('Taken over from the last round.');
    });

    it('asks about a jump and about parts that do not add up, on the page and before signing', async () => {
      const base = /name="learners:base" value="(\d+)"/.exec((await questions()).get('learners') ?? '')?.[1];
      const source = { text: 'Census', year: 2025 };
      const { refused } = await put({
        learners: { ...answerOf(400, Number(base)), source },
        shares: { ...answerOf({ girls: 50, boys: 30 }), source }
      });
      expect(refused).toEqual({});
      const page = await questions();
      expect(page.get('learners')).toContain('100 in the last round, 400 now: a large change.');
      expect(page.get('gov1')).toContain('2 in the last round, 4 now: a large change.');
      expect(page.get('shares')).toContain('The parts add up to 80, the total is 100.');
      const check = await (await get(`/files/${fileId}/check`)).text();
      for (const said of ['100 in the last round, 400 now', 'The parts add up to 80, the total is 100'])
        expect(check).toContain(said);
    });

    it('has them in the workbook, each with a row to explain it', async () => {
      const workbook = await readBack(
        Buffer.from(await (await get(`/files/${fileId}/copy/answers.xlsx`)).arrayBuffer())
      );
      const asked = workbook.rows.filter(({ part }) => part?.startsWith('explain.'));
      expect(asked.map(({ question, part }) => `${question}.${part ?? ''}`).sort()).toEqual(
        expect.arrayContaining(['gov1.explain.jump', 'learners.explain.jump', 'shares.explain.sum'])
      );
    });

    it('brings the explanation to the reviewer, with last round’s answer', async () => {
      const bases = await questions();
      const baseOf = (name: string) =>
        Number(new RegExp(`name="${name}:base" value="(\\d+)"`).exec(bases.get(name) ?? '')?.[1]);
      await put({
        learners: { ...answerOf(400, baseOf('learners')), explanation: { jump: 'Two regions joined' } },
        shares: { ...answerOf({ girls: 50, boys: 30 }, baseOf('shares')), explanation: { sum: 'Not all registered' } }
      });
      await server.stop();
      const app = await openStore(server.origin);
      try {
        const { focalPoint, analyst } = people;
        const { file } = good(await checkFile(app, focalPoint, { fileId }));
        const signer = { name: 'Wanjiru', function: 'Secretary-General' };
        const target = { fileId, changeId: 'signed', expectedRevision: file.revision };
        good(await submitFile(app, focalPoint, { ...target, signer, language: 'en' }));
        const { sections } = good(await openSubmission(app, analyst, { fileId, number: 1 }));
        const reviewed = sections.flatMap(({ questions: all }) => all);
        expect(
          reviewed.flatMap(({ question, remarks }) =>
            remarks.map(({ code, explanation }) => [question.name, code, explanation])
          )
        ).toEqual(
          expect.arrayContaining([
            ['gov1', 'jump', null],
            ['learners', 'jump', 'Two regions joined'],
            ['shares', 'sum', 'Not all registered']
          ])
        );
        const before = (name: string) => reviewed.find(({ question }) => question.name === name)?.previous;
        expect(before('gov2')).toMatchObject({ ...lastRound, relation: 'recoded', answer: { value: ['law', 'plan'] } });
        expect(before('ratio')).toBeNull();
      } finally {
        await app.close();
      }
    });
  });
});
