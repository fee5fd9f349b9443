/** Small tables worked out by hand: each step, the tree, weights, ranks, and what has no score. */
import { describe, expect, it } from 'vitest';
import type { IndexModel } from '#lib/domain/scoring/index-model.ts';
import { tableFindings, type Table } from '#lib/domain/scoring/table-fit.ts';
import { isUnfit, scoreTable, type TableScores } from '#lib/domain/scoring/table.ts';
import { parsed } from '../../../support/scoring-model.ts';

function modelOf(index: object): IndexModel {
  const model = parsed({ format: 2, method: 'test', index: { id: 'X', ...index } }).index;
  if (model === null) throw new Error('no index');
  return model;
}
const flat = (indicators: readonly object[], steps: object, more: object = {}): IndexModel =>
  modelOf({
    indicators,
    members: indicators.map((one) => ('id' in one ? one.id : '')),
    steps,
    levels: [{ aggregate: 'arithmetic' }],
    ...more
  });
const tableOf = (
  columns: Record<string, readonly (number | null)[]>,
  groups: Record<string, string[]> = {}
): Table => ({
  units: Array.from({ length: Object.values(columns)[0]?.length ?? 0 }, (_, at) => `u${at + 1}`),
  columns: new Map(Object.entries(columns)),
  groups: new Map(Object.entries(groups))
});
function scored(model: IndexModel, table: Table, weights?: string): TableScores {
  const scores = scoreTable(model, table, weights);
  if (isUnfit(scores)) throw new Error(JSON.stringify(scores));
  return scores;
}
const none = { normalise: { kind: 'none' } };
const indexOf = (scores: TableScores) => {
  const index = scores.nodes.at(-1);
  if (index === undefined) throw new Error('no index');
  return index;
};
const close = (values: readonly (number | null)[], expected: readonly (number | null)[]) => {
  expect(values.map((value) => value === null)).toEqual(expected.map((value) => value === null));
  expected.forEach((value, at) => value !== null && expect(values[at]).toBeCloseTo(value, 12));
};

describe('a tree of three levels', () => {
  // X = (D, e); D = (C, c); C = (a, b). Weights "expert": a 3, C 2, e 3; all others 1.
  const model = modelOf({
    indicators: ['a', 'b', 'c', 'e'].map((id) => ({ id })),
    groups: [
      { id: 'D', members: ['C', 'c'] },
      { id: 'C', members: ['a', 'b'] }
    ],
    members: ['D', 'e'],
    weights: { published: 'equal', sets: [{ id: 'expert', values: { a: 3, C: 2, e: 3 } }] },
    steps: none,
    levels: [{ aggregate: 'arithmetic' }, { aggregate: 'geometric' }, { aggregate: 'harmonic' }]
  });
  const table = tableOf({ a: [2, 4, null], b: [6, 4, 8], c: [9, null, 2], e: [3, 4, 4] });

  it('equal weights: the mean of each level over the members that are there', () => {
    const { nodes } = scored(model, table);
    expect(nodes.map(({ id, level }) => [id, level])).toEqual([['C', 1], ['D', 2], ['X', 3]]); // prettier-ignore
    close(nodes[0]?.scores ?? [], [4, 4, 8]);
    close(nodes[1]?.scores ?? [], [6, 4, 4]); // √(4·9), 4 alone, √(8·2)
    close(nodes[2]?.scores ?? [], [4, 4, 4]); // 2/(1/6+1/3), 2/(1/4+1/4)
    expect(nodes[2]?.ranks).toEqual([1, 1, 1]);
    expect(nodes.map(({ answered, applicable }) => [answered, applicable])).toEqual([
      [[2, 2, 1], 2],
      [[3, 2, 2], 3],
      [[4, 3, 3], 4]
    ]);
  });

  it('expert weights: relative within each group', () => {
    const { nodes } = scored(model, table, 'expert');
    close(nodes[0]?.scores ?? [], [3, 4, 8]); // (3·2+6)/4
    close(nodes[1]?.scores ?? [], [Math.cbrt(81), 4, Math.cbrt(128)]); // (3²·9)^⅓, (8²·2)^⅓
    const [first, , third] = [Math.cbrt(81), 4, Math.cbrt(128)];
    close(nodes[2]?.scores ?? [], [4 / (1 / first + 1), 4, 4 / (1 / third + 3 / 4)]);
  });
});

describe('each step alone', () => {
  it('denominate: by the unit’s own column; a denominator of 0 or none is a gap', () => {
    const model = flat([{ id: 'gdp', denominator: 'people' }, { id: 'b' }], { denominate: true, ...none });
    const scores = scored(model, tableOf({ gdp: [10, 10, 10], b: [1, 1, 1], people: [4, 0, null] }));
    expect(scores.denominated?.get('gdp')).toEqual([2.5, null, null]);
    close(indexOf(scores).scores, [1.75, 1, 1]);
    expect(indexOf(scores).answered).toEqual([2, 1, 1]);
  });

  it('impute by column, within groups, and from the row; a value that is there never changes', () => {
    const table = tableOf({ a: [1, 3, null, 8], b: [0, 5, 10, null] }, { region: ['n', 'n', 'n', 's'] });
    const by = (impute: object) => scored(flat([{ id: 'a' }, { id: 'b' }], { impute, ...none }), table).imputed;
    expect(by({ kind: 'column', estimate: 'mean' })?.get('a')).toEqual([1, 3, 4, 8]);
    expect(by({ kind: 'column', estimate: 'median', by: 'region' })?.get('a')).toEqual([1, 3, 2, 8]);
    // b of the only unit of the south has no one to learn from.
    expect(by({ kind: 'column', estimate: 'median', by: 'region' })?.get('b')).toEqual([0, 5, 10, null]);
    // u3: b is at the top of 0–10, so a is at the top of 1–8; u4 the other way round.
    expect(by({ kind: 'row', estimate: 'mean' })?.get('a')).toEqual([1, 3, 8, 8]);
    expect(by({ kind: 'row', estimate: 'mean' })?.get('b')).toEqual([0, 5, 10, 10]);
  });

  it('screen: units with too little leave before anything is compared with them', () => {
    const steps = { screen: { available: 0.5 }, normalise: { kind: 'min_max', from: 0, to: 100 } };
    const model = flat([{ id: 'a' }, { id: 'b' }, { id: 'c' }], steps);
    const table = tableOf({ a: [1, 99, 2, 3], b: [1, null, 2, 3], c: [3, null, null, 1] });
    const scores = scored(model, table);
    expect([scores.units, scores.screenedOut]).toEqual([['u1', 'u3', 'u4'], ['u2']]);
    expect(scores.screened?.get('a')).toEqual([1, 2, 3]);
    expect(scores.normalised.get('a')).toEqual([0, 50, 100]);
    close(indexOf(scores).scores, [100 / 3, 50, 200 / 3]);
    expect(indexOf(scores).ranks).toEqual([3, 2, 1]);
  });

  it('transform: the logarithm of the column and of its goalposts, whatever the direction', () => {
    const steps = { normalise: { kind: 'goalposts' } };
    const income = { id: 'a', goalposts: [10, 1000], transform: 'log' };
    const table = tableOf({ a: [10, 100, 1000, null, 1e6] });
    const up = scored(flat([income], steps), table);
    close(up.normalised.get('a') ?? [], [0, 50, 100, null, 100]);
    close(up.transformed?.get('a') ?? [], [Math.log(10), Math.log(100), Math.log(1000), null, Math.log(1e6)]);
    const down = scored(flat([{ ...income, direction: -1 }], steps), table);
    close(down.normalised.get('a') ?? [], [100, 50, 0, null, 0]);
    const target = { id: 'a', target: 100, transform: 'log' };
    const towards = scored(flat([target], { normalise: { kind: 'distance_to_target', cap: true } }), table);
    close(towards.normalised.get('a') ?? [], [0, 1, 1, null, 1]);
  });

  it('transform refuses, by unit and indicator, what has no logarithm', () => {
    const model = flat([{ id: 'a', transform: 'log' }, { id: 'b' }], none);
    expect(scoreTable(model, tableOf({ a: [1, 0, -2, null], b: [0, 0, 0, 0] }))).toEqual([
      { unfit: 'not_positive', name: 'u2', neededBy: 'a' },
      { unfit: 'not_positive', name: 'u3', neededBy: 'a' }
    ]);
  });

  it('treat: an outlier is drawn in, and the record says which', () => {
    const column = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000];
    const steps = { treat: { winsoriseAtMost: 1, fallback: null }, normalise: { kind: 'min_max', from: 0, to: 1 } };
    const scores = scored(flat([{ id: 'a' }], steps), tableOf({ a: column }));
    const treated = scores.treated?.get('a');
    expect(treated?.column).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
    expect(treated?.points.map((point) => point === 'top')).toEqual(column.map((value) => value === 1000));
    expect(treated?.checks.map(({ pass }) => pass)).toEqual([false, true]);
    close(
      indexOf(scores).scores,
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 8].map((x) => x / 8)
    );
  });

  it.each<[string, object, readonly (number | null)[]]>([
    ['none, signed', { kind: 'none' }, [-4, -1, -2, null, -1]],
    ['min_max', { kind: 'min_max', from: 1, to: 4 }, [1, 4, 3, null, 4]],
    ['z_score', { kind: 'z_score', mean: 0, sd: 1 }, [-2 / Math.SQRT2, 1 / Math.SQRT2, 0, null, 1 / Math.SQRT2]],
    ['rank', { kind: 'rank', ties: 'average' }, [1, 3.5, 2, null, 3.5]],
    ['percentile_rank', { kind: 'percentile_rank' }, [0, 2 / 3, 1 / 3, null, 2 / 3]],
    ['borda', { kind: 'borda' }, [0, 2, 1, null, 2]],
    ['goalposts', { kind: 'goalposts', scale: 10 }, [10 / 3, 10, 10, null, 10]],
    ['goalposts, open', { kind: 'goalposts', scale: 10, truncate: false }, [10 / 3, 40 / 3, 10, null, 40 / 3]],
    ['distance_to_target', { kind: 'distance_to_target' }, [0, 1.5, 1, null, 1.5]],
    ['distance_to_maximum', { kind: 'distance_to_maximum' }, [0, 1, 2 / 3, null, 1]],
    ['distance_to_reference', { kind: 'distance_to_reference', unit: 'u3', cap: true }, [0, 1, 1, null, 1]]
  ])('normalise: %s, less being better', (_, normalise, expected) => {
    const model = flat([{ id: 'a', direction: -1, goalposts: [2, 5], target: 2 }], { normalise });
    close(scored(model, tableOf({ a: [4, 1, 2, null, 1] })).normalised.get('a') ?? [], expected);
  });
});

describe('ranks', () => {
  it('equal to 9 decimals is equal; a gap takes no place', () => {
    const scores = scored(flat([{ id: 'a' }], none), tableOf({ a: [0.1 + 0.2, 0.3, 0.5, null, 0.1] }));
    expect(indexOf(scores).ranks).toEqual([2, 2, 1, null, 4]);
  });

  it('Copeland: who beats whom on more weight, not who has the higher mean', () => {
    const table = tableOf({ a: [100, 2, 1], b: [0, 1, 2], c: [0, 1, 2] });
    const indicators = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    const byScore = indexOf(scored(flat(indicators, none), table));
    expect(byScore.ranks).toEqual([1, 3, 2]);
    const copeland = indexOf(scored(flat(indicators, none, { ranking: 'copeland' }), table));
    expect(copeland.ranks).toEqual([3, 2, 1]);
    expect(copeland.scores).toEqual(byScore.scores);
    // With all the weight on a the order turns; the scores are then those of a.
    const sets = [{ id: 'a-only', values: { b: 0, c: 0 } }];
    const heavy = flat(indicators, none, { ranking: 'copeland', weights: { published: 'a-only', sets } });
    expect(indexOf(scored(heavy, table)).ranks).toEqual([1, 2, 3]);
  });

  it('Copeland of more units than can be compared in pairs is refused, not tried', () => {
    const model = flat([{ id: 'a' }], none, { ranking: 'copeland' });
    const many = tableOf({ a: Array.from({ length: 2001 }, (_, at) => at) });
    expect(scoreTable(model, many)).toEqual([{ unfit: 'pairs', units: 2001, most: 2000 }]);
  });
});

describe('no score', () => {
  const model = (level: object, steps: object = none) =>
    flat([{ id: 'a' }, { id: 'b' }, { id: 'c' }], steps, { levels: [{ aggregate: 'arithmetic', ...level }] });
  const gaps = tableOf({ a: [1, 1, null], b: [1, null, null], c: [null, null, null] });

  it.each<[string, object, readonly (string | null)[]]>([
    ['two thirds are enough', { coverage: 2 / 3 }, [null, 'coverage', 'missing']],
    ['members', { atLeast: 2 }, [null, 'too_few_members', 'missing']],
    ['indicators', { indicators: 0.5 }, [null, 'coverage', 'missing']]
  ])('says why: %s', (_, level, expected) => {
    const index = indexOf(scored(model(level), gaps));
    expect(index.why).toEqual(expected);
    expect(index.scores.map((score) => score === null)).toEqual(expected.map((why) => why !== null));
  });

  it('a geometric mean of what is not above 0, a harmonic mean of 0', () => {
    const table = tableOf({ a: [0, -1, 2], b: [1, 1, 2], c: [1, 1, 2] });
    expect(indexOf(scored(model({ aggregate: 'geometric' }), table)).why).toEqual(['not_positive', 'not_positive', null]); // prettier-ignore
    expect(indexOf(scored(model({ aggregate: 'harmonic' }), table)).why[0]).toBe('zero');
  });

  it('an indicator that cannot be scaled is named and counts as missing', () => {
    const scores = scored(model({}, { normalise: { kind: 'min_max', from: 0, to: 1 } }), tableOf({ a: [1, 2], b: [7, 7], c: [null, null] })); // prettier-ignore
    expect([...scores.unscaled]).toEqual([['b', 'constant'], ['c', 'no_data']]); // prettier-ignore
    expect(indexOf(scores).answered).toEqual([1, 1]);
    close(indexOf(scores).scores, [0, 1]);
  });

  it('numbers at the end of the scale of doubles never become NaN or infinity', () => {
    const table = tableOf({ a: [1e308, -1e308, 1], b: [1e308, 1e308, 2], c: [1e308, 5e-324, 3] });
    const hows = [
      { kind: 'none' },
      { kind: 'z_score', mean: 0, sd: 1 },
      { kind: 'min_max', from: 1, to: 100 },
      { kind: 'rank' },
      { kind: 'distance_to_maximum' }
    ];
    for (const normalise of hows)
      for (const level of [{ aggregate: 'arithmetic' }, { aggregate: 'harmonic', floor: 1 }])
        for (const score of indexOf(scored(model(level, { normalise }), table)).scores)
          expect(score === null || Number.isFinite(score), JSON.stringify([normalise, level])).toBe(true);
  });

  it('all screened out, and no unit at all: no rows, no throw', () => {
    const steps = { screen: { available: 1 }, normalise: { kind: 'min_max', from: 0, to: 1 } };
    const scores = scored(model({}, steps), gaps);
    expect([scores.units, scores.screenedOut.length, indexOf(scores).scores]).toEqual([[], 3, []]);
    expect(indexOf(scored(model({}), tableOf({ a: [], b: [], c: [] }))).ranks).toEqual([]);
  });
});

describe('a table that does not fit', () => {
  it('names each column once, the column of groups and the reference unit', () => {
    const steps = {
      denominate: true,
      impute: { kind: 'column', estimate: 'mean', by: 'region' },
      normalise: { kind: 'distance_to_reference', unit: 'EU' }
    };
    const model = flat(
      [
        { id: 'a', question: 'A', denominator: 'pop' },
        { id: 'b', denominator: 'pop' }
      ],
      steps
    );
    expect(scoreTable(model, tableOf({ b: [1] }))).toEqual([
      { unfit: 'column', name: 'A', neededBy: 'a' },
      { unfit: 'column', name: 'pop', neededBy: 'a' },
      { unfit: 'group', name: 'region', neededBy: 'steps.impute.by' },
      { unfit: 'unit', name: 'EU', neededBy: 'steps.normalise.unit' }
    ]);
  });

  it('a model that reads answers instead of numbers is told so before', () => {
    const model = flat([{ id: 'a' }, { id: 'b', rule: { kind: 'rubric' } }, { id: 'c', rule: { kind: 'checklist' } }], none); // prettier-ignore
    expect(tableFindings(model).map(({ path, message }) => [path, message])).toEqual([
      [
        'index.indicators[2].rule',
        'index.indicators[2].rule: number or rubric was expected: "checklist" reads the answer to a question, a table has a number'
      ]
    ]);
  });
});
