/**
 * The queue in the browser against the real use case on a real store: whatever the order of typing, sending, lost requests
 * and replies, crashes, two tabs sending at once, a colleague's saves and a closed campaign, nothing is lost or doubled.
 */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { scopeOf } from '#lib/domain/access.ts';
import { triedAgain, typed, unsentOf, waits, type Unsent } from '#lib/ui/unsent/queue.ts';
import { sendOnce } from '#lib/ui/unsent/send.ts';
import { openUnsents, type Unsents } from '#lib/ui/unsent/store.ts';
import { colleagueSaves, fate, Line, type Fate } from '../../support/queue-line.ts';
import { smallRound } from '../../support/small-round.ts';
import { tempStore } from '../../support/temp-store.ts';

const open = '2026-03-01T10:00:00.000Z';
const closed = '2027-03-01T10:00:00.000Z';
const question = fc.constantFrom('evidence', 'evidence', 'count');
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('type' as const), question }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('send' as const), fate })
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('colleague' as const), question }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('arrive' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clock' as const), at: fc.constantFrom(open, closed) }) }
);

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
const type: Step = { kind: 'type', question: 'evidence' };
const send = (fate: Fate): Step => ({ kind: 'send', fate });
const clock = (at: typeof open | typeof closed): Step => ({ kind: 'clock', at });
const colleague: Step = { kind: 'colleague', question: 'evidence' };
/**
 * Tried in every run: a colleague between a lost reply and the resend; a reply that comes when its batch is long past; a
 * refusal, on its way while the campaign is opened again, that comes when the answer has been saved after all.
 */
const hard: readonly Step[][] = [
  [type, send('reply lost'), colleague, send('arrives')],
  [type, send('reply late'), send('arrives'), type, send('request lost'), { kind: 'arrive' }, send('arrives')],
  [clock(closed), type, send('reply late'), clock(open), send('reply late'), colleague],
  [clock(closed), type, send('reply late'), clock(open), send('reply lost'), colleague, { kind: 'arrive' }],
  [clock(closed), type, send('reply late'), clock(open), send('reply lost'), { kind: 'arrive' }, type, send('arrives')]
];

afterEach(() => vi.unstubAllGlobals());

test('nothing acknowledged is lost, nothing is written twice, and the last text of each question is saved or shown', async () => {
  const store = tempStore('embedded');
  let runs = 0;
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
        runs += 1;
        vi.stubGlobal('indexedDB', new IDBFactory());
        const round = await smallRound({ ...store.settings, DATA_DIR: `${store.settings['DATA_DIR'] ?? ''}/${runs}` });
        const line = new Line(round);
        vi.stubGlobal('fetch', line.fetch);
        const running: Promise<unknown>[] = [];
        const to = { fileId: round.fileId, personId: 'kenya', personName: 'Kenya' };
        const key = 'kenya small-2026.KEN';
        let unsents: Unsents = await openUnsents(key);
        const last = new Map<string, string>();
        let count = 0;
        for (const one of steps) {
          switch (one.kind) {
            case 'type': {
              count += 1;
              // Text where a number is asked: refused.
              const text = `mine ${count}`;
              last.set(one.question, text);
              const item: Unsent = {
                draft: { state: 'answered', typed: text, comment: '' },
                base: 0,
                input: { state: 'answered', value: text, comment: null, language: 'en' },
                typedAt: open
              };
              await unsents.change((kept) => typed(kept, { title: '', version: '' }, one.question, item));
              break;
            }
            case 'send':
              line.next(one.fate);
              // A second one may begin before it ends, as two tabs do in a browser without locks.
              running.push(sendOnce(unsents, to));
              await Promise.race([running.at(-1), line.held()]);
              break;
            case 'arrive':
              line.letThrough();
              await Promise.all(running.splice(0));
              break;
            case 'colleague':
              count += 1;
              await colleagueSaves(round, one.question, `theirs ${count}`);
              break;
            case 'crash':
              unsents = await openUnsents(key);
              break;
            case 'clock':
              round.setTime(one.at);
          }
        }
        line.letThrough();
        await Promise.all(running);
        line.next('arrives');
        round.setTime(open);
        await unsents.change(triedAgain);
        while (waits(await unsents.read())) await sendOnce(unsents, to);

        const left = unsentOf(await unsents.read());
        const changes = (await round.app.storage.countryFiles.changes(scopeOf(round.kenya), round.fileId)) ?? [];
        const written = changes.flatMap((change) =>
          change.kind === 'answers_saved'
            ? Object.entries(change.answers).map(([name, { value }]) => ({ name, value, revision: change.revision }))
            : []
        );
        for (const [name, text] of last) {
          const inLog = written.some((one) => one.name === name && one.value === text);
          const shown = left[name]?.draft.typed === text;
          // Not both: what is saved is not said to be unsaved.
          expect(inLog !== shown, `${name}: ${text}`).toBe(true);
        }
        for (const [what, revision] of line.acknowledged) {
          expect(
            written.some((one) => `${one.name}=${JSON.stringify(one.value)}` === what && one.revision === revision)
          ).toBe(true);
        }
        const texts = written.map(({ name, value }) => `${name}=${JSON.stringify(value)}`);
        expect(new Set(texts).size).toBe(texts.length);
        await round.app.close();
      }),
      { numRuns: 150, examples: hard.map((steps) => [steps]) }
    );
  } finally {
    await store.remove();
  }
}, 60_000);
