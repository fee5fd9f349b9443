/** The sentences that carry figures: the title of a profile, and formulas with the numbers in them. */
import { expect, test } from 'vitest';
import type { ProfileDimension, ProfileIndex } from '#lib/domain/comparison/profile-view.ts';
import type { WorkingIndicator, WorkingNode } from '#lib/domain/scoring/working.ts';
import { readLanguageFrom } from '#lib/i18n/locale.ts';
import { profileFinding } from '#lib/ui/profile/finding.ts';
import { geometricFormula, meanFormula, pointsFormula } from '#lib/ui/profile/formula.ts';

readLanguageFrom(() => 'en');
const notShown = { shown: false, of: 0, why: 'no_data' } as const;
const established = { id: 'established', title: { en: 'Established' }, from: 40, to: 60 };
const dimension = (title: string, value: number | null): ProfileDimension => ({
  id: title,
  title: { en: title },
  framework: '',
  score: value === null ? { value: null, why: 'coverage' } : { value, why: null },
  band: null,
  answered: 1,
  applicable: 1,
  total: 1,
  coverage: 1,
  coverageNeeded: 0.65,
  peer: notShown,
  levels: [],
  change: null
});
const index = (band: ProfileIndex['band']): ProfileIndex => ({
  title: { en: 'Readiness' },
  score: band === null ? { value: null, why: 'too_few_members' } : { value: 50, why: null },
  band,
  geometric: null,
  answered: 1,
  applicable: 1,
  coverage: 1,
  coverageNeeded: 0.65,
  dimensionsScored: 1,
  dimensionsNeeded: 7,
  dimensionsTotal: 9,
  peer: notShown
});
const title = (band: ProfileIndex['band'], ...dimensions: ProfileDimension[]) =>
  profileFinding({ index: index(band), dimensions }, 'Albania', 'en');

test('the title of a profile is its finding, for every case', () => {
  expect(title(established, dimension('Devices', 31), dimension('Policy', 72), dimension('Money', null))).toBe(
    'Albania: established overall; strongest in “Policy”, weakest in “Devices”'
  );
  expect(title(established, dimension('Devices', 50.01), dimension('Policy', 50.04))).toBe(
    'Albania: established overall, with the same score in every dimension'
  );
  expect(title(null, dimension('Devices', 31), dimension('Policy', 72))).toBe(
    'Albania: no overall band; strongest in “Policy”, weakest in “Devices”'
  );
  expect(title(null, dimension('Devices', null))).toBe('Albania: too few answers for a score');
  expect(profileFinding({ index: null, dimensions: [] }, 'Albania', 'en')).toBe('Albania: needs as reported');
});

const weight = (inSet: number) => ({ inSet, nominal: 1, effective: 1, inIndex: 1 });
const indicator = (
  goalposts: [number, number],
  direction: 1 | -1,
  raw: number | null,
  points: number | null,
  inSet = 1
): WorkingIndicator => ({
  kind: 'indicator',
  id: 'CON1',
  title: { en: 'Schools on line' },
  question: 'con1',
  input: null,
  weight: weight(inSet),
  rule: { kind: 'number' },
  goalposts,
  direction,
  unit: null,
  state: raw === null ? 'dont_know' : 'answered',
  answer: raw,
  raw,
  points,
  effect: points === null ? 'lowers_coverage' : 'counted'
});
const within = { kind: 'goalposts', scale: 100, truncate: true } as const;

test('points are written with the numbers in them, from the side that counts', () => {
  expect(pointsFormula(indicator([1, 5], 1, 3, 50), within, 'en')).toBe('(3 − 1) ÷ (5 − 1) × 100 = 50.0');
  expect(pointsFormula(indicator([5, 50], -1, 20, 66.666), within, 'en')).toBe('(50 − 20) ÷ (50 − 5) × 100 = 66.7');
  expect(pointsFormula(indicator([0, 100], 1, 120, 100), within, 'en')).toBe(
    '(120 − 0) ÷ (100 − 0) × 100 = 100.0 (held at the end of the scale)'
  );
  expect(pointsFormula(indicator([0, 100], 1, null, null), within, 'en')).toBeNull();
});

const group = (
  aggregate: WorkingNode['rule']['aggregate'],
  score: number | null,
  ...members: WorkingIndicator[]
): WorkingNode => {
  const test = { there: 2, applicable: 2, total: 3, share: 1, needed: 0.65, met: true };
  return {
    kind: 'node',
    id: 'CON',
    title: { en: 'Connectivity' },
    level: 1,
    weight: weight(1),
    rule: { aggregate, floor: null, coverage: 0.65, atLeast: 0, indicators: 0, notApplicable: 1 },
    coverage: { members: test, atLeast: test, indicators: test },
    sum: 0,
    weightSum: members.reduce((sum, one) => sum + (one.points === null ? 0 : one.weight.inSet), 0),
    outcome: score === null ? 'coverage' : 'scored',
    score,
    band: null,
    members
  };
};
const scored = (points: number | null, inSet = 1) => indicator([0, 100], 1, points, points, inSet);

test('a mean is written with its scores and weights, without what does not count', () => {
  expect(meanFormula(group('arithmetic', 50, scored(40), scored(60), scored(null)), 'en')).toBe(
    '(40.0 + 60.0) ÷ 2 = 50.0'
  );
  expect(meanFormula(group('arithmetic', 45, scored(40, 3), scored(60)), 'en')).toBe(
    '(3 × 40.0 + 1 × 60.0) ÷ 4 = 45.0'
  );
  expect(meanFormula(group('arithmetic', 40, scored(40), scored(60, 0)), 'en')).toBe('40.0 = 40.0');
  expect(meanFormula(group('geometric', 60, scored(90), scored(40)), 'en')).toBe('exp((ln 90.0 + ln 40.0) ÷ 2) = 60.0');
  expect(meanFormula(group('harmonic', 48, scored(40), scored(60)), 'en')).toBe('2 ÷ (1 ÷ 40.0 + 1 ÷ 60.0) = 48.0');
  expect(meanFormula(group('arithmetic', null, scored(40)), 'en')).toBeNull();
  expect(geometricFormula({ floor: 1, terms: [{ id: 'A', weight: 1, value: 90 }, { id: 'B', weight: 1, value: 40 }], value: 60 }, 'en')).toBe('exp((ln 90.0 + ln 40.0) ÷ 2) = 60.0'); // prettier-ignore
});
