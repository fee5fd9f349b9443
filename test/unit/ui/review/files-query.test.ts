import { expect, test } from 'vitest';
import { readFilesQuery, shownFiles, type WatchedFile } from '#lib/ui/review/files-query.ts';

const file = (
  iso3: string,
  status: WatchedFile['status'],
  done: number,
  more: Partial<WatchedFile> = {}
): WatchedFile => ({
  fileId: `dtr-2026.${iso3}`,
  iso3,
  origin: 'asked',
  status,
  invitedAt: '2026-01-15T08:00:00.000Z',
  openedAt: null,
  sectionsDone: done,
  sectionsAsked: 11,
  submission: null,
  decidedAt: null,
  lastActivityAt: '2026-01-15T08:00:00.000Z',
  withdrawn: false,
  questions: { open: 0, answered: 0, settled: 0 },
  moreTime: null,
  ...more
});
const files = [
  file('CIV', 'submitted', 11, { questions: { open: 2, answered: 0, settled: 1 } }),
  file('KEN', 'in_progress', 4, {
    withdrawn: true,
    questions: { open: 0, answered: 1, settled: 0 },
    moreTime: { until: '2027-01-15T08:00:00.000Z', outcome: 'refused' }
  }),
  file('NAM', 'invited', 0, { moreTime: { until: '2027-02-15T08:00:00.000Z', outcome: 'asked' } })
];
const names: Readonly<Record<string, string>> = { CIV: 'Côte d’Ivoire', KEN: 'Kenya', NAM: 'Namibia' };
const shown = (search: string, members: ReadonlySet<string> | null = null) =>
  shownFiles(files, readFilesQuery(new URLSearchParams(search)), members, (iso3) => names[iso3] ?? '', 'en').map(
    ({ iso3 }) => iso3
  );

test.each([
  ['', ['CIV', 'KEN', 'NAM']],
  ['status=submitted', ['CIV']],
  ['status=withdrawn', ['KEN']],
  ['waiting=time', ['NAM']],
  ['waiting=open', ['CIV']],
  ['waiting=answered', ['KEN']],
  ['waiting=settled', ['CIV', 'KEN', 'NAM']],
  ['sort=-questions', ['CIV', 'KEN', 'NAM']],
  ['sort=time', ['NAM', 'CIV', 'KEN']],
  ['status=nonsense', ['CIV', 'KEN', 'NAM']],
  ['text=cote', ['CIV']],
  ['text=KEN', ['KEN']],
  ['sort=-sections', ['CIV', 'KEN', 'NAM']],
  ['sort=sections', ['NAM', 'KEN', 'CIV']],
  ['sort=state', ['NAM', 'KEN', 'CIV']]
])('the address %s shows %o', (search, expected) => {
  expect(shown(search)).toEqual(expected);
});

test('a group keeps its members only', () => {
  expect(shown('', new Set(['NAM', 'ZWE']))).toEqual(['NAM']);
});
