import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  correlation,
  covariance,
  pairable,
  pearsonP,
  type CorrelationKind
} from '#lib/domain/statistics/correlation.ts';
import { concordanceTest } from '#lib/domain/statistics/concordance.ts';
import { effectiveWeights } from '#lib/domain/statistics/effective-weights.ts';
import { symmetricEigen } from '#lib/domain/statistics/eigen.ts';
import { groupStatistics, populationMean } from '#lib/domain/statistics/group-statistics.ts';
import { compoundGrowth } from '#lib/domain/statistics/growth.ts';
import { indicatorStatistics } from '#lib/domain/statistics/indicator-statistics.ts';
import { normaliseRounds } from '#lib/domain/statistics/panel.ts';
import { copelandScores, outrankingMatrix } from '#lib/domain/statistics/outranking.ts';
import { present, type Column, type Outcome } from '#lib/domain/statistics/outcome.ts';
import { principalComponents } from '#lib/domain/statistics/principal-components.ts';
import { cronbachAlpha } from '#lib/domain/statistics/reliability.ts';
import { rankWithin } from '#lib/domain/statistics/rank.ts';
import { sobolIndices } from '#lib/domain/statistics/sobol.ts';
import { treat, type Treatment } from '#lib/domain/statistics/treatment.ts';
import { imputeColumn, imputeFromRow, imputeWithinGroups } from '#lib/domain/tables/impute.ts';

const kinds: readonly CorrelationKind[] = ['pearson', 'spearman', 'kendall'];
const gap = fc.constantFrom(null, NaN, Infinity, -Infinity);
const wild = fc.oneof({ weight: 4, arbitrary: fc.double({ noNaN: true }) }, { weight: 1, arbitrary: gap });
/** Small whole numbers: ties on purpose. */
const coarse = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -4, max: 4 }) }, { weight: 1, arbitrary: gap });
const table = (cell: fc.Arbitrary<number | null>, columns = 3) =>
  fc
    .array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 25 })
    .map((rows) => Array.from({ length: columns }, (_, at) => rows.map((row) => row[at] ?? null)));
const isFigureOrReason = ({ value, why }: Outcome) =>
  value === null ? expect(why).not.toBeNull() : expect(Number.isFinite(value)).toBe(true);
const isGap = (value: number | null | undefined) => value == null || !Number.isFinite(value);

it('no NaN or Infinity leaves, whatever comes in', () => {
  const how: Treatment = { winsoriseAtMost: 5, skewness: 2, kurtosis: 3.5, fallback: { kind: 'log' }, combine: false };
  fc.assert(
    fc.property(table(wild), (columns) => {
      const [a = [], b = [], c = []] = columns;
      const members = a.map((_, unit) => unit);
      const statistics = indicatorStatistics(a);
      const group = groupStatistics(a, members);
      const outcomes: readonly Outcome[] = [
        ...kinds.map((kind) => correlation(kind, a, b)),
        pearsonP(correlation('pearson', a, b)),
        covariance(pairable(a, 'pearson'), pairable(b, 'pearson')),
        cronbachAlpha(columns),
        group.mean,
        group.q1,
        populationMean(a, b, members).mean,
        populationMean(a, b, members).covered,
        compoundGrowth(members, a).rate,
        statistics.sd,
        statistics.skewness,
        statistics.kurtosis,
        ...sobolIndices(present(c), Math.floor(present(c).length / 3), 1).flatMap(({ first, total }) => [first, total])
      ];
      outcomes.forEach(isFigureOrReason);
      const finite = (column: Column) => expect(column.every((x) => x === null || Number.isFinite(x))).toBe(true);
      finite(
        imputeColumn(
          a.map((x) => (isGap(x) ? null : x)),
          'mean'
        )
      );
      finite(outrankingMatrix(columns, [1, 2, 1]).flat());
      const shown = treat(
        a.map((x) => (isGap(x) ? null : x)),
        how
      );
      finite(shown.column);
      finite(shown.checks.flatMap(({ skewness, kurtosis }) => [skewness, kurtosis]));
      const components = principalComponents(columns);
      if (typeof components !== 'string')
        finite([...components.sdev, ...components.explained, ...components.loadings.flat()]);
    })
  );
});

/** The definitions, pair by pair. */
function slow(kind: CorrelationKind, x: readonly number[], y: readonly number[]): number | null {
  const n = x.length;
  if (kind === 'kendall') {
    let [score, tiedX, tiedY] = [0, 0, 0];
    for (let i = 0; i < n; i += 1)
      for (let j = 0; j < i; j += 1) {
        const [dx, dy] = [Math.sign((x[i] ?? 0) - (x[j] ?? 0)), Math.sign((y[i] ?? 0) - (y[j] ?? 0))];
        score += dx * dy;
        tiedX += dx === 0 ? 1 : 0;
        tiedY += dy === 0 ? 1 : 0;
      }
    const all = (n * (n - 1)) / 2;
    return all === tiedX || all === tiedY ? null : score / Math.sqrt((all - tiedX) * (all - tiedY));
  }
  const ranks = (v: readonly number[]) =>
    v.map((a) => v.filter((b) => b < a).length + (v.filter((b) => b === a).length + 1) / 2);
  const [p, q] = kind === 'pearson' ? [x, y] : [ranks(x), ranks(y)];
  const centre = (v: readonly number[]) => v.reduce((sum, one) => sum + one, 0) / n;
  const [mp, mq] = [centre(p), centre(q)];
  const dot = (v: readonly number[], mv: number, w: readonly number[], mw: number) =>
    v.reduce((sum, one, i) => sum + (one - mv) * ((w[i] ?? 0) - mw), 0);
  const [pp, qq] = [dot(p, mp, p, mp), dot(q, mq, q, mq)];
  return new Set(p).size < 2 || new Set(q).size < 2 ? null : dot(p, mp, q, mq) / Math.sqrt(pp * qq);
}

it('correlations are those of the definitions, over the units that have both', () => {
  fc.assert(
    fc.property(table(coarse, 2), fc.constantFrom(...kinds), ([a = [], b = []], kind) => {
      const both = a.flatMap((x, unit): [number, number][] => {
        const y = b[unit] ?? null;
        return x === null || y === null || isGap(x) || isGap(y) ? [] : [[x, y]];
      });
      const expected =
        both.length < 2
          ? null
          : slow(
              kind,
              both.map(([x]) => x),
              both.map(([, y]) => y)
            );
      const got = correlation(kind, a, b);
      expect(got.n).toBe(both.length);
      if (expected === null) expect(got.value).toBeNull();
      else expect(got.value).toBeCloseTo(expected, 10);
      expect(correlation(kind, b, a).value ?? 0).toBeCloseTo(got.value ?? 0, 12);
      expect(Math.abs(got.value ?? 0)).toBeLessThanOrEqual(1);
      const moved = correlation(
        kind,
        a.map((x) => (x === null ? null : 3 * x + 7)),
        b.map((y) => (y === null ? null : -2 * y))
      );
      expect(moved.value ?? 0).toBeCloseTo(-(got.value ?? 0), 10);
    })
  );
});

it('p is a share, smaller for a stronger correlation', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  // The weakest ones come next to never by chance: their squares vanish beside 1.
  const weakest = fc.integer({ min: -12, max: -6 }).map((exponent) => 3 * 10 ** exponent);
  const any = fc.oneof(share, weakest);
  fc.assert(
    fc.property(any, any, fc.integer({ min: 3, max: 500 }), (r, s, n) => {
      const p = (value: number) => pearsonP({ value, why: null, n }).value ?? NaN;
      const [weak, strong] = [p(Math.min(r, s)), p(Math.max(r, s))];
      expect(strong).toBeLessThanOrEqual(weak + 1e-12);
      expect(weak).toBeLessThanOrEqual(1 + 1e-12);
      expect(strong).toBeGreaterThanOrEqual(0);
      const chance = concordanceTest(r, n, 7).p;
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThanOrEqual(1);
    })
  );
});

it('alpha is the formula over variances where nothing is missing, and at most 1', () => {
  const whole = table(fc.integer({ min: 0, max: 9 }), 4);
  fc.assert(
    fc.property(whole, (columns) => {
      const n = columns[0]?.length ?? 0;
      const variance = (v: readonly (number | null)[]) => {
        const centre = v.reduce<number>((sum, x) => sum + (x ?? 0), 0) / n;
        return v.reduce<number>((sum, x) => sum + ((x ?? 0) - centre) ** 2, 0) / (n - 1);
      };
      const sums = Array.from({ length: n }, (_, unit) =>
        columns.reduce((sum, column) => sum + (column[unit] ?? 0), 0)
      );
      fc.pre(n > 1 && variance(sums) > 1e-9);
      const parts = columns.reduce((sum, column) => sum + variance(column), 0);
      const got = cronbachAlpha(columns).value ?? NaN;
      expect(got).toBeCloseTo((4 / 3) * (1 - parts / variance(sums)), 8);
      expect(got).toBeLessThanOrEqual(1 + 1e-12);
    })
  );
});

it('eigenvectors are unit vectors at right angles and make the matrix up again', () => {
  const size = fc.integer({ min: 1, max: 7 });
  fc.assert(
    fc.property(
      size.chain((n) => fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: n * n, maxLength: n * n })),
      (cells) => {
        const n = Math.sqrt(cells.length);
        const a = Array.from({ length: n }, (_, i) =>
          Array.from({ length: n }, (_, j) => (cells[i * n + j] ?? 0) + (cells[j * n + i] ?? 0))
        );
        const { values, vectors } = symmetricEigen(a);
        a.forEach((row, i) =>
          row.forEach((cell, j) => {
            const again = values.reduce(
              (sum, value, k) => sum + value * (vectors[k]?.[i] ?? 0) * (vectors[k]?.[j] ?? 0),
              0
            );
            expect(again).toBeCloseTo(cell, 9);
            const dot = (vectors[i] ?? []).reduce((sum, x, k) => sum + x * (vectors[j]?.[k] ?? 0), 0);
            expect(dot).toBeCloseTo(i === j ? 1 : 0, 10);
          })
        );
        expect(values).toEqual(values.toSorted((x, y) => y - x));
      }
    )
  );
});

it('components explain everything between them', () => {
  fc.assert(
    fc.property(table(fc.double({ min: -9, max: 9, noNaN: true }), 4), (columns) => {
      const got = principalComponents(columns);
      if (typeof got === 'string' || got.n < 4) return;
      expect(got.explained.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    })
  );
});

it('a correlation does not change with the unit of its columns, however small or large', () => {
  const column = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(column, column, fc.integer({ min: -300, max: 300 }), (x, y, exponent) => {
      const plain = correlation('pearson', x, y);
      const scaled = correlation(
        'pearson',
        x.map((value) => value * 10 ** exponent),
        y
      );
      expect(scaled.why).toBe(plain.why);
      if (plain.value !== null) expect(scaled.value).toBeCloseTo(plain.value, 12);
    })
  );
});

it('effective weights: the leaves sum to 1, and scaling the weights of a group changes nothing', () => {
  const weight = fc.double({ min: 0.01, max: 100, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.array(weight, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
      weight,
      (groups, factor) => {
        const nodes = (by: number) => [
          { id: 'top', parent: null, weight: 1 },
          ...groups.map((leaves, g) => ({ id: `g${g}`, parent: 'top', weight: leaves.length })),
          ...groups.flatMap((leaves, g) =>
            leaves.map((w, at) => ({ id: `${g}.${at}`, parent: `g${g}`, weight: w * by }))
          )
        ];
        const got = effectiveWeights(nodes(1));
        const scaled = effectiveWeights(nodes(factor));
        const leaves = [...got].filter(([id]) => id.includes('.'));
        expect(leaves.reduce((sum, [, { value }]) => sum + (value ?? NaN), 0)).toBeCloseTo(1, 9);
        for (const [id, { value }] of got) expect(scaled.get(id)?.value).toBeCloseTo(value ?? NaN, 9);
      }
    )
  );
});

it('ranks within groups count who of the group is ahead', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(coarse, fc.constantFrom('a', 'b', null))), (units) => {
      const got = rankWithin(
        units.map(([x]) => x),
        units.map(([, g]) => g),
        { first: 'highest', ties: 'min' }
      );
      units.forEach(([x, group], unit) => {
        const ahead = units.filter(([y, g]) => g === group && y !== null && !isGap(y) && y > (x ?? 0)).length;
        expect(got[unit]).toBe(isGap(x) || group === null ? null : 1 + ahead);
      });
    })
  );
});

it('a population-weighted mean lies between the values, its cover is a share, equal populations give the mean', () => {
  const unit = fc.tuple(
    fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
    fc.option(fc.integer({ min: 1, max: 1000 }))
  );
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1 }), (units) => {
      const column = units.map(([x]) => x);
      const members = units.map((_, at) => at);
      const got = populationMean(
        column,
        units.map(([, people]) => people),
        members
      );
      const counted = present(units.map(([x, people]) => (people === null ? null : x)));
      expect(got.n).toBe(counted.length);
      if (got.mean.value === null) return;
      expect(got.mean.value).toBeGreaterThanOrEqual(Math.min(...counted) - 1e-9);
      expect(got.mean.value).toBeLessThanOrEqual(Math.max(...counted) + 1e-9);
      expect(got.covered.value).toBeLessThanOrEqual(1);
      const even = populationMean(
        column,
        units.map(() => 5),
        members
      );
      expect(even.mean.value).toBeCloseTo(groupStatistics(column, members).mean.value ?? NaN, 9);
    })
  );
});

it('counts of an indicator add up', () => {
  const reason = fc.constantFrom('dont_know', 'not_applicable', 'blank', null);
  fc.assert(
    fc.property(fc.array(fc.tuple(coarse, reason)), (cells) => {
      const got = indicatorStatistics(
        cells.map(([x]) => x),
        { floor: -4, ceiling: 4 },
        cells.map(([, why]) => why)
      );
      expect(got.n + Object.values(got.missing).reduce((sum, count) => sum + count, 0)).toBe(cells.length);
      expect((got.atFloor.value ?? 0) + (got.atCeiling.value ?? 0)).toBeLessThanOrEqual(1);
    })
  );
});

it('imputing changes no value that is there and estimates within the range', () => {
  fc.assert(
    fc.property(table(coarse, 3), fc.constantFrom('mean' as const, 'median' as const), (columns, by) => {
      const [a = [], b = [], c = []] = columns.map((column) => column.map((x) => (isGap(x) ? null : x)));
      const groups = a.map((_, unit) => (unit % 3 === 0 ? null : String(unit % 2)));
      const rows = imputeFromRow(
        [
          { column: a, direction: 1 },
          { column: b, direction: -1 },
          { column: c, direction: 1 }
        ],
        by
      );
      for (const [before, after] of [
        [a, imputeColumn(a, by)],
        [a, imputeWithinGroups(a, groups, by)],
        ...[a, b, c].map((column, at): [Column, Column] => [column, rows[at] ?? []])
      ] as const) {
        const there = present(before);
        before.forEach((x, unit) => {
          const y = after[unit] ?? null;
          if (x !== null) expect(y).toBe(x);
          else if (y !== null) {
            expect(y).toBeGreaterThanOrEqual(Math.min(...there) - 1e-9);
            expect(y).toBeLessThanOrEqual(Math.max(...there) + 1e-9);
          }
        });
      }
    })
  );
});

it('treating keeps gaps and order, and what it says passes does pass', () => {
  const skewed = fc.array(fc.option(fc.double({ min: 0, max: 12, noNaN: true }).map(Math.exp)), {
    minLength: 4,
    maxLength: 40
  });
  const fallback = fc.constantFrom({ kind: 'log' } as const, { kind: 'box_cox', lambda: 0.2 } as const, null);
  fc.assert(
    fc.property(
      skewed,
      fc.option(fc.integer({ min: 0, max: 6 })),
      fallback,
      fc.boolean(),
      (column, most, then, combine) => {
        const got = treat(column, { winsoriseAtMost: most, skewness: 2, kurtosis: 3.5, fallback: then, combine });
        expect(got.column.map((x) => x === null)).toEqual(column.map((x) => x === null));
        column.forEach((x, i) =>
          column.forEach((y, j) => {
            if (x !== null && y !== null && x < y)
              expect(got.column[i] ?? NaN).toBeLessThanOrEqual((got.column[j] ?? NaN) + 1e-9);
          })
        );
        const [first, ...later] = got.checks;
        if (first?.pass === true) expect(got.column).toEqual(column);
        for (const look of got.checks) expect(look.pass).toBe(Math.abs(look.skewness) < 2 || look.kurtosis < 3.5);
        if (then === null) expect(later.length).toBeLessThanOrEqual(1);
        expect(got.points.filter((point) => point !== null)).toHaveLength(got.winsorised ?? 0);
      }
    )
  );
});

it('outranking: two units share each pair, Copeland scores sum to nothing', () => {
  fc.assert(
    fc.property(table(coarse, 3), (columns) => {
      const matrix = outrankingMatrix(columns, [2, 1, 3]);
      matrix.forEach((row, i) =>
        row.forEach((share, j) => {
          const other = matrix[j]?.[i] ?? null;
          if (i === j) expect(share).toBe(0);
          else if (share === null) expect(other).toBeNull();
          else expect(share + (other ?? NaN)).toBeCloseTo(1, 12);
        })
      );
      expect(copelandScores(matrix).reduce((sum, score) => sum + score, 0)).toBe(0);
    })
  );
});

it('a series that grows by a rate is found to grow by it, in any order of rounds and with gaps inside', () => {
  fc.assert(
    fc.property(fc.double({ min: -0.5, max: 1, noNaN: true }), fc.integer({ min: 3, max: 12 }), (rate, rounds) => {
      const times = Array.from({ length: rounds }, (_, at) => 2000 + at);
      const values = times.map((time, at) => (at === 1 ? null : 3 * (1 + rate) ** (time - 2000)));
      expect(compoundGrowth(times, values).rate.value).toBeCloseTo(rate, 9);
      expect(compoundGrowth(times.toReversed(), values.toReversed()).rate.value).toBeCloseTo(rate, 9);
    })
  );
});

it('pooled bounds keep the order of two values across rounds', () => {
  const how = { kind: 'min_max', from: 0, to: 100 } as const;
  fc.assert(
    fc.property(fc.array(fc.array(coarse, { maxLength: 8 }), { minLength: 1, maxLength: 4 }), (rounds) => {
      const got = normaliseRounds(rounds, 1, how, 'all_rounds');
      expect(got.map(({ column }) => column.length)).toEqual(rounds.map((column) => column.length));
      const pairs = rounds.flatMap((column, r) => column.map((x, unit) => [x, got[r]?.column[unit] ?? null] as const));
      for (const [x, sx] of pairs)
        for (const [y, sy] of pairs)
          if (x !== null && y !== null && sx !== null && sy !== null && x < y) expect(sx).toBeLessThan(sy);
    })
  );
});
