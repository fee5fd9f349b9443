import { describe, expect, it } from 'vitest';
import type { Command } from '#lib/domain/country-file/command.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import { decide } from '#lib/domain/country-file/decide.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { analyst, contextFor, contributor, fileAfter, focalPoint, given, typed } from '../../../support/small-file.ts';
import { answered, begun, play, saved, submitting, tried } from '../../../support/play-file.ts';

const full = fileAfter(
  given,
  saved({ policy: answered(4), evidence: answered('law'), computers: answered('yes'), count: answered(7) })
);
const signed = play(full, [focalPoint, submitting]);
const ask = (...questions: string[]): Command => ({
  kind: 'ask_country',
  number: 1,
  language: 'en',
  questions: questions.map((question) => ({ question, text: `why ${question}?` }))
});
const giveBack: Command = { kind: 'return', number: 1, reason: '' };
const asked = play(signed, [analyst, ask('count')], [analyst, giveBack]);

function refusedIn(state: FileState, names: readonly string[]): Record<string, string> {
  const answers = Object.fromEntries(
    names.map((name) => [name, typed(name === 'count' ? 9 : name === 'policy' ? 1 : 'no', state.revision)])
  );
  const result = decide(state, { kind: 'save_answers', answers }, contextFor(focalPoint));
  if (isProblem(result)) throw new Error(result.problem);
  return Object.fromEntries([...result.refused].map(([name, { problem }]) => [name, problem]));
}

describe('a question to the country', () => {
  it('grows a thread of its question, each side in its own language', () => {
    const state = play(
      signed,
      [analyst, ask('count', 'policy')],
      [contributor, { kind: 'reply_to_iite', question: 'count', text: ' Recensement ', language: 'fr' }],
      [analyst, ask('count')]
    );
    expect(state.threads.map(({ question, status, messages }) => [question, status, messages.length])).toEqual([
      ['count', 'open', 3],
      ['policy', 'open', 1]
    ]);
    expect(state.threads[0]?.messages[1]).toMatchObject({
      side: 'country',
      text: 'Recensement',
      language: 'fr',
      by: { personId: 'amal' }
    });
    expect(state.answers).toEqual(signed.answers);
  });

  it.each<[string, FileState, Command, typeof analyst | typeof focalPoint | typeof contributor, string]>([
    ['on a draft', full, ask('count'), analyst, 'file.moved_on'],
    ['on a question that is not there', signed, ask('attic'), analyst, 'answer.unknown_question'],
    ['twice on one question at once', signed, ask('count', 'count'), analyst, 'answer.unknown_question'],
    ['by the country', signed, ask('count'), focalPoint, 'access.not_allowed'],
    [
      'without words',
      signed,
      { kind: 'ask_country', number: 1, language: 'en', questions: [{ question: 'count', text: ' ' }] },
      analyst,
      'request.field_required'
    ],
    [
      'replied to where nothing was asked',
      signed,
      { kind: 'reply_to_iite', question: 'count', text: 'x', language: 'en' },
      focalPoint,
      'file.not_asked'
    ],
    [
      'replied to by a colleague whose question it is not',
      play(signed, [analyst, ask('policy')]),
      { kind: 'reply_to_iite', question: 'policy', text: 'x', language: 'en' },
      contributor,
      'answer.not_your_section'
    ]
  ])('is refused: %s', (_what, state, command, by, expected) => {
    expect(tried(state, by, command)).toBe(expected);
  });

  it('waits, is answered by signing, and is settled by the reviewer or the approval', () => {
    const again = play(asked, [focalPoint, submitting]);
    expect(again.threads[0]?.status).toBe('answered');
    expect(play(again, [analyst, { kind: 'settle_question', question: 'count' }]).threads[0]?.status).toBe('settled');
    expect(play(again, [analyst, { kind: 'approve', number: 2, remarks: '' }]).threads[0]?.status).toBe('settled');
  });
});

describe('a return', () => {
  it('unlocks what was asked and what depends on it; nothing else moves', () => {
    expect(asked).toMatchObject({
      status: 'returned',
      asked: ['count'],
      unlocked: ['count', 'count_source', 'ratio']
    });
    expect(refusedIn(asked, ['policy', 'computers', 'consent', 'count', 'ratio'])).toEqual({
      policy: 'answer.locked',
      computers: 'answer.locked',
      consent: 'answer.locked',
      ratio: 'answer.read_only'
    });
  });
  it('that asks on nothing needs a reason and unlocks everything', () => {
    expect(tried(signed, analyst, giveBack)).toBe('file.reason_required');
    const open = play(signed, [analyst, { kind: 'return', number: 1, reason: 'please look' }]);
    expect(open).toMatchObject({ asked: null, unlocked: null, returnReason: 'please look' });
    expect(refusedIn(open, ['policy', 'computers', 'count'])).toEqual({});
  });
  it('asks only what is open: a settled question does not come again', () => {
    const state = play(
      signed,
      [analyst, ask('count', 'consent')],
      [analyst, { kind: 'settle_question', question: 'count' }],
      [analyst, giveBack]
    );
    expect(state.unlocked).toEqual(['consent']);
  });
  it('keeps what it left locked until the approval, whatever is frozen, signed and withdrawn in between', () => {
    const later = play(
      asked,
      [focalPoint, (state) => ({ kind: 'freeze', expectedRevision: state.revision, signer: null })],
      [focalPoint, submitting],
      [focalPoint, { kind: 'withdraw', number: 2, reason: 'x' }]
    );
    expect(refusedIn(later, ['policy'])).toEqual({ policy: 'answer.locked' });
  });
});

describe('marks', () => {
  const mark = (marks: Record<string, 'validated' | 'documented' | null>): Command => ({
    kind: 'mark_answers',
    number: 1,
    marks
  });
  it('stand by submission and question, are changed and taken away', () => {
    const state = play(signed, [analyst, mark({ count: 'validated', policy: 'documented' })]);
    expect(state.marks.map(({ number, question, mark: one }) => [number, question, one])).toEqual([
      [1, 'count', 'validated'],
      [1, 'policy', 'documented']
    ]);
    expect(play(state, [analyst, mark({ count: null, policy: 'validated' })]).marks).toMatchObject([
      { question: 'policy', mark: 'validated' }
    ]);
    expect(play(state, [analyst, mark({ count: 'validated' })]).revision).toBe(state.revision);
    expect(tried(signed, analyst, mark({ attic: 'validated' }))).toBe('answer.unknown_question');
    expect(tried(signed, focalPoint, mark({ count: 'validated' }))).toBe('access.not_allowed');
  });
});

describe('reopening', () => {
  const approved = play(begun, [focalPoint, submitting], [analyst, { kind: 'approve', number: 1, remarks: 'thanks' }]);
  const reopen: Command = { kind: 'reopen', number: 1, reason: 'new law' };
  it('needs a reason and an approved file', () => {
    expect(tried(approved, analyst, { ...reopen, reason: '' })).toBe('file.reason_required');
    expect(tried(signed, analyst, reopen)).toBe('file.wrong_state');
    expect(tried(approved, focalPoint, reopen)).toBe('access.not_allowed');
  });
  it('begins a new submission; the old one stands until the new one is approved, and stays citable', () => {
    const open = play(approved, [analyst, reopen]);
    expect(open).toMatchObject({ status: 'returned', returnReason: 'new law', unlocked: null });
    expect(open.submissions).toMatchObject([{ number: 1, outcome: 'approved', supersededBy: null }]);
    const again = play(open, [focalPoint, submitting]);
    expect(again.submissions[0]).toMatchObject({ outcome: 'approved', supersededBy: null });
    expect(play(again, [analyst, { kind: 'approve', number: 2, remarks: '' }]).submissions).toMatchObject([
      { number: 1, outcome: 'approved', supersededBy: 2 },
      { number: 2, outcome: 'approved', supersededBy: null }
    ]);
  });
});
