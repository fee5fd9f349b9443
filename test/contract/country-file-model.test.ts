/**
 * Model-based: several people, spells off line, crashes, resends, freezes, signatures, questions, returns and approvals, in
 * any order, by the real use cases on both stores. No acknowledged answer is lost, no forbidden state is reached, and what a
 * return left locked does not move.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeOf } from '#lib/domain/access.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { approveSubmission } from '#lib/server/usecases/approve-submission.ts';
import { askCountry } from '#lib/server/usecases/ask-country.ts';
import { declineToTakePart } from '#lib/server/usecases/decline-to-take-part.ts';
import { freezeFile } from '#lib/server/usecases/freeze-file.ts';
import { openSection } from '#lib/server/usecases/open-section.ts';
import { reopenSubmission } from '#lib/server/usecases/reopen-submission.ts';
import { returnSubmission } from '#lib/server/usecases/return-submission.ts';
import { saveAnswers } from '#lib/server/usecases/save-answers.ts';
import { sendBackFile } from '#lib/server/usecases/send-back-file.ts';
import { submitFile } from '#lib/server/usecases/submit-file.ts';
import { takePartAgain } from '#lib/server/usecases/take-part-again.ts';
import { unfreezeFile } from '#lib/server/usecases/unfreeze-file.ts';
import { withdrawSubmission } from '#lib/server/usecases/withdraw-submission.ts';
import {
  check,
  checkAtTheEnd,
  logOf,
  names,
  possible,
  send,
  sendIntoTheDark,
  stateOf,
  type Batch,
  type Name,
  type Page,
  type Real
} from '../support/model-file.ts';
import { openSmallFile, smallRound, type SmallRound } from '../support/small-round.ts';
import { isAvailable, storeKinds, tempStore, type TempStore } from '../support/temp-store.ts';

type Who = 'focal' | 'amal';
/** Nothing is kept beside the real file: what is expected is worked out from what stands. */
type Model = Record<string, never>;
type Act = fc.AsyncCommand<Model, Real, true>;

const act = (name: string, run: (real: Real) => Promise<unknown>): Act => ({
  check: () => Promise.resolve(true),
  run: async (_model, real) => {
    await run(real);
    await check(real);
  },
  toString: () => name
});

interface Typing {
  readonly who: Who;
  readonly answers: readonly { readonly name: Name; readonly pick: number }[];
}
const typing: fc.Arbitrary<Typing> = fc.record({
  who: fc.constantFrom<Who>('focal', 'focal', 'amal'),
  answers: fc.uniqueArray(fc.record({ name: fc.constantFrom(...names), pick: fc.nat({ max: 2 }) }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ name }) => name
  })
});

function batchOf(real: Real, page: Page, answers: Typing['answers']): Batch {
  const inputs = answers.map(({ name, pick }) => {
    const value = possible[name][pick % possible[name].length];
    const base = page.known.get(name) ?? 0;
    return [name, { base, state: 'answered', value, comment: null, language: 'en' }] as const;
  });
  return { changeId: real.nextId(), answers: Object.fromEntries(inputs) };
}

async function look(real: Real, who: Who): Promise<void> {
  const page = real.pages[who];
  const { fileId, round } = real;
  for (const section of ['general', 'devices']) {
    const opened = await openSection(round.app, page.actor, { fileId, section });
    if (isProblem(opened)) continue;
    for (const [name, { revision }] of Object.entries(opened.answers)) page.known.set(name, revision);
  }
}

const flush = async (real: Real, who: Who): Promise<void> => {
  const page = real.pages[who];
  for (const batch of page.queue.splice(0)) await send(real, page, batch, true);
};

/** An act on the file, tried by whoever may; that it is refused in the wrong state is part of the game. */
const tried = (
  name: string,
  run: (real: Real, target: { fileId: string; changeId: string }) => Promise<unknown>
): Act => act(name, (real) => run(real, { fileId: real.fileId, changeId: real.nextId() }));

const newest = async (real: Real): Promise<number> => (await stateOf(real)).submissions.at(-1)?.number ?? 0;
const revision = async (real: Real): Promise<number> => (await stateOf(real)).revision;

const acts: readonly fc.Arbitrary<Act>[] = [
  typing.map(({ who, answers }) =>
    act(`${who} saves ${answers.map(({ name }) => name).join()}`, (real) =>
      send(real, real.pages[who], batchOf(real, real.pages[who], answers), false)
    )
  ),
  typing.map(({ who, answers }) =>
    act(`${who} types off line`, (real) => {
      real.pages[who].queue.push(batchOf(real, real.pages[who], answers));
      return Promise.resolve();
    })
  ),
  typing.map(({ who, answers }) =>
    act(`${who} saves and the reply is lost`, (real) =>
      sendIntoTheDark(real, real.pages[who], batchOf(real, real.pages[who], answers))
    )
  ),
  fc.constantFrom<Who>('focal', 'amal').map((who) => act(`${who} comes back`, (real) => flush(real, who))),
  fc.constantFrom<Who>('focal', 'amal').map((who) => act(`${who} looks`, (real) => look(real, who))),
  fc.boolean().map((byHead) =>
    tried(byHead ? 'freezes for the head' : 'freezes', async (real, target) =>
      freezeFile(real.round.app, real.pages.focal.actor, {
        ...target,
        expectedRevision: await revision(real),
        signer: byHead ? { name: 'Head', email: 'head@example.org' } : null
      })
    )
  ),
  fc.constant(
    tried('unfreezes', (real, target) =>
      unfreezeFile(real.round.app, real.pages.focal.actor, { ...target, reason: 'r' })
    )
  ),
  fc.constant(
    tried('sends back', (real, target) => sendBackFile(real.round.app, real.head, { ...target, reason: 'r' }))
  ),
  fc.constantFrom('focal', 'head').map((who) =>
    tried(`${who} signs`, async (real, target) => {
      const before = await stateOf(real);
      const result = await submitFile(real.round.app, who === 'head' ? real.head : real.pages.focal.actor, {
        ...target,
        expectedRevision: before.revision,
        signer: { name: 'W', function: 'S' },
        language: 'en'
      });
      if (isProblem(result)) return;
      // Who signs is who was named, and what is signed is what stands.
      expect(before.frozen?.signer === undefined || before.frozen.signer === null ? 'focal' : 'head').toBe(who);
      const { app, analyst } = real.round;
      const submission = await app.storage.submissions.get(scopeOf(analyst), real.fileId, result.number);
      for (const [name, answer] of Object.entries(submission?.content.answers ?? {}))
        expect(answer.value).toEqual(before.answers[name]?.value);
    })
  ),
  fc.constant(
    tried('withdraws', async (real, target) =>
      withdrawSubmission(real.round.app, real.pages.focal.actor, { ...target, number: await newest(real), reason: 'r' })
    )
  ),
  fc.constantFrom(...names).map((question) =>
    tried(`IITE asks on ${question}`, async (real, target) =>
      askCountry(real.round.app, real.round.analyst, {
        ...target,
        number: await newest(real),
        language: 'en',
        questions: [{ question, text: 'why?' }]
      })
    )
  ),
  fc
    .constantFrom('', 'look again')
    .map((reason) =>
      tried('IITE returns', async (real, target) =>
        returnSubmission(real.round.app, real.round.analyst, { ...target, number: await newest(real), reason })
      )
    ),
  fc.constant(
    tried('IITE approves', async (real, target) =>
      approveSubmission(real.round.app, real.round.analyst, { ...target, number: await newest(real), remarks: '' })
    )
  ),
  fc.constant(
    tried('IITE reopens', async (real, target) =>
      reopenSubmission(real.round.app, real.round.analyst, { ...target, number: await newest(real), reason: 'r' })
    )
  ),
  fc.constant(
    tried('declines', (real, target) =>
      declineToTakePart(real.round.app, real.pages.focal.actor, { ...target, reason: 'r' })
    )
  ),
  fc.constant(
    tried('takes part again', (real, target) =>
      takePartAgain(real.round.app, real.pages.focal.actor, { ...target, reason: 'r' })
    )
  )
];

/** Signed by whoever may, with what is required: the way to everything that IITE does. */
async function signed(real: Real): Promise<number> {
  const { round, fileId, pages, head } = real;
  const target = () => ({ fileId, changeId: real.nextId() });
  await takePartAgain(round.app, pages.focal.actor, { ...target(), reason: 'r' });
  await reopenSubmission(round.app, round.analyst, { ...target(), number: await newest(real), reason: 'r' });
  await look(real, 'focal');
  const { answers } = await stateOf(real);
  const lacking = (['policy', 'count'] as const).filter((name) => answers[name] === undefined);
  if (lacking.length > 0) {
    const batch = batchOf(
      real,
      pages.focal,
      lacking.map((name) => ({ name, pick: 1 }))
    );
    await send(real, pages.focal, batch, false);
  }
  const { frozen } = await stateOf(real);
  const signer = { name: 'W', function: 'S' };
  const input = { ...target(), expectedRevision: await revision(real), signer, language: 'en' as const };
  await submitFile(round.app, (frozen?.signer ?? null) === null ? pages.focal.actor : head, input);
  return newest(real);
}

const roundTrip = fc.constantFrom(...names).map((question) =>
  act(`signed, asked on ${question}, returned`, async (real) => {
    const { round, fileId } = real;
    const target = () => ({ fileId, changeId: real.nextId() });
    const number = await signed(real);
    const questions = [{ question, text: 'why?' }];
    await askCountry(round.app, round.analyst, { ...target(), number, language: 'en', questions });
    await returnSubmission(round.app, round.analyst, { ...target(), number, reason: '' });
  })
);
const toApproval = fc.constant(
  act('signed, approved, reopened', async (real) => {
    const { round, fileId } = real;
    const target = () => ({ fileId, changeId: real.nextId() });
    const number = await signed(real);
    await approveSubmission(round.app, round.analyst, { ...target(), number, remarks: '' });
    await check(real);
    await reopenSubmission(round.app, round.analyst, { ...target(), number, reason: 'r' });
  })
);

/** A file each: letters that no country has. */
const codeOf = (n: number): string =>
  [Math.floor(n / 676), Math.floor(n / 26) % 26, n % 26].map((one) => String.fromCharCode(65 + one)).join('');

describe.each(storeKinds)('a country file on the %s store', (kind) => {
  describe.skipIf(!isAvailable(kind))('whatever its people do', () => {
    let store: TempStore;
    let round: SmallRound;
    let files = 0;
    let ids = 0;

    const open = async (): Promise<Real> => {
      const fileId = await openSmallFile(round, codeOf((files += 1)));
      const person = (id: string, role: 'contributor' | 'signer') => ({
        ...round.kenya,
        personId: id,
        name: id,
        email: `${id}@example.org`,
        role
      });
      return {
        round,
        fileId,
        pages: {
          focal: { actor: round.kenya, known: new Map(), queue: [] },
          amal: { actor: person('amal', 'contributor'), known: new Map(), queue: [] }
        },
        head: person('head', 'signer'),
        nextId: () => `m${(ids += 1)}`,
        acknowledged: [],
        locked: null
      };
    };

    beforeAll(async () => {
      store = tempStore(kind);
      round = await smallRound(store.settings);
    });
    afterAll(async () => {
      await round.app.close();
      await store.remove();
    });

    it('no acknowledged answer is lost, no forbidden state is reached, nothing locked moves', async () => {
      const reached = new Map<string, number>();
      let savedWhileLocked = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.commands([...acts, roundTrip, roundTrip, toApproval, ...acts.slice(0, 6)], {
            maxCommands: 60,
            size: '+1'
          }),
          async (commands) => {
            const real = await open();
            await fc.asyncModelRun(() => ({ model: {}, real }), commands);
            for (const who of ['focal', 'amal'] as const) await flush(real, who);
            await checkAtTheEnd(real);
            let locked = false;
            for (const change of await logOf(real)) {
              reached.set(change.kind, (reached.get(change.kind) ?? 0) + 1);
              if (change.kind === 'returned') locked = change.unlocked !== null;
              if (change.kind === 'answers_saved' && locked) savedWhileLocked += 1;
            }
          }
        ),
        { numRuns: kind === 'embedded' ? 30 : 10 }
      );
      // Otherwise the run has said nothing about these acts.
      for (const one of ['answers_saved', 'frozen', 'submitted', 'country_asked', 'returned', 'approved', 'reopened']) {
        expect([one, reached.has(one)]).toEqual([one, true]);
      }
      expect(savedWhileLocked).toBeGreaterThan(0);
    });

    it('independent answers give the same file in any order, one by one or all at once', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray([...names], { minLength: names.length }),
          fc.boolean(),
          async (order, atOnce) => {
            const real = await open();
            const save = (name: Name) =>
              saveAnswers(round.app, round.kenya, {
                fileId: real.fileId,
                changeId: real.nextId(),
                answers: { [name]: { base: 0, state: 'answered', value: possible[name][0], language: 'en' } }
              });
            if (atOnce) await Promise.all(order.map(save));
            else for (const name of order) await save(name);
            const { answers, status, progress } = await stateOf(real);
            const values = Object.fromEntries(names.map((name) => [name, answers[name]?.value]));
            expect(values).toEqual(Object.fromEntries(names.map((name) => [name, possible[name][0]])));
            expect([status, progress]).toEqual(['in_progress', { general: [3, 3], devices: [1, 1] }]);
          }
        ),
        { numRuns: 12 }
      );
    });
  });
});
