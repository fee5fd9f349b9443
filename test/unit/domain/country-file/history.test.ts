import { expect, it } from 'vitest';
import { historyOf, stateAt } from '#lib/domain/country-file/history.ts';
import { applyChange } from '#lib/domain/country-file/apply.ts';
import type { Change, ChangeBody } from '#lib/domain/country-file/change.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import { changeAfter, given } from '../../../support/small-file.ts';
import { answered, saved } from '../../../support/play-file.ts';

const opened: ChangeBody = {
  kind: 'opened',
  campaignId: 'small-2026',
  iso3: 'KEN',
  version: { instrument: 'small', version: '1.0.0', sha256: 'v' },
  progress: {}
};
const bodies: readonly ChangeBody[] = [
  opened,
  { kind: 'focal_point_named', personId: 'focal', name: 'Focal', email: 'f@example.org' },
  given,
  saved({ policy: answered(3), computers: answered('no') }),
  saved({ policy: answered(4) }),
  { kind: 'comment_added', question: 'policy', text: 'Sure?' },
  { kind: 'delegation_withdrawn', personId: 'amal' }
];
const log: readonly Change[] = bodies.reduce<readonly Change[]>((all, body) => {
  const state = all.reduce<FileState | null>(applyChange, null);
  return [...all, { ...changeAfter(state, body), via: body.kind === 'answers_saved' ? 'offline' : 'page' }];
}, []);

it('has one entry for each answer that moved, from and to, and one for every other act', () => {
  const entries = historyOf(log);
  expect(
    entries.map(({ revision, kind, question, from, to }) => [revision, kind, question, from?.value, to?.value])
  ).toEqual([
    [1, 'opened', null, undefined, undefined],
    [2, 'focal_point_named', null, undefined, undefined],
    [3, 'delegated', null, undefined, undefined],
    [4, 'answers_saved', 'policy', undefined, 3],
    [4, 'answers_saved', 'computers', undefined, 'no'],
    [5, 'answers_saved', 'policy', 3, 4],
    [6, 'comment_added', 'policy', undefined, undefined],
    [7, 'delegation_withdrawn', null, undefined, undefined]
  ]);
  expect(entries[5]).toMatchObject({ via: 'offline', by: { name: 'focal' }, at: '2026-03-01T10:00:00.000Z' });
  expect(entries[6]?.words).toBe('Sure?');
  expect(entries[7]?.person).toBe('amal');
});

it('tells which answer its writer gave up, and for which', () => {
  const body: ChangeBody = { kind: 'answers_saved', answers: {}, setAside: { policy: answered(2) }, progress: {} };
  const last = historyOf([...log, changeAfter(stateAt(log, 7), body)]).at(-1);
  expect(last).toMatchObject({ kind: 'answer_set_aside', question: 'policy', from: { value: 2 }, to: { value: 4 } });
});

it('gives any past state, and none that has not been', () => {
  expect(stateAt(log, 4)?.answers['policy']?.value).toBe(3);
  expect(stateAt(log, 7)).toEqual(log.reduce<FileState | null>(applyChange, null));
  expect([stateAt(log, 0), stateAt(log, 8)]).toEqual([null, null]);
});
