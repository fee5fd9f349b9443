import { describe, expect, it } from 'vitest';
import { correlation, pearsonP } from '#lib/domain/statistics/correlation.ts';
import { correlationMatrix, memberCorrelations } from '#lib/domain/statistics/correlation-matrix.ts';
import { indicatorStatistics } from '#lib/domain/statistics/indicator-statistics.ts';
import { normalise, type Normalisation } from '#lib/domain/statistics/normalise.ts';
import type { Column } from '#lib/domain/statistics/outcome.ts';
import { rank, rankWithin, toNineDecimals } from '#lib/domain/statistics/rank.ts';
import { cronbachAlpha } from '#lib/domain/statistics/reliability.ts';
import { principalComponents } from '#lib/domain/statistics/principal-components.ts';
import { incompleteBeta, lnGamma, upperGamma } from '#lib/domain/statistics/special-functions.ts';
import { weightedMean } from '#lib/domain/statistics/weighted-mean.ts';

describe('special functions', () => {
  // Reference values of an arbitrary-precision library.
  it.each([
    [lnGamma(0.1), 2.2527126517342055],
    [lnGamma(3.7), 1.4280723266653883],
    [lnGamma(1000.5), 5908.674175848678],
    [upperGamma(4.5, 3), 0.7399182920946537],
    [upperGamma(4.5, 80), 7.426562801043744e-30],
    [upperGamma(50, 40), 0.9296649333406051],
    [incompleteBeta(0.5, 24.5, 0.5), 6.633730440219515e-9],
    [incompleteBeta(0.999, 24.5, 0.5), 0.825646718663715],
    [incompleteBeta(0.3, 2, 3), 0.3483]
  ])('%d is %d', (got, expected) => expect(Math.abs(got / expected - 1)).toBeLessThan(1e-12));
});

describe('why there is no figure', () => {
  const minMax: Normalisation = { kind: 'min_max', from: 0, to: 100 };
  it.each<[Column, Normalisation, string | null]>([
    [[3, 3, 3], minMax, 'constant'],
    [[5], minMax, 'constant'],
    [[], minMax, 'no_data'],
    [[null, NaN], minMax, 'no_data'],
    [[0.1, 0.1, 0.1], { kind: 'z_score', mean: 0, sd: 1 }, 'constant'],
    [[1], { kind: 'z_score', mean: 0, sd: 1 }, 'too_few'],
    [[1], { kind: 'percentile_rank' }, 'too_few'],
    [[1, 2], { kind: 'distance_to_target', target: 1, cap: false }, 'constant'],
    [[1, null], { kind: 'distance_to_reference', unit: 1, cap: false }, 'no_data'],
    [[1, 2], { kind: 'distance_to_reference', unit: 0, cap: false }, 'constant'],
    [[1, 2], minMax, null]
  ])('normalising %j by %j: %s', (column, how, why) => expect(normalise(column, 1, how).why).toBe(why));

  it('a mean that meets what it cannot', () => {
    expect(weightedMean('geometric', [0, 2], [1, 1])).toEqual({ value: null, why: 'not_positive' });
    expect(weightedMean('harmonic', [0, 2], [1, 1])).toEqual({ value: null, why: 'zero' });
    expect(weightedMean('arithmetic', [1, null], [1, 1], 0.6)).toEqual({ value: null, why: 'too_few' });
    expect(weightedMean('arithmetic', [1.7e308, 1.7e308], [1, 1])).toEqual({ value: null, why: 'overflow' });
  });
});

describe('normalising by the distance to a reference unit', () => {
  it('is 1 at the reference, 0 at the lowest, above 1 beyond unless capped', () => {
    const column = [2, 6, null, 10, 4];
    const how = { kind: 'distance_to_reference', unit: 1, cap: false } as const;
    expect(normalise(column, 1, how).column).toEqual([0, 1, null, 2, 0.5]);
    expect(normalise(column, 1, { ...how, cap: true }).column).toEqual([0, 1, null, 1, 0.5]);
    // Less is better: 10 is the worst, the reference 6 gives 1, 2 twice as far.
    expect(normalise(column, -1, how).column).toEqual([2, 1, null, 0, 1.5]);
  });
});

describe('ranks', () => {
  it('measured data differ where they differ at all, scores from 1e-9 on', () => {
    const column = [3e-10, 1e-10, 2e-10];
    expect(rank(column, { first: 'highest', ties: 'min', compare: 'exact' })).toEqual([1, 3, 2]);
    expect(rank(column, { first: 'highest', ties: 'min' })).toEqual([1, 1, 1]);
    expect(normalise(column, 1, { kind: 'borda' }).column).toEqual([2, 0, 1]);
  });
  it('noise of the last digit makes no difference', () =>
    expect(rank([0.3, 0.1 + 0.2, 0.4], { first: 'highest', ties: 'min' })).toEqual([2, 2, 1]));
  it('large numbers stay what they are', () => expect(toNineDecimals(1e300)).toBe(1e300));
  it('within groups, without a group no rank', () =>
    expect(
      rankWithin([5, 7, 7, null, 1, 9], ['a', 'a', 'b', 'b', 'b', null], { first: 'highest', ties: 'min' })
    ).toEqual([2, 1, 1, null, 2, null]));
});

describe('statistics of an indicator', () => {
  it('counts answers, reasons, floor and ceiling', () => {
    const got = indicatorStatistics([1, 5, null, 3, null, null, 5, NaN], { floor: 1, ceiling: 5 }, [
      null,
      null,
      'dont_know',
      null,
      'not_applicable',
      'blank',
      'dont_know',
      null
    ]);
    expect(got).toMatchObject({ n: 4, of: 8, nonZero: 4, unique: 3, mostFrequent: 2 });
    expect(got.missing).toEqual({ dont_know: 1, not_applicable: 1, refused: 0, skipped: 0, blank: 1, unknown: 1 });
    expect([got.atFloor.value, got.atCeiling.value, got.dontKnow.value]).toEqual([0.25, 0.5, 1 / 7]);
    expect([got.min.value, got.q1.value, got.median.value, got.mean.value, got.q3.value, got.max.value]).toEqual([
      1, 2.5, 4, 3.5, 5, 5
    ]);
  });
  it('an empty column has reasons, not zeros', () => {
    const got = indicatorStatistics([null, null]);
    expect([got.mean.why, got.sd.why, got.atFloor.why, got.min.why]).toEqual(
      Array.from({ length: 4 }, () => 'no_data')
    );
    expect(got.missing.unknown).toBe(2);
  });
});

describe('correlation', () => {
  const a = [1, 2, 3, 4, null];
  const b = [2, 1, 4, 3, 9];
  it('over the units that have both', () => {
    // x − mean: −1.5 −0.5 0.5 1.5; y the same numbers in another order: 3 / 5
    expect(correlation('pearson', a, b)).toMatchObject({ why: null, n: 4 });
    expect(correlation('pearson', a, b).value).toBeCloseTo(0.6, 12);
    expect(correlation('spearman', a, b).value).toBeCloseTo(0.6, 12);
    // 4 concordant, 2 discordant of 6
    expect(correlation('kendall', a, b).value).toBeCloseTo(1 / 3, 12);
    // 1 − r² = 0.64, 2 degrees of freedom: p = 1 − r = 0.4
    expect(pearsonP(correlation('pearson', a, b)).value).toBeCloseTo(0.4, 12);
  });
  it('says why not', () => {
    expect(correlation('kendall', [1, 1, 1], [1, 2, 3])).toEqual({ value: null, why: 'constant', n: 3 });
    expect(correlation('pearson', [1, null], [1, 2])).toEqual({ value: null, why: 'too_few', n: 1 });
    expect(correlation('pearson', [null], [2])).toEqual({ value: null, why: 'no_data', n: 0 });
    expect(pearsonP({ value: 1, why: null, n: 2 })).toEqual({ value: null, why: 'too_few' });
  });
  it('of a table, and of members with their groups', () => {
    const matrix = correlationMatrix('pearson', [a, b, [4, 3, 2, 1, 0]]);
    // b and c over all five: Σ = −16, 38.8 and 10 the squares: −16 / √388
    expect(matrix.map((row) => row.map(({ value }) => value?.toFixed(2)))).toEqual([
      ['1.00', '0.60', '-1.00'],
      ['0.60', '1.00', '-0.81'],
      ['-1.00', '-0.81', '1.00']
    ]);
    const found = memberCorrelations(
      'pearson',
      new Map([['x', a]]),
      new Map([
        ['group', b],
        ['index', a]
      ]),
      () => ['group', 'index']
    );
    expect(found.map(({ member, group, correlation: { value } }) => [member, group, value?.toFixed(2)])).toEqual([
      ['x', 'group', '0.60'],
      ['x', 'index', '1.00']
    ]);
  });
});

describe('alpha and components', () => {
  it('alpha of two members by hand', () => {
    // variances 5/3 each, covariance 1: 4 · 1 / (10/3 + 2) = 0.75
    expect(
      cronbachAlpha([
        [1, 2, 3, 4],
        [2, 1, 4, 3]
      ]).value
    ).toBeCloseTo(0.75, 12);
    expect(cronbachAlpha([[1, 2, 3]]).why).toBe('too_few');
    expect(cronbachAlpha([]).why).toBe('no_data');
    expect(
      cronbachAlpha([
        [1, 1],
        [2, 2]
      ]).why
    ).toBe('constant');
  });
  it('two members correlated by r have the variances 1 + r and 1 − r', () => {
    const got = principalComponents([
      [1, 2, 3, 4, null],
      [2, 1, 4, 3, 7]
    ]);
    if (typeof got === 'string') throw new Error(got);
    expect(got.n).toBe(4);
    expect(got.explained.map((share) => share.toFixed(9))).toEqual(['0.800000000', '0.200000000']);
    expect(got.sdev[0]).toBeCloseTo(Math.sqrt(1.6), 12);
    expect(got.loadings.map((one) => one.map((x) => x.toFixed(6)))).toEqual([
      ['0.707107', '0.707107'],
      ['0.707107', '-0.707107']
    ]);
    expect(
      principalComponents([
        [1, 1, 1],
        [1, 2, 3]
      ])
    ).toBe('constant');
    expect(principalComponents([[null], [1]])).toBe('no_data');
  });
});
