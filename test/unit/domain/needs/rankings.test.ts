import { describe, expect, it } from 'vitest';
import { byGroup } from '#lib/domain/needs/by-group.ts';
import { priorityOrder } from '#lib/domain/needs/order.ts';
import { agreementOf, pointsOf, tallyRankings } from '#lib/domain/needs/ranking.ts';
import { tallyPlaces } from '#lib/domain/needs/tally.ts';

describe('full orders', () => {
  const items = ['a', 'b', 'c', 'd'];
  const rankings = [
    ['a', 'b', 'c', 'd'],
    ['a', 'c', 'b', 'd'],
    ['b', 'a', 'c', 'd']
  ];
  it('Borda points and mean ranks', () => {
    const { figures } = tallyRankings(items, rankings, null);
    expect(items.map((item) => figures.get(item)?.points)).toEqual([8, 6, 4, 0]);
    expect(items.map((item) => figures.get(item)?.meanRank)).toEqual([4 / 3, 2, 8 / 3, 4]);
    expect(pointsOf(4, null)).toEqual([3, 2, 1, 0]);
  });
  it('W, chi-square and p', () => {
    // Sums of ranks 4, 6, 8, 12; mean 7.5; S = 12.25 + 2.25 + 0.25 + 20.25 = 35; W = 12 · 35 / (9 · 60)
    const got = agreementOf(items, rankings, null);
    expect(got?.w).toBeCloseTo(7 / 9, 12);
    expect(got).toMatchObject({ rankers: 3, items: 4, words: 'strong', degrees: 3 });
    expect(got?.chiSquare).toBeCloseTo(7, 12);
    // Upper tail of chi-square 7 with 3 degrees of freedom: 2 (1 − Φ(√7)) + √(14 / π) e^(−7/2)
    expect(got?.p).toBeCloseTo(0.07189777249646509, 12);
  });
});

describe('partial rankings', () => {
  it('those who ranked nothing count nowhere, what is not ranked gets nothing and shares the places left', () => {
    const { figures, rankers } = tallyRankings(['a', 'b', 'c', 'd'], [['a'], [], ['b', 'a']], 3);
    expect(rankers).toBe(2);
    expect(figures.get('a')).toEqual({
      n: 2,
      points: 5,
      pointsShare: 5 / 12,
      meanPoints: 2.5,
      firstChoice: 0.5,
      selected: 1,
      meanRank: 1.5
    });
    expect(figures.get('b')).toMatchObject({ points: 3, meanRank: (3 + 1) / 2 });
    expect(figures.get('d')).toMatchObject({ points: 0, selected: 0, meanRank: (3 + 3.5) / 2 });
  });
  it('places are taken as given, also with one left out; points may be any', () => {
    const { figures } = tallyPlaces([[1, 3, null, 4]], [5, 3, 1], 4);
    expect(figures.map(({ points }) => points)).toEqual([5, 1, 0, 0]);
    expect(figures.map(({ selected }) => selected)).toEqual([1, 1, 0, 0]);
  });
  it('one ranker agrees with nobody', () => expect(agreementOf(['a', 'b'], [['a', 'b']], null)).toBeNull());
});

it('ties in the order of priorities are shown as ties', () =>
  expect(priorityOrder([3, 5, 3 + 1e-12, null])).toEqual([
    { place: 2, tied: true },
    { place: 1, tied: false },
    { place: 2, tied: true },
    { place: null, tied: false }
  ]));

it('the same figure over all and by group', () => {
  const got = byGroup(['b', null, 'a', 'b'], (countries) => countries.join(' '));
  expect(got.all).toBe('0 1 2 3');
  expect([...got.groups]).toEqual([
    ['b', '0 3'],
    ['a', '2']
  ]);
});
