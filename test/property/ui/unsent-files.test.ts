/**
 * Files in the browser's queue against the real use cases on a real store: whatever breaks between choosing a file and its
 * removal from the queue (requests and replies lost, crashes, uploads cleared away, a closed campaign), it is stored once,
 * cited once, and no answer typed meanwhile to the same question is taken for somebody else's.
 */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { scopeOf } from '#lib/domain/access.ts';
import { carryFile } from '#lib/ui/unsent/carry-file.ts';
import { addFile, changeFile, waitingFiles } from '#lib/ui/unsent/files.ts';
import { nothingKept, triedAgain, typed, unsentOf, waits, type Unsent } from '#lib/ui/unsent/queue.ts';
import { sendOnce } from '#lib/ui/unsent/send.ts';
import { openUnsents } from '#lib/ui/unsent/store.ts';
import { fate, Line, type Fate } from '../../support/queue-line.ts';
import { pdfFile } from '../../support/sample-files.ts';
import { smallRound, type SmallRound } from '../../support/small-round.ts';
import { tempStore } from '../../support/temp-store.ts';

const open = '2026-03-01T10:00:00.000Z';
const closed = '2027-03-01T10:00:00.000Z';
const question = fc.constantFrom('policy', 'policy', 'evidence');
const prompt: fc.Arbitrary<Fate> = fate.filter((one) => one !== 'reply late');
/** Of more than one piece. */
const contentOf = (seed: number) =>
  Buffer.concat([
    pdfFile(`${seed}`).subarray(0, 9),
    Buffer.alloc(80_000, `%${seed}\n`),
    pdfFile(`${seed}`).subarray(9)
  ]);

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('choose' as const), question, seed: fc.constantFrom(1, 2) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('carry' as const),
      fates: fc.array(prompt, { minLength: 1, maxLength: 5 })
    })
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('type' as const), question }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('send' as const), fate: prompt })
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'clear' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clock' as const), at: fc.constantFrom(open, closed) }) }
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
const choose: Step = { kind: 'choose', question: 'policy', seed: 1 };
const type: Step = { kind: 'type', question: 'policy' };
const carry = (...fates: Fate[]): Step => ({ kind: 'carry', fates });
/** Tried in every run: an answer typed before the reply to `finish` is lost; content that is in the file already; a batch sent before the file and answered after it. */
const hard: readonly Step[][] = [
  [choose, type, carry('arrives', 'arrives', 'arrives', 'reply lost'), { kind: 'send', fate: 'arrives' }],
  [
    choose,
    carry('arrives'),
    { ...choose, question: 'evidence' },
    type,
    carry('arrives', 'arrives', 'arrives', 'reply lost')
  ],
  [type, { kind: 'send', fate: 'request lost' }, choose, carry('arrives'), { kind: 'send', fate: 'arrives' }]
];

afterEach(() => vi.unstubAllGlobals());

const to = { fileId: 'small-2026.KEN', personId: 'kenya', personName: 'Kenya' };
const place = { personId: to.personId, fileId: to.fileId, title: 'Kenya', asked: '' };

/** As far as the line goes: where the page would wait, it crashes. */
async function carryAll(): Promise<void> {
  for (const file of await waitingFiles(to.personId)) {
    const crash = new AbortController();
    const wait = (): Promise<void> => {
      crash.abort();
      return Promise.resolve();
    };
    await carryFile(file, { signal: crash.signal, report: () => undefined, wait });
    if (crash.signal.aborted) return;
  }
}

/** What a week does to uploads that nobody goes on with. */
async function clearUploads({ app }: SmallRound): Promise<void> {
  await app.storage.evidence.removeUnfinished('9999-01-01T00:00:00.000Z', () => Promise.resolve(true));
}

async function take(one: Step, line: Line, round: SmallRound, count: number): Promise<void> {
  const unsents = await openUnsents('kenya small-2026.KEN');
  switch (one.kind) {
    case 'choose':
      await addFile(
        { ...place, question: one.question },
        { name: `${one.seed}.pdf`, blob: new Blob([contentOf(one.seed)]) }
      );
      break;
    case 'carry':
      line.next(...one.fates);
      await carryAll();
      break;
    case 'type': {
      const value = one.question === 'policy' ? 1 + (count % 5) : `text ${count}`;
      const item: Unsent = {
        draft: { state: 'answered', typed: String(value), comment: '' },
        base: 0,
        input: { state: 'answered', value, comment: null, language: 'en' },
        typedAt: open
      };
      await unsents.change((kept) => typed(kept, nothingKept.about, one.question, item));
      break;
    }
    case 'send':
      line.next(one.fate);
      await sendOnce(unsents, to);
      break;
    case 'clear':
      await clearUploads(round);
      break;
    case 'clock':
      round.setTime(one.at);
  }
}

test('a chosen file is stored and cited once, and never comes between a writer and his own answer', async () => {
  const store = tempStore('embedded');
  let runs = 0;
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        runs += 1;
        vi.stubGlobal('indexedDB', new IDBFactory());
        const round = await smallRound({ ...store.settings, DATA_DIR: `${store.settings['DATA_DIR'] ?? ''}/${runs}` });
        const line = new Line(round);
        vi.stubGlobal('fetch', line.fetch);
        for (const [at, one] of steps.entries()) await take(one, line, round, at);

        line.next('arrives');
        round.setTime(open);
        const unsents = await openUnsents('kenya small-2026.KEN');
        await unsents.change(triedAgain);
        while (waits(await unsents.read())) await sendOnce(unsents, to);
        for (const { id } of await waitingFiles(to.personId)) await changeFile(id, { refused: null });
        await carryAll();

        expect(await waitingFiles(to.personId)).toEqual([]);
        expect(unsentOf(await unsents.read())).toEqual({});
        const scope = scopeOf(round.kenya);
        const state = await round.app.storage.countryFiles.load(scope, round.fileId);
        const chosen = steps.filter((one) => one.kind === 'choose');
        const names = new Set(chosen.map(({ seed }) => `${seed}.pdf`));
        expect(state?.evidence.map(({ name }) => name).sort()).toEqual([...names].sort());
        const idOf = new Map(state?.evidence.map(({ name, id }) => [name, id]));
        for (const name of ['policy', 'evidence']) {
          const wanted = new Set(
            chosen.filter((one) => one.question === name).map(({ seed }) => idOf.get(`${seed}.pdf`))
          );
          expect([...(state?.answers[name]?.evidence ?? [])].sort()).toEqual([...wanted].sort());
          const last = steps.findLastIndex((one) => one.kind === 'type' && one.question === name);
          const value = name === 'policy' ? 1 + (last % 5) : `text ${last}`;
          if (last >= 0) expect(state?.answers[name]?.value).toBe(value);
        }
        await round.app.close();
      }),
      { numRuns: 60, examples: hard.map((steps) => [steps]) }
    );
  } finally {
    await store.remove();
  }
}, 60_000);
