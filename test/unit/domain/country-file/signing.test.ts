import { describe, expect, it } from 'vitest';
import type { Command } from '#lib/domain/country-file/command.ts';
import {
  administrator,
  analyst,
  contributor,
  fileAfter,
  focalPoint,
  given,
  typed
} from '../../../support/small-file.ts';
import {
  answered,
  begun,
  freezing,
  head,
  headNamed,
  play,
  saved,
  submitting,
  tried
} from '../../../support/play-file.ts';

const save = (base: number): Command => ({ kind: 'save_answers', answers: { policy: typed(5, base) } });
const forHead = play(begun, [focalPoint, freezing(headNamed)]);
const forSelf = play(begun, [focalPoint, freezing(null)]);

describe('freezing', () => {
  it('stops answers until it is taken back, with a reason', () => {
    expect(forSelf).toMatchObject({ status: 'frozen', frozen: { revision: 3, signer: null } });
    expect(tried(forSelf, focalPoint, save(3))).toBe('file.frozen');
    expect(tried(forSelf, focalPoint, { kind: 'unfreeze', reason: ' ' })).toBe('file.reason_required');
    const open = play(forSelf, [focalPoint, { kind: 'unfreeze', reason: 'a figure is wrong' }]);
    expect(open).toMatchObject({
      status: 'in_progress',
      frozen: null,
      unfrozen: { reason: 'a figure is wrong', sentBack: false }
    });
    expect(tried(open, focalPoint, save(3))).toBe('taken');
  });

  it.each([
    ['an incomplete file', fileAfter(saved({ computers: answered('yes') })), focalPoint, 'file.incomplete'],
    ['an untouched one', fileAfter(), focalPoint, 'file.wrong_state'],
    ['one that is frozen', forSelf, focalPoint, 'file.frozen'],
    ['by a contributor', fileAfter(given, saved({ policy: answered(3) })), contributor, 'access.not_allowed'],
    ['by a stranger', begun, { personId: 'x', role: 'focal_point' as const }, 'file.not_found']
  ])('is refused: %s', (_what, state, by, expected) => {
    expect(tried(state, by, freezing(null)(state))).toBe(expected);
  });

  it('is refused for what was not read, and not for what colleagues said meanwhile', () => {
    const talked = play(begun, [focalPoint, { kind: 'comment', question: 'policy', text: 'Sure?' }]);
    expect(tried(talked, focalPoint, { kind: 'freeze', expectedRevision: 3, signer: null })).toBe('taken');
    const moved = play(begun, [focalPoint, save(3)]);
    expect(tried(moved, focalPoint, { kind: 'freeze', expectedRevision: 3, signer: null })).toBe('file.moved_on');
  });

  it('names no colleague who fills as the signer', () => {
    const amal = { personId: 'amal', name: 'amal', email: 'amal@example.org' };
    const state = fileAfter(given, saved({ policy: answered(3) }));
    expect(tried(state, focalPoint, { kind: 'freeze', expectedRevision: state.revision, signer: amal })).toBe(
      'file.address_unusable'
    );
  });
});

describe('who signs', () => {
  it.each([
    ['the head where he was named', forHead, head, 'taken'],
    ['not the focal point then', forHead, focalPoint, 'file.not_the_signer'],
    ['the focal point where he said so', forSelf, focalPoint, 'taken'],
    ['the focal point without freezing', begun, focalPoint, 'taken'],
    ['no reviewer', forSelf, analyst, 'file.not_found'],
    ['no administrator', forSelf, administrator, 'file.not_found']
  ])('%s', (_who, state, by, expected) => {
    expect(tried(state, by, submitting(state))).toBe(expected);
  });

  it('the head may do nothing but sign or send back', () => {
    for (const command of [
      save(3),
      { kind: 'unfreeze', reason: 'x' },
      { kind: 'comment', question: 'policy', text: 'x' },
      { kind: 'withdraw', number: 1, reason: 'x' },
      { kind: 'decline', reason: 'x' }
    ] as const) {
      expect(tried(forHead, head, command)).toBe('access.not_allowed');
    }
  });

  it('a head of an earlier freezing does not sign a later one', () => {
    const other = { personId: 'other', name: 'Other', email: 'other@example.org' } as const;
    const again = play(
      forHead,
      [head, { kind: 'send_back', reason: 'not yet' }],
      [focalPoint, (state) => ({ kind: 'freeze', expectedRevision: state.revision, signer: other })]
    );
    expect(tried(again, head, submitting(again))).toBe('file.not_found');
    expect(again.members.filter(({ role }) => role === 'signer').map(({ personId }) => personId)).toEqual(['other']);
  });

  it('sends back with a reason, which the focal point reads', () => {
    expect(play(forHead, [head, { kind: 'send_back', reason: 'wrong year' }])).toMatchObject({
      status: 'in_progress',
      unfrozen: { reason: 'wrong year', sentBack: true, by: { personId: 'head' } }
    });
    expect(tried(forSelf, focalPoint, { kind: 'send_back', reason: 'x' })).toBe('access.not_allowed');
  });

  it('what is signed is what was frozen', () => {
    const signed = play(forHead, [head, submitting]);
    expect(signed).toMatchObject({ status: 'submitted', frozen: null, submissions: [{ outcome: 'submitted' }] });
    expect(signed.answers).toEqual(forHead.answers);
  });
});

describe('withdrawing the signature', () => {
  const signed = play(begun, [focalPoint, submitting]);
  it('before a decision, with a reason; the submission stays as withdrawn', () => {
    expect(tried(signed, focalPoint, { kind: 'withdraw', number: 1, reason: '' })).toBe('file.reason_required');
    const open = play(signed, [focalPoint, { kind: 'withdraw', number: 1, reason: 'wrong file' }]);
    expect(open).toMatchObject({
      status: 'in_progress',
      submissions: [{ number: 1, outcome: 'withdrawn', words: 'wrong file' }]
    });
    expect(play(open, [focalPoint, submitting]).submissions.map(({ number }) => number)).toEqual([1, 2]);
    expect(tried(open, analyst, { kind: 'approve', number: 1, remarks: '' })).toBe('file.wrong_state');
  });
  it('is refused after it', () => {
    const approved = play(signed, [analyst, { kind: 'approve', number: 1, remarks: '' }]);
    expect(tried(approved, focalPoint, { kind: 'withdraw', number: 1, reason: 'x' })).toBe('file.wrong_state');
    expect(tried(begun, focalPoint, { kind: 'withdraw', number: 1, reason: 'x' })).toBe('file.moved_on');
  });
  it('of an answer to a return gives the return back: same reason, same questions', () => {
    const returned = play(
      signed,
      [analyst, { kind: 'ask_country', number: 1, language: 'en', questions: [{ question: 'policy', text: '?' }] }],
      [analyst, { kind: 'return', number: 1, reason: 'please' }],
      [focalPoint, submitting],
      [focalPoint, { kind: 'withdraw', number: 2, reason: 'not ready' }]
    );
    expect(returned).toMatchObject({ status: 'returned', returnReason: 'please', unlocked: ['policy', 'evidence'] });
  });
});
