import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange } from '#lib/domain/country-file/apply.ts';
import type { AnswerInput } from '#lib/domain/country-file/answer.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
import type { Command } from '#lib/domain/country-file/command.ts';
import { sayTheSame } from '#lib/domain/country-file/decide-answers.ts';
import { decide } from '#lib/domain/country-file/decide.ts';
import type { FileState, FileStatus } from '#lib/domain/country-file/file-state.ts';
import { isProblem } from '#lib/domain/problem.ts';
import {
  administrator,
  analyst,
  changeAfter,
  contextFor,
  contributor,
  fileAfter,
  focalPoint,
  given,
  openCampaign,
  typed
} from '../../../support/small-file.ts';

const stranger = { personId: 'stranger', role: 'focal_point' } as const;
const people = [focalPoint, contributor, analyst, administrator, stranger] as const;

/** `behind`: how far the writer's page is behind the file's revision; -2: it claims to have seen what is not there yet. */
const answer = fc.record({
  question: fc.constantFrom('policy', 'computers', 'consent', 'count', 'evidence', 'nowhere'),
  value: fc.constantFrom<unknown>(1, 4, 'yes', 'no', 'named', 7, null, 'مرحبا'),
  state: fc.constantFrom('answered', 'dont_know', 'blank', 'refused'),
  behind: fc.constantFrom(0, 0, 0, 1, 3, -2)
});
type Typed = typeof answer extends fc.Arbitrary<infer One> ? One : never;

const step = fc.record({
  by: fc.constantFrom(...people, focalPoint, focalPoint, analyst),
  kind: fc.constantFrom(
    'save_answers',
    'save_answers',
    'save_answers',
    'submit',
    'return',
    'approve',
    'delegate',
    'withdraw_delegation',
    'visit',
    'name_focal_point'
  ),
  answers: fc.array(answer, { minLength: 1, maxLength: 3 }),
  behind: fc.constantFrom(0, 0, 0, 1),
  closed: fc.constantFrom(false, false, false, false, true)
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

function inputsOf(state: FileState, answers: readonly Typed[]): Record<string, AnswerInput> {
  return Object.fromEntries(
    answers.map((one) => [one.question, { ...typed(one.value, Math.max(0, state.revision - one.behind), one.state) }])
  );
}

function commandOf(state: FileState, { kind, answers, behind }: Step): Command {
  const number = state.submissions.length - behind;
  switch (kind) {
    case 'save_answers':
      return { kind, answers: inputsOf(state, answers) };
    case 'submit':
      return { kind, signer: { name: 'N', function: 'F' }, expectedRevision: state.revision - behind, language: 'en' };
    case 'return':
      return { kind, number, reason: 'look again' };
    case 'approve':
      return { kind, number, remarks: '' };
    case 'delegate':
      return { kind, personId: 'amal', name: 'amal', email: 'amal@example.org', sections: ['devices'] };
    case 'withdraw_delegation':
      return { kind, personId: 'amal' };
    case 'visit':
      return { kind };
    case 'name_focal_point':
      return { kind, personId: 'focal', name: 'focal', email: 'focal@example.org' };
  }
}

const contextOf = ({ by, closed }: Step) =>
  contextFor(by, { campaign: { ...openCampaign, status: closed ? 'closed' : 'open' } });

const follows: Readonly<Record<FileStatus, readonly FileStatus[]>> = {
  invited: ['invited', 'in_progress'],
  in_progress: ['in_progress', 'submitted'],
  submitted: ['submitted', 'returned', 'approved'],
  returned: ['returned', 'submitted'],
  approved: ['approved']
};
const withoutTrace = (state: FileState) => ({
  ...state,
  revision: 0,
  lastActivityAt: '',
  answers: Object.fromEntries(Object.entries(state.answers).map(([name, one]) => [name, { ...one, revision: 0 }]))
});

describe('any interleaving of commands by several people', () => {
  it('reaches no forbidden state, loses no acknowledged answer, and every change fits the log', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 60, maxLength: 150 }), (steps) => {
        let state = fileAfter(given);
        const log: Change[] = [];
        for (const one of steps) {
          const before = state;
          const command = commandOf(state, one);
          const result = decide(state, command, contextOf(one));
          if (isProblem(result) || result.change === null) continue;
          const change = changeAfter(state, result.change, one.by.personId);
          state = applyChange(state, change);
          log.push(change);
          reached.add(state.status);

          expect(follows[before.status]).toContain(state.status);
          expect(state.submissions.map(({ number }) => number)).toEqual(state.submissions.map((_, index) => index + 1));
          if (change.kind === 'answers_saved') {
            expect(['invited', 'in_progress', 'returned']).toContain(before.status);
            expect(one.closed).toBe(false);
            expect(['focal', 'amal']).toContain(one.by.personId);
          }
          for (const name of new Set([...Object.keys(before.answers), ...Object.keys(state.answers)])) {
            const was = before.answers[name];
            const is = state.answers[name];
            if (was === undefined || is === was) continue;
            // Only who has seen the standing answer replaces it.
            const sent = command.kind === 'save_answers' ? command.answers[name] : undefined;
            expect(sent?.base).toBeGreaterThanOrEqual(was.revision);
            expect(sent?.base).toBeLessThanOrEqual(before.revision);
          }
          if (change.kind === 'submitted') expect(state.answers['policy']?.state).toMatch(/answered|dont_know/);
        }
        expect(log.reduce<FileState>(applyChange, fileAfter(given))).toEqual(state);
      }),
      { numRuns: 300 }
    );
    expect([...reached].sort()).toEqual(['approved', 'in_progress', 'invited', 'returned', 'submitted']);
  });

  it('a resend changes nothing, whatever has happened since', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        let state = fileAfter(given);
        const sent: { readonly step: Step; readonly command: Command; readonly change: Change }[] = [];
        for (const one of steps) {
          // A page that claims to have seen the future is stopped by its change id, not here.
          const honest = { ...one, answers: one.answers.filter(({ behind }) => behind >= 0) };
          const command = commandOf(state, honest);
          const result = decide(state, command, contextOf(one));
          if (isProblem(result) || result.change === null) continue;
          const change = changeAfter(state, result.change, one.by.personId);
          state = applyChange(state, change);
          sent.push({ step: one, command, change });
        }
        for (const { step: one, command, change } of sent) {
          if (command.kind !== 'save_answers' || change.kind !== 'answers_saved') continue;
          const again = decide(state, command, contextOf(one));
          if (isProblem(again)) continue;
          expect(again.change).toBeNull();
          for (const name of Object.keys(change.answers)) {
            expect(again.unchanged.has(name) || again.conflicts.has(name) || again.refused.has(name)).toBe(true);
          }
        }
      }),
      { numRuns: 200 }
    );
  });

  it('answers to different questions give the same file in any order', () => {
    const inputs: readonly (readonly [string, AnswerInput])[] = [
      ['policy', typed(4)],
      ['computers', typed('yes')],
      ['consent', typed('aggregate')],
      ['count', typed(7)],
      ['evidence', typed('https://example.org')]
    ];
    const play = (order: readonly (readonly [string, AnswerInput])[]) =>
      order.reduce((state, [name, input]) => {
        const result = decide(state, { kind: 'save_answers', answers: { [name]: input } }, contextFor(focalPoint));
        if (isProblem(result) || result.change === null) throw new Error('an independent answer was not taken');
        return applyChange(state, changeAfter(state, result.change));
      }, fileAfter());
    const straight = withoutTrace(play(inputs));
    fc.assert(
      fc.property(fc.shuffledSubarray([...inputs], { minLength: inputs.length }), (order) => {
        expect(withoutTrace(play(order))).toEqual(straight);
      })
    );
    expect(straight.progress).toEqual({ general: [3, 3], devices: [1, 1] });
  });

  it('of two writers of one question who saw the same, the second is shown the first one’s text', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3), fc.constantFrom(1, 2, 3), (mine, yours) => {
        const before = fileAfter();
        const first = decide(
          before,
          { kind: 'save_answers', answers: { policy: typed(mine) } },
          contextFor(focalPoint)
        );
        if (isProblem(first) || first.change === null) throw new Error('the first answer was not taken');
        const state = applyChange(before, changeAfter(before, first.change));
        const second = decide(
          state,
          { kind: 'save_answers', answers: { policy: typed(yours) } },
          contextFor(focalPoint)
        );
        if (isProblem(second)) throw new Error(second.problem);
        expect(second.change).toBeNull();
        expect(second.conflicts.get('policy')?.value).toBe(mine === yours ? undefined : mine);
      })
    );
  });

  it('saying the same is an equivalence', () => {
    const some = fc.record({
      state: fc.constant('answered' as const),
      value: fc.constantFrom(1, '1', ['a', 'b'], ['b', 'a'], { a: 1, b: 2 }, { b: 2, a: 1 }, null),
      language: fc.constantFrom('en' as const, 'ar' as const),
      comment: fc.constantFrom(null, '', 'x')
    });
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        expect(sayTheSame(a, a)).toBe(true);
        expect(sayTheSame(a, b)).toBe(sayTheSame(b, a));
        if (sayTheSame(a, b) && sayTheSame(b, c)) expect(sayTheSame(a, c)).toBe(true);
      })
    );
  });
});
