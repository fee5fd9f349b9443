import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agreementOf, tallyRankings } from '#lib/domain/needs/ranking.ts';
import { mean, median, quantile, sd } from '#lib/domain/statistics/describe.ts';
import { normalise, type Normalisation } from '#lib/domain/statistics/normalise.ts';
import { kendallW } from '#lib/domain/statistics/concordance.ts';
import { rank } from '#lib/domain/statistics/rank.ts';
import { weightedMean } from '#lib/domain/statistics/weighted-mean.ts';

const cell = fc.oneof(
  { weight: 5, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(null, NaN, Infinity) }
);
const column = fc.array(cell, { maxLength: 30 });
const finiteOrNull = (value: number | null) => value === null || Number.isFinite(value);

it('no NaN or Infinity leaves, whatever comes in', () => {
  const ways: Normalisation[] = [
    { kind: 'min_max', from: 0, to: 100 },
    { kind: 'z_score', mean: 0, sd: 1 },
    { kind: 'rank', ties: 'average' },
    { kind: 'percentile_rank' },
    { kind: 'borda' },
    { kind: 'goalposts', lower: 0, upper: 10, scale: 100, truncate: true },
    { kind: 'distance_to_target', target: 5, cap: true },
    { kind: 'distance_to_maximum' }
  ];
  fc.assert(
    fc.property(
      column,
      fc.constantFrom(...ways),
      fc.constantFrom(1 as const, -1 as const),
      (values, how, direction) => {
        const scaled = normalise(values, direction, how);
        expect(scaled.column).toHaveLength(values.length);
        expect(scaled.column.every(finiteOrNull)).toBe(true);
        for (const outcome of [mean(values), median(values), sd(values), quantile(values, 0.25)])
          expect(outcome.value ?? outcome.why).not.toBeNaN();
        for (const kind of ['arithmetic', 'geometric', 'harmonic'] as const)
          expect(
            finiteOrNull(
              weightedMean(
                kind,
                values,
                values.map(() => 1)
              ).value
            )
          ).toBe(true);
      }
    )
  );
});

it('quantiles rise with p and lie between the extremes', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }),
      share,
      share,
      (values, a, b) => {
        const [low, high] = [
          quantile(values, Math.min(a, b)).value ?? NaN,
          quantile(values, Math.max(a, b)).value ?? NaN
        ];
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
      }
    )
  );
});

it('ranks are the same under noise of 1e-12 and in any order of units', () => {
  const scores = fc.array(
    fc.integer({ min: 0, max: 400 }).map((quarter) => quarter / 4),
    { minLength: 1, maxLength: 40 }
  );
  fc.assert(
    fc.property(
      scores,
      fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 40, maxLength: 40 }),
      (values, noise) => {
        const options = { first: 'highest', ties: 'min' } as const;
        const ranks = rank(values, options);
        expect(
          rank(
            values.map((value, at) => value + (noise[at] ?? 0) * 1e-12),
            options
          )
        ).toEqual(ranks);
        expect(rank(values.toReversed(), options)).toEqual(ranks.toReversed());
        expect(ranks).toEqual(values.map((value) => 1 + values.filter((other) => other > value).length));
      }
    )
  );
});

it('Kendall’s W is 1 for equal rankings, 0 for two opposite ones, and within 0–1', () => {
  const items = ['a', 'b', 'c', 'd', 'e'];
  const ranking = fc.shuffledSubarray(items, { minLength: 1 });
  fc.assert(
    fc.property(fc.array(ranking, { minLength: 2, maxLength: 8 }), fc.constantFrom(2, 3, null), (rankings, top) => {
      const w = agreementOf(items, rankings, top)?.w ?? 0;
      expect(w).toBeGreaterThanOrEqual(-1e-12);
      expect(w).toBeLessThanOrEqual(1 + 1e-12);
    })
  );
  expect(
    kendallW([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
      [1, 2, 3, 4]
    ]).value
  ).toBe(1);
  expect(
    kendallW([
      [1, 2, 3, 4],
      [4, 3, 2, 1]
    ]).value
  ).toBe(0);
});

it('points of a ranking: shares sum to at most one, the order of countries is irrelevant', () => {
  const items = ['a', 'b', 'c', 'd'];
  fc.assert(
    fc.property(
      fc.array(fc.shuffledSubarray(items), { maxLength: 10 }),
      fc.constantFrom(2, 3, null),
      (rankings, top) => {
        const { figures, rankers } = tallyRankings(items, rankings, top);
        expect(rankers).toBe(rankings.filter((one) => one.length > 0).length);
        const shares = [...figures.values()].reduce((sum, one) => sum + one.pointsShare, 0);
        expect(shares).toBeLessThanOrEqual(1 + 1e-12);
        expect([...tallyRankings(items, rankings.toReversed(), top).figures]).toEqual([...figures]);
      }
    )
  );
});
