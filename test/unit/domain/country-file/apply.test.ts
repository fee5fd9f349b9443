import { describe, expect, it } from 'vitest';
import { applyChange, summaryOf } from '#lib/domain/country-file/apply.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { Change, ChangeBody } from '#lib/domain/country-file/change.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';

const plain = { questions: [], message: '', due: null } as const;
const whole = { asked: null, unlocked: null } as const;

const amina = { personId: 'p-amina', name: 'Amina', email: 'amina@example.org' };
const brian = { personId: 'p-brian', name: 'Brian', email: 'brian@example.org' };
const version = { instrument: 'dtr', version: '1.0.0', sha256: 'ab' };
const opened: ChangeBody = { kind: 'opened', campaignId: 'dtr-2026', iso3: 'KEN', version, progress: { gov: [0, 3] } };
const signer = { name: 'Amina', function: 'Secretary-General' };

function text(value: string): Answer {
  return { state: 'answered', value, language: 'en', comment: null };
}
function saved(answers: Record<string, Answer>, answered = 1): ChangeBody {
  return { kind: 'answers_saved', answers, progress: { gov: [answered, 3] } };
}
function submitted(number: number): ChangeBody {
  return {
    kind: 'submitted',
    receipt: `DTR-2026-KEN-${number}`,
    number,
    sha256: `sha-${number}`,
    signer,
    language: 'fr'
  };
}
function imported(row: number, superseded: boolean, answers: Record<string, Answer>): ChangeBody {
  const source = { name: 'tracker.csv', sha256: 'cd', row, id: `r${row}` };
  const submission = superseded ? null : { receipt: `GERT-1-KEN-${row}`, number: 1, sha256: `sha-${row}` };
  const progress = { gov: [1, 1] } as const;
  return { kind: 'imported', source, respondedOn: '2021-03-01', superseded, submission, answers, progress };
}
/** Change n of the file happens in minute n. */
function changeOf(body: ChangeBody, revision: number): Change {
  const at = `2026-02-01T10:0${revision}:00.000Z`;
  const by = { personId: amina.personId, name: amina.name, role: 'focal_point' };
  return { fileId: 'dtr-2026.KEN', revision, changeId: `c${revision}`, at, by, via: 'page', ...body };
}
function file(...bodies: ChangeBody[]): FileState {
  const all = [opened, ...bodies].map((body, index) => changeOf(body, index + 1));
  const state = all.reduce<FileState | null>(applyChange, null);
  if (state === null) throw new Error('no changes');
  return state;
}

describe('the state of a country file from its log', () => {
  it('is invited and empty once opened', () => {
    expect(file()).toEqual({
      fileId: 'dtr-2026.KEN',
      campaignId: 'dtr-2026',
      iso3: 'KEN',
      version,
      origin: 'asked',
      status: 'invited',
      revision: 1,
      contentRevision: 0,
      members: [],
      answers: {},
      progress: { gov: [0, 3] },
      submissions: [],
      returnReason: null,
      asked: null,
      unlocked: null,
      approvalRemarks: null,
      frozen: null,
      unfrozen: null,
      deadline: null,
      moreTime: null,
      declined: null,
      evidence: [],
      comments: [],
      threads: [],
      marks: [],
      openedAt: '2026-02-01T10:01:00.000Z',
      firstVisitAt: null,
      lastActivityAt: '2026-02-01T10:01:00.000Z',
      sources: []
    });
  });

  it('knows who answered which question when, and keeps the other answers', () => {
    const state = file(saved({ gov1: text('a'), gov2: text('b') }, 2), saved({ gov2: text('c') }, 2));
    expect(state.status).toBe('in_progress');
    expect(state.answers['gov1']).toEqual({
      ...text('a'),
      revision: 2,
      at: '2026-02-01T10:02:00.000Z',
      by: { personId: 'p-amina', name: 'Amina' }
    });
    expect(state.answers['gov2']).toMatchObject({ value: 'c', revision: 3 });
    expect(state.progress).toEqual({ gov: [2, 3] });
    expect(state.revision).toBe(3);
    expect(summaryOf(state)).not.toHaveProperty('answers');
  });

  it('keeps a question named like a prototype as a plain own key', () => {
    const answers: Record<string, Answer> = JSON.parse(
      '{"__proto__":{"state":"blank","value":null,"language":"en","comment":null}}'
    ) as Record<string, Answer>;
    const state = file(saved(answers), saved({ gov1: text('a') }));
    expect(Object.keys(state.answers)).toEqual(['__proto__', 'gov1']);
    expect(Object.getPrototypeOf(state.answers)).toBe(Object.prototype);
  });

  it('has one focal point and gives sections to contributors', () => {
    const named: ChangeBody = { kind: 'focal_point_named', ...amina };
    const given: ChangeBody = { kind: 'delegated', ...brian, sections: ['gov'], ...plain };
    const more: ChangeBody = { kind: 'delegated', ...brian, sections: ['gov', 'con'], ...plain };
    const all = { ...amina, role: 'focal_point', sections: 'all', ...plain };
    expect(file(named, given, more).members).toEqual([
      all,
      { ...brian, role: 'contributor', sections: ['gov', 'con'], ...plain }
    ]);
    expect(file(named, given, { kind: 'delegation_withdrawn', personId: 'p-brian' }).members).toEqual([all]);
    expect(file(named, { kind: 'delegated', ...amina, sections: ['gov'], ...plain }).members).toEqual([all]);
    expect(file(named, { kind: 'delegation_withdrawn', personId: 'p-amina' }).members).toEqual([all]);
    expect(file(named, given, { kind: 'focal_point_named', ...brian }).members).toEqual([
      { ...brian, role: 'focal_point', sections: 'all', ...plain }
    ]);
  });

  it('remembers the first visit only', () => {
    const state = file({ kind: 'visited' }, { kind: 'visited' });
    expect(state.firstVisitAt).toBe('2026-02-01T10:02:00.000Z');
    expect(state.lastActivityAt).toBe('2026-02-01T10:03:00.000Z');
    expect(state.status).toBe('invited');
  });

  it('goes through return and correction to approval, each submission keeping its outcome', () => {
    const first = [saved({ gov1: text('a') }), submitted(1)];
    expect(file(...first).status).toBe('submitted');
    const returned = file(...first, { kind: 'returned', reason: 'Please check GOV1', ...whole });
    expect([returned.status, returned.returnReason]).toEqual(['returned', 'Please check GOV1']);
    const state = file(
      ...first,
      { kind: 'returned', reason: 'Please check GOV1', ...whole },
      saved({ gov1: text('b') }),
      submitted(2),
      { kind: 'approved', remarks: 'Thank you' }
    );
    expect([state.status, state.returnReason, state.approvalRemarks]).toEqual(['approved', null, 'Thank you']);
    expect(state.submissions).toEqual([
      {
        receipt: 'DTR-2026-KEN-1',
        number: 1,
        sha256: 'sha-1',
        at: '2026-02-01T10:03:00.000Z',
        revision: 2,
        signer,
        outcome: 'returned',
        decidedAt: '2026-02-01T10:04:00.000Z',
        words: 'Please check GOV1',
        supersededBy: null
      },
      {
        receipt: 'DTR-2026-KEN-2',
        number: 2,
        sha256: 'sha-2',
        at: '2026-02-01T10:06:00.000Z',
        revision: 5,
        signer,
        outcome: 'approved',
        decidedAt: '2026-02-01T10:07:00.000Z',
        words: 'Thank you',
        supersededBy: null
      }
    ]);
  });

  it('stays returned while it is being corrected', () => {
    const state = file(submitted(1), { kind: 'returned', reason: 'x', ...whole }, saved({ gov1: text('b') }));
    expect(state.status).toBe('returned');
  });

  it('takes the answers of the last import that counts, whole', () => {
    const state = file(
      imported(4, true, { q1: text('early'), q2: text('early') }),
      imported(9, false, { q1: text('late') }),
      imported(11, true, { q3: text('no') })
    );
    expect([state.origin, state.status]).toEqual(['imported', 'approved']);
    expect(Object.keys(state.answers)).toEqual(['q1']);
    expect(state.answers['q1']).toMatchObject({ value: 'late', revision: 3 });
    expect(state.sources).toEqual([
      { name: 'tracker.csv', row: 4, superseded: true },
      { name: 'tracker.csv', row: 9, superseded: false },
      { name: 'tracker.csv', row: 11, superseded: true }
    ]);
    expect(state.submissions).toEqual([
      {
        receipt: 'GERT-1-KEN-9',
        number: 1,
        sha256: 'sha-9',
        at: '2026-02-01T10:03:00.000Z',
        revision: 3,
        signer: { name: 'tracker.csv', function: '' },
        outcome: 'approved',
        decidedAt: '2026-02-01T10:03:00.000Z',
        words: '',
        supersededBy: null
      }
    ]);
    expect(file(imported(4, true, { q1: text('early') }))).toMatchObject({ status: 'invited', answers: {} });
  });

  it('leaves the state before untouched', () => {
    const before = file(saved({ gov1: text('a') }));
    const copy = structuredClone(before);
    applyChange(before, changeOf(saved({ gov1: text('b') }), 3));
    expect(before).toEqual(copy);
  });

  it.each([
    ['a gap', () => applyChange(file(), changeOf({ kind: 'visited' }, 3))],
    ['a repeated revision', () => applyChange(file(), changeOf({ kind: 'visited' }, 1))],
    ['a log that does not begin with opened', () => applyChange(null, changeOf({ kind: 'visited' }, 1))],
    ['a second opening', () => file(opened)],
    [
      "another file's change",
      () => applyChange(file(), { ...changeOf({ kind: 'visited' }, 2), fileId: 'dtr-2026.UGA' })
    ]
  ])('refuses %s', (_what, act) => {
    expect(act).toThrow();
  });
});
