import { describe, expect, it } from 'vitest';
import { isScoringModel, parseScoringModel } from '#lib/domain/scoring/model.ts';
import { modelOf, parsed, smallModelJson } from '../../../support/scoring-model.ts';

type Json = ReturnType<typeof smallModelJson>;
const findingsAfter = (change: (json: Json) => void): string[] => {
  const json = smallModelJson();
  change(json);
  const model = parseScoringModel(json);
  return isScoringModel(model) ? [] : model.map((finding) => `${finding.rule} ${finding.path}`);
};
const indicator = (json: Json, position: number): object => json.index.indicators[position] ?? {};
const group = (json: Json, position: number) => {
  const found = json.index.groups[position];
  if (found === undefined) throw new Error('no such group');
  return found;
};
const values = (json: Json): Record<string, number> => json.index.weights.sets[0]?.values ?? {};
const level = (json: Json, position: number): object => json.index.levels[position] ?? {};

describe('parseScoringModel', () => {
  it.each(['dtr', 'msn', 'gert'] as const)('takes the model of %s', (instrument) => {
    expect(modelOf(instrument).format).toBe(2);
  });

  it('takes the small model', () => {
    expect(findingsAfter(() => undefined)).toEqual([]);
  });

  it.each<[string, (json: Json) => void, string]>([
    ['a weight below zero', (json) => (values(json)['A'] = -1), 'scoring/shape index.weights.sets[0].values.A'],
    [
      'all weights of a group zero',
      (json) => Object.assign(values(json), { B1: 0, B2: 0, B3: 0 }),
      'scoring/weights index.weights.sets[0].values'
    ],
    [
      'all weights of the index zero',
      (json) => Object.assign(values(json), { A: 0, B: 0 }),
      'scoring/weights index.weights.sets[0].values'
    ],
    ['a weight for nothing', (json) => (values(json)['C'] = 1), 'scoring/unknown index.weights.sets[0].values.C'],
    [
      'a weight set that is not there',
      (json) => (json.index.weights.published = 'expert'),
      'scoring/unknown index.weights.published'
    ],
    [
      'goalposts reversed',
      (json) => Object.assign(indicator(json, 4), { goalposts: [5, 1] }),
      'scoring/goalposts index.indicators[4].goalposts'
    ],
    [
      'goalposts equal',
      (json) => Object.assign(indicator(json, 4), { goalposts: [3, 3] }),
      'scoring/goalposts index.indicators[4].goalposts'
    ],
    [
      'no goalposts where points lie between them',
      (json) => Object.assign(indicator(json, 4), { goalposts: null }),
      'scoring/goalposts index.indicators[4].goalposts'
    ],
    [
      'no target where points are the distance to it',
      (json) => (json.index.steps['normalise'] = { kind: 'distance_to_target' }),
      'scoring/target index.indicators[0].target'
    ],
    [
      'a question scored twice',
      (json) => Object.assign(indicator(json, 5), { question: 'a1' }),
      'scoring/repeated index.indicators[5].question'
    ],
    ['an id used twice', (json) => (group(json, 1).id = 'A1'), 'scoring/repeated index.groups[1].id'],
    [
      'a member of two parents',
      (json) => group(json, 1).members.push('A1'),
      'scoring/parents index.groups[1].members[3]'
    ],
    [
      'a member that is nothing',
      (json) => group(json, 1).members.push('A9'),
      'scoring/unknown index.groups[1].members[3]'
    ],
    ['an indicator nobody uses', (json) => group(json, 1).members.pop(), 'scoring/unused index.indicators[6]'],
    ['a group nobody uses', (json) => json.index.members.pop(), 'scoring/unused index.groups[1]'],
    [
      'a cycle',
      (json) => {
        group(json, 0).members.push('B');
        group(json, 1).members.push('A');
        json.index.members.splice(0, 2, 'A1');
        group(json, 0).members.shift();
      },
      'scoring/cycle index.groups[0].members'
    ],
    ['levels that are not those of the tree', (json) => json.index.levels.pop(), 'scoring/levels index.levels'],
    [
      'more dimensions than there are',
      (json) => Object.assign(level(json, 1), { atLeast: 3 }),
      'scoring/coverage index.levels[1].atLeast'
    ],
    [
      'a geometric mean that can meet zero',
      (json) => Object.assign(level(json, 1), { aggregate: 'geometric' }),
      'scoring/zero index.levels[1].aggregate'
    ],
    [
      'a harmonic mean that can meet zero',
      (json) => Object.assign(level(json, 0), { aggregate: 'harmonic' }),
      'scoring/zero index.levels[0].aggregate'
    ],
    ['a floor of zero', (json) => (json.index.uncertainty.floor = 0), 'scoring/shape index.uncertainty.floor'],
    [
      'a step that is none',
      (json) => (json.index.steps['normalise'] = { kind: 'magic' }),
      'scoring/shape index.steps.normalise.kind'
    ],
    [
      'a denominator that no indicator names',
      (json) => (json.index.steps['denominate'] = true),
      'scoring/denominator index.steps.denominate'
    ],
    [
      'a gap between bands',
      (json) => Object.assign(json.index.bands[0] ?? {}, { to: 19 }),
      'scoring/bands index.bands[0].to'
    ],
    [
      'bands that stop early',
      (json) => Object.assign(json.index.bands[1] ?? {}, { to: 99 }),
      'scoring/bands index.bands[1].to'
    ],
    [
      'support for no dimension',
      (json) => json.index.support[0]?.dimensions.push('Z'),
      'scoring/unknown index.support[0].dimensions[1]'
    ],
    [
      'a goalpost of a logarithm at 0',
      (json) => Object.assign(indicator(json, 2), { transform: 'log' }),
      'scoring/transform index.indicators[2].goalposts'
    ],
    [
      'a target of a logarithm below 0',
      (json) => Object.assign(indicator(json, 4), { transform: 'log', target: -1 }),
      'scoring/transform index.indicators[4].target'
    ],
    [
      'a transformation that is none',
      (json) => Object.assign(indicator(json, 4), { transform: 'sqrt' }),
      'scoring/shape index.indicators[4].transform'
    ],
    [
      'goalposts whose distance is no number',
      (json) => Object.assign(indicator(json, 4), { goalposts: [-1e308, 1e308] }),
      'scoring/goalposts index.indicators[4].goalposts'
    ],
    [
      'one goalpost',
      (json) => Object.assign(indicator(json, 4), { goalposts: [1] }),
      'scoring/shape index.indicators[4].goalposts'
    ],
    [
      'a goalpost that is the text NaN',
      (json) => Object.assign(indicator(json, 4), { goalposts: ['NaN', 1] }),
      'scoring/shape index.indicators[4].goalposts[0]'
    ],
    [
      'a range that is reversed',
      (json) => (json.index.steps['normalise'] = { kind: 'min_max', from: 100, to: 0 }),
      'scoring/scale index.steps.normalise'
    ],
    [
      'a direction of 0',
      (json) => Object.assign(indicator(json, 4), { direction: 0 }),
      'scoring/shape index.indicators[4].direction'
    ],
    [
      'a weight that is no number',
      (json) => Object.assign(values(json), { A: 'NaN' }),
      'scoring/shape index.weights.sets[0].values.A'
    ],
    [
      'a weight that swallows all others',
      (json) => (values(json)['A'] = 1e300),
      'scoring/shape index.weights.sets[0].values.A'
    ],
    [
      'a weight that loses its digits',
      (json) => (values(json)['A'] = 1e-300),
      'scoring/shape index.weights.sets[0].values.A'
    ],
    [
      'a set that takes the name of the one that is always there',
      (json) => Object.assign(json.index.weights.sets[0] ?? {}, { id: 'equal' }),
      'scoring/shape index.weights.sets[0].id'
    ],
    [
      'a weight set given twice',
      (json) => json.index.weights.sets.push({ id: 'nominal', values: {} }),
      'scoring/repeated index.weights.sets[1].id'
    ],
    ['an index of nothing', (json) => json.index.members.splice(0), 'scoring/shape index.members'],
    ['a group of nothing', (json) => group(json, 0).members.splice(0), 'scoring/shape index.groups[0].members'],
    ['an index without indicators', (json) => json.index.indicators.splice(0), 'scoring/shape index.indicators'],
    [
      'a group that is its own member',
      (json) => group(json, 0).members.push('A'),
      'scoring/parents index.groups[0].members[4]'
    ],
    [
      'an index that is a member',
      (json) => group(json, 0).members.push('small'),
      'scoring/unknown index.groups[0].members[4]'
    ],
    ['a level without a rule', (json) => json.index.levels.splice(0), 'scoring/shape index.levels'],
    [
      'a mean that is none',
      (json) => Object.assign(level(json, 0), { aggregate: 'median' }),
      'scoring/shape index.levels[0].aggregate'
    ],
    [
      'a coverage above 1',
      (json) => Object.assign(level(json, 0), { coverage: 1.1 }),
      'scoring/shape index.levels[0].coverage'
    ],
    [
      'part of a member',
      (json) => Object.assign(level(json, 0), { atLeast: 0.5 }),
      'scoring/shape index.levels[0].atLeast'
    ],
    [
      'a level with a floor of 0',
      (json) => Object.assign(level(json, 0), { floor: 0 }),
      'scoring/shape index.levels[0].floor'
    ],
    [
      'a band upside down',
      (json) => Object.assign(json.index.bands[0] ?? {}, { from: 20, to: 20 }),
      'scoring/bands index.bands[0]'
    ],
    [
      'bands that start late',
      (json) => Object.assign(json.index.bands[0] ?? {}, { from: 1 }),
      'scoring/bands index.bands[0].from'
    ],
    [
      'a noise of weights of 1',
      (json) => (json.index.uncertainty.weights = 1),
      'scoring/shape index.uncertainty.weights'
    ],
    [
      'no choice of aggregation',
      (json) => json.index.uncertainty.aggregate.splice(0),
      'scoring/shape index.uncertainty.aggregate'
    ],
    [
      'a screening share of 2',
      (json) => (json.index.steps['screen'] = { available: 2 }),
      'scoring/shape index.steps.screen.available'
    ],
    [
      'a threshold of skewness of 0',
      (json) => (json.index.steps['treat'] = { winsoriseAtMost: 5, skewness: 0, fallback: null }),
      'scoring/shape index.steps.treat.skewness'
    ],
    [
      'a fallback that is none',
      (json) => (json.index.steps['treat'] = { winsoriseAtMost: 5, fallback: { kind: 'root' } }),
      'scoring/shape index.steps.treat.fallback.kind'
    ],
    [
      'an estimate that is none',
      (json) => (json.index.steps['impute'] = { kind: 'column', estimate: 'mode' }),
      'scoring/shape index.steps.impute.estimate'
    ],
    ['a question listed twice', (json) => json.unscored.push('x', 'x'), 'scoring/repeated unscored[2]'],
    ['an unknown field', (json) => Object.assign(json, { wieghts: 1 }), 'scoring/shape '],
    ['a question name that cannot be one', (json) => json.unscored.push('__proto__'), 'scoring/shape unscored[1]']
  ])('explains %s', (_, change, finding) => {
    expect(findingsAfter(change)).toContain(finding);
  });

  it('says what was expected, after the path', () => {
    const messages = (change: (json: Json) => void): readonly string[] => {
      const json = smallModelJson();
      change(json);
      const model = parseScoringModel(json);
      return isScoringModel(model) ? [] : model.map(({ message }) => message);
    };
    const cases: readonly [(json: Json) => void, string][] = [
      [(json) => (values(json)['A'] = -1), 'index.weights.sets[0].values.A: a weight of 0 or more'],
      [
        (json) => Object.assign(values(json), { A: 0, B: 0 }),
        'index.weights.sets[0].values: all weights in small are 0; at least one above 0 was expected'
      ],
      [(json) => (json.index.weights.published = 'x'), 'index.weights.published: one of equal, nominal was expected'],
      [
        (json) => Object.assign(indicator(json, 4), { goalposts: [5, 1] }),
        'index.indicators[4].goalposts: lower 5 must be below upper 1; use direction -1 to reverse'
      ],
      [
        (json) => group(json, 1).members.push('A1'),
        'index.groups[1].members[3]: "A1" is a member of A already; one group each'
      ],
      [(json) => group(json, 1).members.pop(), 'index.indicators[6]: no group has the indicator "B3" as a member'],
      [
        (json) => json.index.levels.pop(),
        'index.levels: 2 levels were expected, from the groups of indicators up to the index; there are 1'
      ],
      [
        (json) => Object.assign(level(json, 1), { aggregate: 'geometric' }),
        'index.levels[1].aggregate: a geometric mean can meet zero here: normalise to a range above 0 or give a floor'
      ],
      [
        (json) => Object.assign(indicator(json, 2), { transform: 'log' }),
        'index.indicators[2].goalposts: a number above 0 was expected: the indicator is taken as its logarithm'
      ],
      [
        (json) => Object.assign(indicator(json, 4), { transform: 'sqrt' }),
        'index.indicators[4].transform: "log" (natural logarithm) or null'
      ],
      [
        (json) => (json.index.steps['normalise'] = { kind: 'min_max', from: 1, to: 1 }),
        'index.steps.normalise: from 1 must be below to 1, at a distance that can be computed; use direction -1 to reverse an indicator'
      ],
      [
        (json) => (json.index.steps['normalise'] = { kind: 'magic' }),
        'index.steps.normalise.kind: goalposts, min_max, z_score, rank, percentile_rank, borda, distance_to_target, distance_to_maximum, distance_to_reference or none'
      ],
      [(json) => Object.assign(level(json, 0), { coverage: -1 }), 'index.levels[0].coverage: a share from 0 to 1'],
      [(json) => (group(json, 0).id = 'constructor'), 'index.groups[0].id: an id that is no reserved word'],
      [(json) => (group(json, 0).id = '1st'), 'index.groups[0].id: an id: a letter, then letters, digits, _ . -']
    ];
    for (const [change, message] of cases) expect(messages(change)).toContain(message);
  });

  it.each([null, 7, 'text', [], {}, { format: 3 }, { format: 1, index: [] }, { format: 1, index: { dimensions: 7 } }])(
    'refuses %j without throwing',
    (json) => {
      expect(isScoringModel(parseScoringModel(json))).toBe(false);
    }
  );

  it('says what a mean that can meet zero needs, and takes it', () => {
    const floored = (json: Json) => Object.assign(level(json, 1), { aggregate: 'geometric', floor: 1 });
    expect(findingsAfter(floored)).toEqual([]);
    const above = (json: Json) => {
      json.index.steps['normalise'] = { kind: 'min_max', from: 1, to: 100 };
      Object.assign(level(json, 0), { aggregate: 'harmonic' });
      Object.assign(level(json, 1), { aggregate: 'geometric' });
    };
    expect(findingsAfter(above)).toEqual([]);
  });

  it('takes a stand-alone model that says only what it must', () => {
    const model = parsed({
      format: 2,
      method: 'open data',
      index: {
        id: 'X',
        members: ['a', 'b'],
        indicators: [{ id: 'a' }, { id: 'b', direction: -1 }],
        steps: { normalise: { kind: 'min_max', from: 0, to: 100 } },
        levels: [{ aggregate: 'arithmetic' }]
      }
    });
    expect(model.index?.indicators[1]).toMatchObject({ question: 'b', title: { en: 'b' }, rule: { kind: 'number' } });
    expect(model.index?.dimensions).toEqual([]);
  });

  it('reads a file of format 1 as what it meant', () => {
    const { index } = parsed(formatOne);
    expect(index?.levels).toMatchObject([
      { aggregate: 'arithmetic', coverage: 0.65, notApplicable: 1 },
      { aggregate: 'arithmetic', atLeast: 1, indicators: 0.6 }
    ]);
    expect(index?.indicators[0]).toMatchObject({ id: 'GOV1', rule: { kind: 'rubric' }, goalposts: [1, 5] });
    expect(index?.weights).toEqual({
      published: 'nominal',
      sets: [{ id: 'nominal', source: null, values: { GOV: 1, GOV1: 2 } }]
    });
    expect(index?.dimensions[0]).toMatchObject({ id: 'GOV', framework: 'Six pillars' });
    expect(index?.uncertainty?.floor).toBe(1);
  });
});

const formatOne = {
  format: 1,
  method: 'test-1',
  scale: { min: 0, max: 100 },
  index: {
    id: 'old',
    title: { en: 'Old' },
    aggregation: 'arithmetic_mean',
    geometricFloor: 1,
    coverage: { dimension: 0.65, index: 0.6, dimensions: 1, notApplicablePerDimension: 1 },
    bands: [{ id: 'all', title: { en: 'All' }, from: 0, to: 100 }],
    dimensions: [
      {
        id: 'GOV',
        title: { en: 'Governance' },
        framework: 'Six pillars',
        weight: 1,
        indicators: [
          {
            id: 'GOV1',
            question: 'gov1',
            title: { en: 'Policy' },
            rule: { kind: 'rubric', goalposts: [1, 5] },
            direction: 1,
            unit: null,
            weight: 2,
            core: true,
            input: null,
            evidence: null,
            framework: 'ETRI',
            sources: [{ document: 'a document', lines: '1', quote: 'words' }],
            rationale: 'for the test'
          }
        ]
      }
    ],
    support: []
  },
  needs: null,
  unscored: ['*']
};
