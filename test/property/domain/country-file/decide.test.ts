import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange } from '#lib/domain/country-file/apply.ts';
import type { Answer, AnswerInput } from '#lib/domain/country-file/answer.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
import type { Command } from '#lib/domain/country-file/command.ts';
import { sayTheSame } from '#lib/domain/country-file/same-answer.ts';
import { decide } from '#lib/domain/country-file/decide.ts';
import { fileStatuses, type FileState, type FileStatus } from '#lib/domain/country-file/file-state.ts';
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
import { answered, head, headNamed, play, saved, submitting } from '../../../support/play-file.ts';

const stranger = { personId: 'stranger', role: 'focal_point' } as const;
const people = [focalPoint, contributor, analyst, administrator, stranger, head] as const;

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
  /** Whether somebody tries who is not the one to do it. */
  astray: fc.constantFrom(false, false, false, true),
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
    'name_focal_point',
    'freeze',
    'unfreeze',
    'send_back',
    'withdraw',
    'ask_more_time',
    'grant_more_time',
    'refuse_more_time',
    'decline',
    'take_part_again',
    'ask_country',
    'ask_country',
    'reply_to_iite',
    'settle_question',
    'mark_answers',
    'reopen',
    'comment',
    'add_link',
    'remove_evidence'
  ),
  answers: fc.array(answer, { minLength: 1, maxLength: 3 }),
  behind: fc.constantFrom(0, 0, 0, 1),
  closed: fc.constantFrom(false, false, false, false, true),
  question: fc.constantFrom('policy', 'computers', 'consent', 'count', 'ratio', 'nowhere'),
  headSigns: fc.boolean(),
  cites: fc.boolean()
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

function inputsOf(state: FileState, answers: readonly Typed[], cites: boolean): Record<string, AnswerInput> {
  const evidence = cites ? state.evidence.slice(-2).map(({ id }) => id) : undefined;
  return Object.fromEntries(
    answers.map((one) => {
      const input = typed(one.value, Math.max(0, state.revision - one.behind), one.state);
      return [one.question, evidence === undefined ? input : { ...input, evidence }];
    })
  );
}

function commandOf(state: FileState, one: Step): Command {
  const { kind, answers, behind, question, headSigns, cites } = one;
  const number = state.submissions.length - behind;
  const reason = 'for a reason';
  const until = '2027-06-30T00:00:00.000Z';
  switch (kind) {
    case 'save_answers':
      return { kind, answers: inputsOf(state, answers, cites) };
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
    case 'freeze':
      return { kind, expectedRevision: state.revision - behind, signer: headSigns ? headNamed : null };
    case 'unfreeze':
    case 'send_back':
    case 'refuse_more_time':
    case 'decline':
    case 'take_part_again':
      return { kind, reason };
    case 'withdraw':
    case 'reopen':
      return { kind, number, reason };
    case 'ask_more_time':
      return { kind, reason, until };
    case 'grant_more_time':
      return { kind, until, words: '' };
    case 'ask_country':
      return { kind, number, language: 'en', questions: [{ question, text: 'why?' }] };
    case 'reply_to_iite':
      return { kind, question, text: 'so', language: 'fr' };
    case 'settle_question':
      return { kind, question };
    case 'mark_answers':
      return { kind, number, marks: { [question]: headSigns ? 'validated' : null } };
    case 'comment':
      return { kind, question, text: 'hm' };
    case 'add_link':
      return { kind, item: { id: `l${state.revision}`, title: 't', date: null, url: 'https://example.org' } };
    case 'remove_evidence':
      return { kind, id: state.evidence.at(-1 - behind)?.id ?? 'none' };
  }
}

/** Who would do it, of those who may. */
function actorOf(state: FileState, { kind, by, astray }: Step): Step['by'] {
  if (astray || by === contributor) return by;
  switch (kind) {
    case 'return':
    case 'approve':
    case 'ask_country':
    case 'settle_question':
    case 'mark_answers':
    case 'reopen':
    case 'grant_more_time':
    case 'refuse_more_time':
      return analyst;
    case 'name_focal_point':
      return administrator;
    case 'send_back':
      return head;
    case 'submit':
      return (state.frozen?.signer ?? null) === null ? focalPoint : head;
    default:
      return focalPoint;
  }
}

const contextOf = ({ by, closed }: Step) =>
  contextFor(by, { campaign: { ...openCampaign, status: closed ? 'closed' : 'open' } });

const follows: Readonly<Record<FileStatus, readonly FileStatus[]>> = {
  invited: ['invited', 'in_progress', 'declined'],
  in_progress: ['in_progress', 'frozen', 'submitted', 'declined'],
  frozen: ['frozen', 'in_progress', 'returned', 'submitted', 'declined'],
  submitted: ['submitted', 'returned', 'approved', 'in_progress'],
  returned: ['returned', 'frozen', 'submitted', 'declined'],
  approved: ['approved', 'returned'],
  declined: ['declined', 'invited', 'in_progress', 'frozen', 'returned']
};
const withoutTrace = (state: FileState) => ({
  ...state,
  revision: 0,
  contentRevision: 0,
  lastActivityAt: '',
  answers: Object.fromEntries(Object.entries(state.answers).map(([name, one]) => [name, { ...one, revision: 0 }]))
});

/** A signed file that was returned for one question. */
const asked = play(
  fileAfter(given, saved({ policy: answered(4), computers: answered('yes'), count: answered(7) })),
  [focalPoint, submitting],
  [analyst, { kind: 'ask_country', number: 1, language: 'en', questions: [{ question: 'count', text: 'why?' }] }],
  [analyst, { kind: 'return', number: 1, reason: '' }]
);

function writtenIn(change: Change, name: string): (Answer & { readonly revision: number }) | undefined {
  const answer = change.kind === 'answers_saved' ? change.answers[name] : undefined;
  return answer && { ...answer, revision: change.revision };
}
/** What an answer says, its evidence apart; nothing has been said before the first. */
function wordsOf(answer: Answer | undefined): unknown {
  const { state, value, comment, source, confidential, explanation, takenOver } = answer ?? {
    state: 'blank',
    value: null,
    comment: null
  };
  return { state, value, comment, source, confidential, explanation, takenOver };
}

describe('any interleaving of commands by several people', () => {
  it('reaches no forbidden state, loses no acknowledged answer, and every change fits the log', () => {
    const reached = new Set<string>();
    let signedUnlocked = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(fileAfter(given), asked),
        fc.array(step, { minLength: 60, maxLength: 150 }),
        (start, steps) => {
          let state = start;
          const log: Change[] = [];
          for (const tried of steps) {
            const one = { ...tried, by: actorOf(state, tried) };
            const before = state;
            const command = commandOf(state, one);
            const result = decide(state, command, contextOf(one));
            if (isProblem(result) || result.change === null) continue;
            const change = changeAfter(state, result.change, one.by.personId);
            state = applyChange(state, change);
            log.push(change);
            reached.add(state.status);

            expect(follows[before.status]).toContain(state.status);
            expect(state.submissions.map(({ number }) => number)).toEqual(
              state.submissions.map((_, index) => index + 1)
            );
            if (change.kind === 'answers_saved' || change.kind.startsWith('evidence_')) {
              expect(['invited', 'in_progress', 'returned']).toContain(before.status);
              expect(one.closed && before.deadline === null).toBe(false);
              expect(['focal', 'amal']).toContain(one.by.personId);
            }
            // Where the head was named, he alone signs; nobody of IITE ever does.
            if (change.kind === 'submitted') {
              expect(one.by.personId).toBe(before.frozen?.signer?.personId ?? 'focal');
              if (before.unlocked !== null) signedUnlocked += 1;
            }
            if (one.by.role === 'analyst' || one.by.role === 'administrator')
              expect(state.answers).toBe(before.answers);
            // A return holds until the approval: it never widens in between.
            if (before.unlocked !== null && change.kind !== 'approved' && change.kind !== 'returned')
              expect(state.unlocked).toBe(before.unlocked);
            const standing = state.submissions.filter(
              (stub) => stub.outcome === 'approved' && stub.supersededBy === null
            );
            expect(standing.length).toBeLessThanOrEqual(1);
            expect((state.frozen !== null) === (state.status === 'frozen' || state.declined?.before === 'frozen')).toBe(
              true
            );
            for (const name of new Set([...Object.keys(before.answers), ...Object.keys(state.answers)])) {
              const was = before.answers[name];
              const is = state.answers[name];
              if (is !== was && before.unlocked !== null) expect(before.unlocked).toContain(name);
              if (was === undefined || is === was) continue;
              if (change.kind === 'evidence_removed') {
                expect({ ...is, evidence: [] }).toEqual({ ...was, evidence: [] });
                continue;
              }
              // Only who has seen what the standing answer says replaces it; its evidence alone he need not have seen.
              const sent = command.kind === 'save_answers' ? command.answers[name] : undefined;
              const base = sent?.base ?? -1;
              expect(base).toBeLessThanOrEqual(before.revision);
              if (sent?.evidence !== undefined) expect(base).toBeGreaterThanOrEqual(was.revision);
              const answers = [start.answers[name], ...log.map((past) => writtenIn(past, name))];
              const seen = answers.findLast((answer) => answer !== undefined && answer.revision <= base);
              expect(wordsOf(seen)).toEqual(wordsOf(was));
            }
            if (change.kind === 'submitted') expect(state.answers['policy']?.state).toMatch(/answered|dont_know/);
          }
          expect(log.reduce<FileState>(applyChange, start)).toEqual(state);
        }
      ),
      { numRuns: 300 }
    );
    expect([...reached].sort()).toEqual([...fileStatuses].sort());
    expect(signedUnlocked).toBeGreaterThan(0);
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
