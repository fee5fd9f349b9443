/** The sentences that carry figures: the title of a profile, and formulas with the numbers in them. */
import { expect, test } from 'vitest';
import type { ProfileDimension, ProfileIndex } from '#lib/domain/comparison/profile-view.ts';
import type { IndicatorModel } from '#lib/domain/scoring/model.ts';
import type { IndicatorResult } from '#lib/domain/scoring/result.ts';
import { readLanguageFrom } from '#lib/i18n/locale.ts';
import { profileFinding } from '#lib/ui/profile/finding.ts';
import { meanFormula, pointsFormula } from '#lib/ui/profile/formula.ts';

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
  score: band === null ? { value: null, why: 'too_few_dimensions' } : { value: 50, why: null },
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

const rule = (goalposts: [number, number], direction: 1 | -1): IndicatorModel => ({
  id: 'CON1',
  question: 'con1',
  title: { en: 'Schools on line' },
  rule: { kind: 'number', goalposts },
  direction,
  unit: null,
  weight: 1,
  core: true,
  input: null,
  evidence: null,
  framework: 'x',
  sources: [],
  rationale: 'x'
});
const given = (raw: number | null, points: number | null): IndicatorResult => ({
  id: 'CON1',
  question: 'con1',
  state: raw === null ? 'dont_know' : 'answered',
  answer: raw,
  raw,
  points: points === null ? { value: null, why: 'missing' } : { value: points, why: null },
  nominalWeight: 1,
  effectiveWeight: 1
});

test('points are written with the numbers in them, from the side that counts', () => {
  expect(pointsFormula(rule([1, 5], 1), given(3, 50), 'en')).toBe('(3 − 1) ÷ (5 − 1) × 100 = 50.0');
  expect(pointsFormula(rule([5, 50], -1), given(20, 66.666), 'en')).toBe('(50 − 20) ÷ (50 − 5) × 100 = 66.7');
  expect(pointsFormula(rule([0, 100], 1), given(120, 100), 'en')).toBe(
    '(120 − 0) ÷ (100 − 0) × 100 = 100.0 (held at the end of the scale)'
  );
  expect(pointsFormula(rule([0, 100], 1), given(null, null), 'en')).toBeNull();
});

test('a mean is written as weight × score, without what does not count', () => {
  const parts = [
    { weight: 0.5, value: 40 },
    { weight: 0.5, value: 60 },
    { weight: 0, value: null }
  ];
  expect(meanFormula(parts, 50, 'en')).toBe('0.5 × 40.0 + 0.5 × 60.0 = 50.0');
  expect(meanFormula(parts, null, 'en')).toBeNull();
});
