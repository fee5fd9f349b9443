import { describe, expect, it } from 'vitest';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { ChangeBody } from '#lib/domain/country-file/change.ts';
import type { Command, Decision } from '#lib/domain/country-file/command.ts';
import { decide } from '#lib/domain/country-file/decide.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import {
  administrator,
  analyst,
  contextFor,
  contributor,
  fileAfter,
  focalPoint,
  given,
  openCampaign,
  typed
} from '../../../support/small-file.ts';

const whole = { asked: null, unlocked: null } as const;

const answered = (value: Answer['value']): Answer => ({ state: 'answered', value, language: 'en', comment: null });
const saved = (answers: Readonly<Record<string, Answer>>): ChangeBody => ({
  kind: 'answers_saved',
  answers,
  progress: { general: [1, 3] }
});
const submitted: ChangeBody = {
  kind: 'submitted',
  receipt: 'SMALL-2026-KEN-1',
  number: 1,
  sha256: 'abc',
  signer: { name: 'N', function: 'F' },
  language: 'en'
};
const complete = saved({ policy: answered(3) });
const signer = { name: 'Wanjiru', function: 'Secretary-General' };

function decision(result: Decision | Problem): Decision {
  if (isProblem(result)) throw new Error(`refused: ${result.problem}`);
  return result;
}
const refusalOf = (result: Decision | Problem) => (isProblem(result) ? result.problem : 'taken');
const save = (
  state: FileState,
  answers: Extract<Command, { kind: 'save_answers' }>['answers'],
  by = contextFor(focalPoint)
) => decide(state, { kind: 'save_answers', answers }, by);

describe('saving answers', () => {
  it('records the good ones as one change and names the others', () => {
    const result = decision(
      save(fileAfter(), { policy: typed(4), computers: typed('maybe'), nowhere: typed(1), ratio: typed(2) })
    );
    expect(result.change).toEqual({
      kind: 'answers_saved',
      answers: { policy: { state: 'answered', value: 4, language: 'en', comment: null } },
      progress: { general: [1, 3] }
    });
    expect([...result.refused].map(([name, { problem }]) => [name, problem])).toEqual([
      ['computers', 'answer.unknown_choice'],
      ['nowhere', 'answer.unknown_question'],
      ['ratio', 'answer.read_only']
    ]);
  });

  it('gives a stale writer the answer that stands, and records nothing', () => {
    const state = fileAfter(saved({ policy: answered(3) }));
    const result = decision(save(state, { policy: typed(4, 2) }));
    expect(result.change).toBeNull();
    expect(result.conflicts.get('policy')).toEqual({
      state: 'answered',
      value: 3,
      language: 'en',
      comment: null,
      revision: 3,
      at: '2026-03-01T10:00:00.000Z',
      by: { personId: 'focal', name: 'focal' }
    });
  });

  it('keeps in the log an answer that its writer gives up for the one that stands', () => {
    const state = fileAfter(saved({ policy: answered(3) }));
    const { state: kind, value, comment, language } = answered(3);
    const setAside = { state: 'answered', value: 4, language: 'en', comment: 'My count' } as const;
    const input = { base: state.revision, state: kind, value, comment, language, setAside };
    const result = decision(save(state, { policy: input }));
    expect(result.unchanged).toEqual(new Set(['policy']));
    expect(result.change).toEqual({
      kind: 'answers_saved',
      answers: {},
      setAside: { policy: { state: 'answered', value: 4, language: 'en', comment: 'My count' } },
      progress: { general: [1, 3] }
    });
    // It says nothing new: nothing is recorded.
    const same = decision(save(state, { policy: { ...input, setAside: { ...setAside, value: 3, comment: null } } }));
    expect(same.change).toBeNull();
    const unread = decision(save(state, { policy: { ...input, setAside: { ...setAside, value: 9 } } }));
    expect(unread.change).toBeNull();
  });

  it('moves no answer and no copy to sign by what is set aside', () => {
    const before = fileAfter(saved({ policy: answered(3) }));
    const after = fileAfter(saved({ policy: answered(3) }), {
      kind: 'answers_saved',
      answers: {},
      setAside: { policy: answered(4) },
      progress: before.progress
    });
    expect(after.answers).toEqual(before.answers);
    expect(after.contentRevision).toBe(before.contentRevision);
  });

  it('finds no conflict and no change where the stale writer says the same', () => {
    const result = decision(save(fileAfter(saved({ policy: answered(3) })), { policy: typed(3, 0) }));
    expect(result).toEqual({ change: null, refused: new Map(), conflicts: new Map(), unchanged: new Set(['policy']) });
  });

  it('takes a change from who has seen what stands', () => {
    const result = decision(save(fileAfter(saved({ policy: answered(3) })), { policy: typed(4, 3) }));
    expect(result.change).toMatchObject({ answers: { policy: { value: 4 } } });
  });

  it('evidence given meanwhile, by whomever, comes between nobody and his own words', () => {
    const cited = { ...answered(3), evidence: ['e1'] };
    const state = fileAfter(saved({ policy: answered(3) }), saved({ policy: cited }));
    expect(decision(save(state, { policy: typed(4, 3) })).change).toMatchObject({
      answers: { policy: { value: 4, evidence: ['e1'] } }
    });
    // Who has not seen the words themselves, and who would put another list in the place of this one.
    expect(decision(save(state, { policy: typed(4, 2) })).conflicts.has('policy')).toBe(true);
    const listed = { ...typed(3, 3), evidence: [] };
    expect(decision(save(state, { policy: listed })).conflicts.has('policy')).toBe(true);
    const more = fileAfter(saved({ policy: cited }), saved({ policy: answered(3) }), saved({ policy: answered(5) }));
    expect(decision(save(more, { policy: typed(4, 3) })).conflicts.has('policy')).toBe(true);
    const first = fileAfter(saved({ policy: { ...answered(null), state: 'blank', evidence: ['e1'] } }));
    expect(decision(save(first, { policy: typed(4, 0) })).change).toMatchObject({ answers: { policy: { value: 4 } } });
  });

  it('does not believe a base that the file has not reached', () => {
    const result = decision(save(fileAfter(saved({ policy: answered(3) })), { policy: typed(4, 99) }));
    expect(result.conflicts.has('policy')).toBe(true);
  });

  it('a question left blank from the start is no change', () => {
    expect(decision(save(fileAfter(), { policy: typed(null, 0, 'blank') })).change).toBeNull();
  });

  it('keeps the answer to a question that is hidden now', () => {
    expect(decision(save(fileAfter(), { count: typed(7) })).change).toMatchObject({ answers: { count: { value: 7 } } });
  });

  it('a contributor writes in his sections only', () => {
    const result = decision(save(fileAfter(given), { policy: typed(4), count: typed(7) }, contextFor(contributor)));
    expect(result.change).toMatchObject({ answers: { count: { value: 7 } } });
    expect(result.refused.get('policy')?.problem).toBe('answer.not_your_section');
  });

  it('names like __proto__ are unknown questions and reach nothing', () => {
    const answers = JSON.parse(
      '{"__proto__": {"base": 0, "state": "answered", "value": 1, "language": "en"}}'
    ) as Record<string, ReturnType<typeof typed>>;
    const result = decision(save(fileAfter(), answers));
    expect(result.refused.get('__proto__')?.problem).toBe('answer.unknown_question');
  });

  it.each([
    ['a stranger', fileAfter(), contextFor({ personId: 'stranger', role: 'focal_point' }), 'file.not_found'],
    [
      'a contributor whose sections were taken back',
      fileAfter(given, { kind: 'delegation_withdrawn', personId: 'amal' }),
      contextFor(contributor),
      'file.not_found'
    ],
    ['an analyst', fileAfter(), contextFor(analyst), 'file.not_found'],
    ['after submission', fileAfter(complete, submitted), contextFor(focalPoint), 'file.read_only'],
    [
      'after approval',
      fileAfter(complete, submitted, { kind: 'approved', remarks: '' }),
      contextFor(focalPoint),
      'file.read_only'
    ],
    [
      'after a return',
      fileAfter(complete, submitted, { kind: 'returned', reason: 'x', ...whole }),
      contextFor(focalPoint),
      'taken'
    ],
    [
      'before opening',
      fileAfter(),
      contextFor(focalPoint, { now: '2025-12-31T23:59:59.999Z' }),
      'campaign.not_open_yet'
    ],
    [
      'at the closing instant',
      fileAfter(),
      contextFor(focalPoint, { now: '2026-12-31T23:59:00.000Z' }),
      'campaign.closed'
    ],
    [
      'in a draft campaign',
      fileAfter(),
      contextFor(focalPoint, { campaign: { ...openCampaign, status: 'draft' } }),
      'campaign.not_open_yet'
    ],
    [
      'in a closed campaign',
      fileAfter(),
      contextFor(focalPoint, { campaign: { ...openCampaign, status: 'closed' } }),
      'campaign.closed'
    ]
  ])('%s: %#', (_who, state, context, expected) => {
    expect(refusalOf(save(state, { computers: typed('yes') }, context))).toBe(expected);
  });
});

describe('submitting', () => {
  const submit = (
    state: FileState,
    more: Partial<Extract<Command, { kind: 'submit' }>> = {},
    by = contextFor(focalPoint)
  ) => decide(state, { kind: 'submit', signer, expectedRevision: state.revision, language: 'fr', ...more }, by);

  it('freezes the visible answers under their SHA-256 and numbers the receipt', () => {
    const state = fileAfter(saved({ policy: answered(3), count: answered(9) }));
    expect(decision(submit(state)).change).toEqual({
      kind: 'submitted',
      receipt: 'SMALL-2026-KEN-1',
      number: 1,
      // sha256sum over {"answers":{"policy":{"comment":null,"language":"en","state":"answered","value":3}},"campaignId":"small-2026","format":1,"iso3":"KEN","language":"fr","number":1,"signedAt":"2026-03-01T10:00:00.000Z","signer":{"function":"Secretary-General","name":"Wanjiru"},"version":{"instrument":"small","sha256":"v","version":"1.0.0"}}
      sha256: '1704c268041c806a7ce8b0760a4adb88ed24b0c7da3003d3d6d44bf247d887c1',
      signer,
      language: 'fr'
    });
  });

  it('names every missing required question with its section', () => {
    const result = submit(fileAfter(saved({ computers: answered('yes') })));
    expect(isProblem(result) && result.problem).toBe('file.incomplete');
    expect(
      isProblem(result) && result.causes.map(({ problem, at, params }) => [problem, at, params['section']])
    ).toEqual([
      ['answer.required', 'policy', 'general'],
      ['answer.required', 'count', 'devices']
    ]);
  });

  it('“don’t know” is a reply to a required question', () => {
    expect(refusalOf(submit(fileAfter(saved({ policy: { ...answered(null), state: 'dont_know' } }))))).toBe('taken');
  });

  it.each([
    ['the file moved on', fileAfter(complete), { expectedRevision: 2 }, focalPoint, 'file.moved_on'],
    ['no name', fileAfter(complete), { signer: { name: ' ', function: 'F' } }, focalPoint, 'file.signer_required'],
    ['no function', fileAfter(complete), { signer: { name: 'N', function: '' } }, focalPoint, 'file.signer_required'],
    ['a contributor', fileAfter(given, complete), {}, contributor, 'access.not_allowed'],
    ['twice', fileAfter(complete, submitted), {}, focalPoint, 'file.read_only'],
    ['untouched', fileAfter(), {}, focalPoint, 'file.wrong_state']
  ])('is refused: %s', (_why, state, more, by, expected) => {
    expect(refusalOf(submit(state, more, contextFor(by)))).toBe(expected);
  });

  it('the next submission has the next number', () => {
    const state = fileAfter(complete, submitted, { kind: 'returned', reason: 'x', ...whole });
    expect(decision(submit(state)).change).toMatchObject({ receipt: 'SMALL-2026-KEN-2', number: 2 });
  });
});

describe('reviewing', () => {
  const waiting = fileAfter(complete, submitted);
  const approve = { kind: 'approve', number: 1, remarks: ' good ' } as const;
  const giveBack = { kind: 'return', number: 1, reason: ' look again ' } as const;

  it('an analyst approves or returns what waits', () => {
    expect(decision(decide(waiting, approve, contextFor(analyst))).change).toEqual({
      kind: 'approved',
      remarks: 'good'
    });
    expect(decision(decide(waiting, giveBack, contextFor(analyst))).change).toEqual({
      kind: 'returned',
      reason: 'look again',
      ...whole
    });
  });

  it.each([
    ['a draft', fileAfter(complete), approve, analyst, 'file.moved_on'],
    ['an older submission', waiting, { ...approve, number: 2 }, analyst, 'file.moved_on'],
    [
      'what is approved',
      fileAfter(complete, submitted, { kind: 'approved', remarks: '' }),
      giveBack,
      analyst,
      'file.wrong_state'
    ],
    [
      'what is returned',
      fileAfter(complete, submitted, { kind: 'returned', reason: 'x', ...whole }),
      approve,
      analyst,
      'file.wrong_state'
    ],
    ['without a reason', waiting, { ...giveBack, reason: ' ' }, analyst, 'file.reason_required'],
    ['an administrator', waiting, approve, administrator, 'access.not_allowed'],
    ['the country itself', waiting, approve, focalPoint, 'access.not_allowed']
  ])('is refused: %s', (_what, state, command, by, expected) => {
    expect(refusalOf(decide(state, command, contextFor(by)))).toBe(expected);
  });
});

describe('people of a file', () => {
  const delegate = {
    kind: 'delegate',
    personId: 'amal',
    name: 'Amal',
    email: 'a@example.org',
    sections: ['devices', 'general']
  } as const;

  it('the focal point gives sections, in the questionnaire’s order', () => {
    expect(decision(decide(fileAfter(), delegate, contextFor(focalPoint))).change).toEqual({
      kind: 'delegated',
      personId: 'amal',
      name: 'Amal',
      email: 'a@example.org',
      sections: ['general', 'devices'],
      questions: [],
      message: '',
      due: null
    });
  });

  it.each([
    ['to himself', { ...delegate, personId: 'focal' }, focalPoint, 'file.address_unusable'],
    ['none', { ...delegate, sections: [] }, focalPoint, 'file.sections_required'],
    ['an unknown one', { ...delegate, sections: ['attic'] }, focalPoint, 'file.unknown_section'],
    ['by a contributor', delegate, contributor, 'access.not_allowed']
  ])('giving is refused: %s', (_what, command, by, expected) => {
    expect(refusalOf(decide(fileAfter(given), command, contextFor(by)))).toBe(expected);
  });

  it('takes sections back from who has some', () => {
    const command = { kind: 'withdraw_delegation', personId: 'amal' } as const;
    expect(decision(decide(fileAfter(given), command, contextFor(focalPoint))).change).toEqual({
      kind: 'delegation_withdrawn',
      personId: 'amal'
    });
    expect(refusalOf(decide(fileAfter(), command, contextFor(focalPoint)))).toBe('file.not_delegated');
  });

  it('the first visit is recorded once', () => {
    expect(decision(decide(fileAfter(), { kind: 'visit' }, contextFor(focalPoint))).change).toEqual({
      kind: 'visited'
    });
    expect(
      decision(decide(fileAfter({ kind: 'visited' }), { kind: 'visit' }, contextFor(focalPoint))).change
    ).toBeNull();
  });

  it('only who manages campaigns names the focal point', () => {
    const command = { kind: 'name_focal_point', personId: 'new', name: 'New', email: 'new@example.org' } as const;
    expect(refusalOf(decide(fileAfter(), command, contextFor(administrator)))).toBe('taken');
    expect(refusalOf(decide(fileAfter(), command, contextFor(focalPoint)))).toBe('access.not_allowed');
  });
});
