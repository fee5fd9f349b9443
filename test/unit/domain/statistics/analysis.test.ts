import { describe, expect, it } from 'vitest';
import { dropOne } from '#lib/domain/statistics/drop-one.ts';
import { effectiveWeights } from '#lib/domain/statistics/effective-weights.ts';
import { groupStatistics, populationMean } from '#lib/domain/statistics/group-statistics.ts';
import { compoundGrowth } from '#lib/domain/statistics/growth.ts';
import { copelandScores, dominantShare, outrankingMatrix } from '#lib/domain/statistics/outranking.ts';
import { normaliseRounds } from '#lib/domain/statistics/panel.ts';
import { randomFrom } from '#lib/domain/statistics/random.ts';
import { sobolDesign, sobolIndices } from '#lib/domain/statistics/sobol.ts';
import { strengthsAndWeaknesses } from '#lib/domain/statistics/strengths.ts';
import { boxCox, shiftedLog, shiftedLogOfOne, winsoriseOnce } from '#lib/domain/statistics/treat.ts';
import { treat } from '#lib/domain/statistics/treatment.ts';

describe('treatment', () => {
  const how = { winsoriseAtMost: 5, skewness: 2, kurtosis: 3.5, fallback: { kind: 'log' }, combine: false } as const;
  const ordinary = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  it('leaves alone what passes', () => {
    const got = treat([...ordinary, null], how);
    expect(got).toMatchObject({ column: [...ordinary, null], winsorised: null, transformed: false });
    expect(got.checks).toHaveLength(1);
    expect(got.checks[0]?.pass).toBe(true);
  });
  it('brings the outlier down to its neighbour, and says which point', () => {
    const got = treat([100, ...ordinary, null], how);
    expect(got.column).toEqual([10, ...ordinary, null]);
    expect(got).toMatchObject({ winsorised: 1, transformed: false });
    expect(got.points).toEqual(['top', ...Array.from({ length: 11 }, () => null)]);
  });
  it('works from below where the skewness is negative', () => {
    const got = treat([-100, ...ordinary], how);
    expect(got.column[0]).toBe(1);
    expect(got.points[0]).toBe('bottom');
  });
  it('transforms the original where winsorising may move too few, or the winsorised one where asked', () => {
    const column = [1000, 900, ...ordinary, ...ordinary];
    const once = { ...how, winsoriseAtMost: 1 };
    const apart = treat(column, once);
    expect(apart).toMatchObject({ winsorised: 1, transformed: true });
    expect(apart.column).toEqual(shiftedLog(column));
    expect(treat(column, { ...once, combine: true }).column).toEqual(shiftedLog(winsoriseOnce(column, 'top')));
    expect(treat(column, { ...once, fallback: null }).column).toEqual(winsoriseOnce(column, 'top'));
    expect(treat(column, { ...once, fallback: { kind: 'log_plus_one' } }).column).toEqual(shiftedLogOfOne(column));
    expect(treat(column, { ...once, fallback: { kind: 'box_cox', lambda: 0 } }).column).toEqual(
      boxCox(column, 0, 'to_one')
    );
  });
  it('cannot judge three values or equal ones', () => {
    for (const column of [
      [1, 2, 300],
      [4, 4, 4, 4, 4],
      [null, null]
    ])
      expect(treat(column, how)).toMatchObject({ column, checks: [], winsorised: null });
  });
  it('Box-Cox with and without its shift', () => {
    expect(boxCox([3, 4, null], 2, 'to_one')).toEqual([0, 1.5, null]);
    expect(boxCox([3, -1, null], 2, 'as_is')).toEqual([4, null, null]);
  });
});

it('effective weights multiply down the tree', () => {
  const got = effectiveWeights([
    { id: 'a', parent: 'x', weight: 1 },
    { id: 'b', parent: 'x', weight: 3 },
    { id: 'c', parent: 'y', weight: 2 },
    { id: 'x', parent: 'top', weight: 2 },
    { id: 'y', parent: 'top', weight: 3 },
    { id: 'top', parent: null, weight: 7 },
    { id: 'lost', parent: 'nobody', weight: 1 },
    { id: 'loop', parent: 'loop', weight: 1 }
  ]);
  expect([...got].map(([id, { value }]) => [id, value === null ? null : Number(value.toFixed(12))])).toEqual([
    ['a', 0.1],
    ['b', 0.3],
    ['c', 0.6],
    ['x', 0.4],
    ['y', 0.6],
    ['top', 1],
    ['lost', null],
    ['loop', null]
  ]);
});

it('figures of a group: n of N, quartiles, and the population behind a mean', () => {
  const column = [1, 2, 3, null, 100];
  expect(groupStatistics(column, [0, 1, 2, 3])).toMatchObject({
    n: 3,
    of: 4,
    mean: { value: 2 },
    q1: { value: 1.5 },
    median: { value: 2 },
    q3: { value: 2.5 }
  });
  expect(groupStatistics(column, [3]).mean.why).toBe('no_data');
  const people = [10, 30, null, 60, 5];
  expect(populationMean(column, people, [0, 1, 2, 3])).toEqual({
    mean: { value: 1.75, why: null },
    n: 2,
    of: 4,
    covered: { value: 0.4, why: null },
    unknownPopulation: 1
  });
  expect(populationMean(column, [0, 0, 0, 0, 0], [0, 1]).mean.why).toBe('no_data');
});

describe('growth', () => {
  it('is the yearly rate between the first and the last value', () => {
    const got = compoundGrowth([2022, 2018, 2020], [144, 100, null]);
    expect(got.rate.value).toBeCloseTo(1.44 ** (1 / 4) - 1, 12);
    expect(got).toMatchObject({ first: 2018, last: 2022, availability: 2 / 3 });
  });
  it.each([
    [[0, 5], 'zero'],
    [[-1, 5], 'not_positive'],
    [[null, 5], 'too_few'],
    [[null, null], 'no_data']
  ])('%j: %s', (values, why) => expect(compoundGrowth([2018, 2022], values).rate.why).toBe(why));
  it('equal ends do not grow, zeros neither', () => expect(compoundGrowth([2018, 2022], [0, 0]).rate.value).toBe(0));
});

it('rounds are scaled by pooled bounds or each by its own', () => {
  const how = { kind: 'min_max', from: 0, to: 100 } as const;
  const rounds = [
    [0, 5, 10],
    [10, null, 20]
  ];
  expect(normaliseRounds(rounds, 1, how, 'all_rounds').map(({ column }) => column)).toEqual([
    [0, 25, 50],
    [50, null, 100]
  ]);
  expect(normaliseRounds(rounds, -1, how, 'each_round').map(({ column }) => column)).toEqual([
    [100, 50, 0],
    [100, null, 0]
  ]);
});

describe('sensitivity', () => {
  it('the design is A, B and A with one column of B', () => {
    const [n, d] = [3, 2];
    const design = sobolDesign(n, d, randomFrom(1));
    expect(design).toHaveLength(n * (d + 2));
    const [a, b, first, second] = [0, 1, 2, 3].map((block) => design.slice(block * n, (block + 1) * n));
    expect(first?.map((row) => row[0])).toEqual(b?.map((row) => row[0]));
    expect(first?.map((row) => row[1])).toEqual(a?.map((row) => row[1]));
    expect(second?.map((row) => row[1])).toEqual(b?.map((row) => row[1]));
    expect(new Set([...(a ?? []), ...(b ?? [])].flat()).size).toBe(2 * n * d);
  });
  it('of y = 2 x₁ + x₂, x₁ drives four fifths', () => {
    const n = 4096;
    const y = sobolDesign(n, 3, randomFrom(7)).map(([x1 = 0, x2 = 0]) => 2 * x1 + x2);
    const got = sobolIndices(y, n, 3);
    for (const [at, share] of [0.8, 0.2, 0].entries()) {
      expect(Math.abs((got[at]?.first.value ?? NaN) - share)).toBeLessThan(0.08);
      expect(Math.abs((got[at]?.total.value ?? NaN) - share)).toBeLessThan(0.08);
    }
  });
  it('says why not', () => {
    expect(sobolIndices([1, 1, 1, 1, 1, 1], 2, 1)[0]?.first.why).toBe('constant');
    expect(sobolIndices([1, 2], 2, 1)[0]?.total.why).toBe('too_few');
  });
});

it('dropping an element: scores, ranks and their changes', () => {
  const parts: Readonly<Record<string, readonly number[]>> = { a: [3, 2, 1], b: [0, 2, 3] };
  const score = (without: string | null) =>
    [0, 1, 2].map((unit) =>
      Object.entries(parts).reduce((sum, [id, column]) => sum + (id === without ? 0 : (column[unit] ?? 0)), 0)
    );
  const got = dropOne(['a', 'b'], score);
  expect(got.nominal).toEqual({ scores: [3, 4, 4], ranks: [3, 1, 1] });
  expect(got.without).toEqual([
    {
      element: 'a',
      scores: [0, 2, 3],
      ranks: [3, 2, 1],
      rankChange: [0, -1, 0],
      meanRankChange: { value: 1 / 3, why: null }
    },
    {
      element: 'b',
      scores: [3, 2, 1],
      ranks: [1, 2, 3],
      rankChange: [2, -1, -2],
      meanRankChange: { value: 5 / 3, why: null }
    }
  ]);
});

it('Copeland: shares of weight, a half for equal, nothing for a pair without a common criterion', () => {
  const matrix = outrankingMatrix(
    [
      [3, 2, 3 + 1e-12, null],
      [1, 2, 5, null],
      [null, 1, 1, null]
    ],
    [1, 2, 1]
  );
  expect(matrix).toEqual([
    [0, 1 / 3, 0.5 / 3, null],
    [expect.closeTo(2 / 3, 12), 0, 0.125, null],
    [expect.closeTo(2.5 / 3, 12), 0.875, 0, null],
    [null, null, null, 0]
  ]);
  expect(copelandScores(matrix)).toEqual([-2, 0, 2, 0]);
  expect(dominantShare(matrix)).toBe(0);
  expect(dominantShare(outrankingMatrix([[2, 1]], [1]))).toBe(1);
  expect(dominantShare([])).toBeNull();
});

it('strengths and weaknesses: best ranks, ties in the order of columns, the last place left out where asked', () => {
  const values = new Map([
    ['high', [9, 1, 2]],
    ['gap', [null, 1, 2]],
    ['low', [1, 2, 3]],
    ['less', [1, 5, 6]],
    ['middle', [5, 1, 9]]
  ]);
  const direction = (id: string) => (id === 'less' ? -1 : 1);
  const got = strengthsAndWeaknesses(0, values, direction, { many: 2, last: 'kept' });
  expect(got.strengths).toEqual([
    { id: 'high', rank: 1, value: 9 },
    { id: 'less', rank: 1, value: 1 }
  ]);
  expect(got.weaknesses.map(({ id, rank }) => [id, rank])).toEqual([
    ['middle', 2],
    ['low', 3]
  ]);
  const without = strengthsAndWeaknesses(0, values, direction, { many: 2, last: 'left_out' });
  expect(without.weaknesses.map(({ id }) => id)).toEqual(['less', 'middle']);
});
