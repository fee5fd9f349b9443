/** What may be said of two countries: ahead only where the intervals, as shown, do not touch. */
import { expect, test } from 'vitest';
import { buildSensitivity, isAhead } from '#lib/domain/analysis/sensitivity.ts';
import type { Spread, UncertaintyResult } from '#lib/domain/scoring/uncertainty/result.ts';
import { roundOf } from '../../../support/analysis-round.ts';

test('intervals that touch on the decimal shown are not apart', () => {
  expect(isAhead({ low: 50.2, high: 60 }, { low: 40, high: 50.1 })).toBe(true);
  expect(isAhead({ low: 50.04, high: 60 }, { low: 40, high: 50.01 })).toBe(false);
  expect(isAhead({ low: 50, high: 60 }, { low: 40, high: 50 })).toBe(false);
  expect(isAhead({ low: 40, high: 50 }, { low: 55, high: 60 })).toBe(false);
});

const spread = (
  ...rows: [nominal: number | null, median: number | null, low: number | null, high: number | null][]
): Spread => ({
  nominal: rows.map(([nominal]) => nominal),
  median: rows.map(([, median]) => median),
  low: rows.map(([, , low]) => low),
  high: rows.map(([, , , high]) => high)
});
const none: [null, null, null, null] = [null, null, null, null];
/** AGO far ahead of BDI, which overlaps with BEN; BFA has no score. Pairs: AGO–BDI, AGO–BEN, AGO–BFA, BDI–BEN, BDI–BFA, BEN–BFA. */
const result: UncertaintyResult = {
  format: 1,
  seed: 7,
  replications: 1000,
  weightSet: 'equal',
  choices: { weights: 0.25, aggregate: ['arithmetic'], floor: 1, missing: ['skip'], normalise: ['goalposts'] },
  units: ['AGO', 'BDI', 'BEN', 'BFA'],
  ranked: 3,
  unnamed: 0,
  score: spread([80, 79, 75, 83], [50, 50, 46, 54], [49, 48, 45, 52], none),
  rank: spread([1, 1, 1, 1], [2, 2, 2, 3], [3, 3, 2, 3], none),
  dimensions: [{ id: 'GOV', ...spread([80, 79, 75, 83], [50, 50, 46, 54], [49, 48, 45, 52], none) }],
  pairs: { ahead: [1000, 1000, 0, 620, 0, 0], level: [0, 0, 0, 10, 0, 0] },
  without: [{ id: 'GOV', score: [], rank: [], scoreShift: [], rankShift: [], shift: { mean: 0.5, largest: 2 } }],
  drivers: []
};
const view = (first: string, second: string) => buildSensitivity(roundOf('dtr', []), result, { first, second });

test('a pair: who is ahead, and in which share of the replications', () => {
  expect(view('AGO', 'BDI').pair).toMatchObject({ ahead: 'first', shares: { ahead: 1, behind: 0, level: 0 } });
  expect(view('BDI', 'AGO').pair).toMatchObject({ ahead: 'second', shares: { ahead: 0, behind: 1 } });
  const { pair } = view('BEN', 'BDI');
  expect(pair?.ahead).toBeNull();
  expect(pair?.shares.ahead).toBeCloseTo(0.37, 12);
  expect(pair?.shares.behind).toBeCloseTo(0.62, 12);
  expect(pair?.shares.level).toBeCloseTo(0.01, 12);
});

test('no pair with a country that has no score, is not named, or with itself', () => {
  for (const [a, b] of [['AGO', 'BFA'], ['AGO', 'ZWE'], ['AGO', 'AGO']] as const) expect(view(a, b).pair).toBeNull(); // prettier-ignore
});

test('only countries with a score are listed; dimensions have the version’s titles', () => {
  const { countries, without } = view('AGO', 'BDI');
  expect(countries.map(({ iso3 }) => iso3)).toEqual(['AGO', 'BDI', 'BEN']);
  expect(without[0]).toMatchObject({ id: 'GOV', title: { en: 'Leadership, policy and coordination' } });
});
