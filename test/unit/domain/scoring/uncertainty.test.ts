import { describe, expect, it } from 'vitest';
import { cellsOf, type Cells } from '#lib/domain/scoring/cells.ts';
import { compileIndex } from '#lib/domain/scoring/compile.ts';
import { aggregateMatrix } from '#lib/domain/scoring/matrix.ts';
import { pointsUnder } from '#lib/domain/scoring/uncertainty/points.ts';
import { quantilesOf } from '#lib/domain/scoring/uncertainty/quantiles.ts';
import { intervalOf, standingOf, type Choices } from '#lib/domain/scoring/uncertainty/result.ts';
import { seedOf, uncertaintyOf, type UncertaintyInput } from '#lib/domain/scoring/uncertainty/uncertainty.ts';
import { parsed } from '../../../support/scoring-model.ts';

const open: Choices = {
  weights: 0.25,
  aggregate: ['arithmetic', 'geometric'],
  floor: 1,
  missing: ['skip', 'group_median'],
  normalise: ['goalposts', 'min_max']
};
const { index } = parsed({
  format: 2,
  method: 'test',
  index: {
    id: 'index',
    members: ['A', 'B'],
    groups: [
      { id: 'A', members: ['i1', 'i2', 'i3'] },
      { id: 'B', members: ['i4'] }
    ],
    indicators: ['i1', 'i2', 'i3', 'i4'].map((id) => ({ id, goalposts: [0, 10] })),
    steps: { normalise: { kind: 'goalposts' } },
    levels: [
      { aggregate: 'arithmetic', coverage: 0.65 },
      { aggregate: 'arithmetic', atLeast: 2 }
    ],
    uncertainty: open
  }
});
if (index === null) throw new Error('there is an index');
const compiled = compileIndex(index);

/** Published: 50, (75 + 50) / 2 = 62.5, (60 + 100) / 2 = 80, and none: of A only one of three was answered. */
const numbers = [
  [0, 10, 5, 5],
  [10, null, 5, 5],
  [4, 6, 8, 10],
  [null, null, 2, 0]
];
const table = (rows: readonly (readonly (number | null)[])[]): Cells =>
  cellsOf(rows.length, 4, (row, column) => rows[row]?.[column] ?? null);
const points = table(numbers.map((row) => row.map((value) => (value === null ? null : value * 10))));
const input: UncertaintyInput = {
  compiled,
  choices: open,
  raw: table(numbers),
  points,
  units: ['u1', 'u2', 'u3', 'u4'],
  named: [true, true, true, true],
  groups: ['g', 'g', 'g', 'g'],
  fewest: 2,
  seed: 1,
  replications: 200
};
const published = aggregateMatrix(compiled, points);
function rows(cells: Cells): (number | null)[][] {
  return numbers.map(
    (row, at) =>
    row.map((_, column) => (cells.states[at * 4 + column] === 1 ? Math.round((cells.values[at * 4 + column] ?? NaN) * 1e9) / 1e9 : null)) // prettier-ignore
  );
}
const under = (changed: Partial<UncertaintyInput>, ...choices: ['skip' | 'group_median', 'goalposts' | 'min_max']) =>
  rows(pointsUnder({ ...input, ...changed }, published, ...choices));

describe('points under a choice', () => {
  it('are the published ones where nothing is chosen otherwise', () => {
    expect(under({}, 'skip', 'goalposts')).toEqual(rows(points));
  });

  it('fill a gap with the group’s median, but never where coverage already failed', () => {
    expect(under({}, 'group_median', 'goalposts')).toEqual([
      [0, 100, 50, 50],
      [100, 80, 50, 50], // median of 10 and 6
      [40, 60, 80, 100],
      [null, null, 20, 0]
    ]);
  });

  it('fill from all units where the group has too few values, and not at all where all have', () => {
    const alone = { groups: ['g', 'other', 'g', 'g'] };
    expect(under(alone, 'group_median', 'goalposts')[1]).toEqual([100, 80, 50, 50]);
    expect(under({ ...alone, fewest: 3 }, 'group_median', 'goalposts')[1]).toEqual([100, null, 50, 50]);
    expect(under({ groups: ['g', null, 'g', 'g'] }, 'group_median', 'goalposts')[1]).toEqual([100, 80, 50, 50]);
  });

  it('stretch each column from its lowest to its highest value', () => {
    expect(under({}, 'skip', 'min_max')).toEqual([
      [0, 100, 50, 50],
      [100, null, 50, 50],
      [40, 0, 100, 100],
      [null, null, 0, 0]
    ]);
  });

  it('take lowest and highest from the named alone, hold the others within, and leave equal columns as they were', () => {
    expect(under({ named: [false, true, true, false] }, 'skip', 'min_max')).toEqual([
      [0, 100, 0, 0], // i1 below the named: 4 … 10; i2 has one named value
      [100, null, 0, 0],
      [0, 60, 100, 100],
      [null, null, 0, 0]
    ]);
  });
});

describe('the result', () => {
  const result = uncertaintyOf(input);
  it('has no interval for what has no published score, and the published score beside each interval', () => {
    expect(result.score.nominal).toEqual([50, 62.5, 80, null]);
    expect(result.rank.nominal).toEqual([3, 2, 1, null]);
    for (const spread of [result.score, result.rank])
      expect([spread.median[3], spread.low[3], spread.high[3]]).toEqual([null, null, null]);
    expect(result.dimensions.map(({ id, nominal }) => [id, nominal])).toEqual([
      ['A', [50, 75, 60, null]],
      ['B', [50, 50, 100, 0]]
    ]);
    expect(intervalOf(result, 'u4')).toBeNull();
    expect(standingOf(result, 'u1', 'u4')).toBeNull();
    expect(result.ranked).toBe(3);
  });

  it('has the digits that another language works out from the seed, the generator and the rules', () => {
    const one = { seed: 1, replications: 200 };
    expect(result).toMatchObject(one);
    expect(result.score.low).toEqual([46.957_488_219, 57.324_878_69, 64.191_316_668, null]);
    expect(result.score.median).toEqual([49.889_582_038, 61.340_341_032, 75.626_058_075, null]);
    expect(result.score.high).toEqual([52.560_877_402, 64.649_829_753, 82.348_626_794, null]);
    expect(result.rank.low).toEqual([3, 2, 1, null]);
    expect(result.pairs).toEqual({ ahead: [0, 0, 0, 7, 0, 0], level: [0, 0, 0, 0, 0, 0] });
  });

  it('is the same from the same seed, another from another, and plain data', () => {
    expect(uncertaintyOf(input)).toStrictEqual(result);
    expect(uncertaintyOf({ ...input, seed: 2 }).score).not.toEqual(result.score);
    expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
  });

  it('says what stands without a dimension', () => {
    expect(result.without.map(({ id, score, rank }) => ({ id, score, rank }))).toEqual([
      { id: 'A', score: [50, 50, 100, null], rank: [2, 2, 1, null] },
      { id: 'B', score: [50, 75, 60, null], rank: [3, 1, 2, null] }
    ]);
    expect(result.without[1]).toMatchObject({
      scoreShift: [0, 12.5, -20, null],
      rankShift: [0, 1, -1, null],
      shift: { mean: 0.666_666_667, largest: 1 }
    });
  });

  it('names no unit that may not be named', () => {
    const hidden = uncertaintyOf({ ...input, named: [true, false, true, true] });
    expect(hidden).toMatchObject({ units: ['u1', 'u3', 'u4'], ranked: 3, unnamed: 1 });
    expect(hidden.rank.nominal).toEqual([3, 1, null]);
    expect(JSON.stringify(hidden)).not.toContain('u2');
  });

  it('gives no spread where no choice is open, and all of it to the only one that is', () => {
    const one = {
      weights: 0,
      floor: 1,
      aggregate: ['arithmetic'],
      missing: ['skip'],
      normalise: ['goalposts']
    } as const;
    const choices = { ...one, aggregate: [...one.aggregate], missing: [...one.missing], normalise: [...one.normalise] };
    const fixed = uncertaintyOf({ ...input, choices });
    expect([fixed.score.low, fixed.score.high]).toEqual([fixed.score.nominal, fixed.score.nominal]);
    expect(fixed.drivers).toEqual([]);
    // Under min_max the third unit has (46.67 + 100) / 2 = 73.33 and the second 62.5: no rank moves; without i4 the ranks do.
    const weights = compiled.weights.map((weight, edge) => (edge === compiled.weights.length - 1 ? 0 : weight));
    const onlyA = uncertaintyOf({ ...input, compiled: { ...compiled, weights }, choices: { ...choices, normalise: ['goalposts', 'min_max'] } }); // prettier-ignore
    // A: 50, 75, 60 by goalposts and 50, 75, 46.67 by min-max: the first and the third change places.
    expect(onlyA.drivers).toMatchObject([
      {
        choice: 'normalise',
        level: null,
        alone: [
          { option: 'goalposts', mean: 0, largest: 0 },
          { option: 'min_max', mean: 0.666_666_667, largest: 1 }
        ]
      }
    ]);
    expect(onlyA.drivers[0]?.first).toBeCloseTo(1, 0);
    expect(onlyA.drivers[0]?.total).toBeCloseTo(1, 0);
  });

  it('tells how far it is, up to the end', () => {
    const told: [number, number][] = [];
    uncertaintyOf(input, (done, total) => told.push([done, total]));
    const total = told[0]?.[1] ?? 0;
    // 200 replications; a design of 5 choices: 200 × (5 + 2); weights of two levels alone: 2 × 200.
    expect(total).toBe(200 + 1400 + 400);
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b));
    expect(told.at(-1)).toEqual([total, total]);
  });
});

it('the quantiles are those of type 7', () => {
  expect(quantilesOf(Float64Array.of(4, 1, 3, 2), [0, 0.05, 0.5, 0.95, 1])).toEqual([
    1, 1.15, 2.5, 3.8499999999999996, 4
  ]);
  expect(quantilesOf(Float64Array.of(7), [0.05, 0.95])).toEqual([7, 7]);
});

it('a name gives the seed that FNV-1a gives', () => {
  expect([seedOf(''), seedOf('a'), seedOf('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
});
