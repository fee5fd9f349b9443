/** A model file that somebody made to break the reader: it is refused in words, quickly, and nothing else happens. */
import { describe, expect, it } from 'vitest';
import { isScoringModel, parseScoringModel } from '#lib/domain/scoring/model.ts';
import { scoreTable } from '#lib/domain/scoring/table.ts';
import { parsed, smallModelJson } from '../../../support/scoring-model.ts';

const smallest = (index: object) => ({
  format: 2,
  method: 'test',
  index: {
    id: 'X',
    indicators: [{ id: 'a' }],
    members: ['a'],
    steps: { normalise: { kind: 'none' } },
    levels: [{ aggregate: 'arithmetic' }],
    ...index
  }
});
const rules = (json: unknown): readonly string[] => {
  const model = parseScoringModel(json);
  return isScoringModel(model) ? [] : [...new Set(model.map(({ rule, path }) => `${rule} ${path}`))];
};

describe('names of the prototype', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is no id, and a column like any other',
    (name) => {
      expect(rules(smallest({ indicators: [{ id: name }], members: [name] }))).not.toEqual([]);
      const { index } = parsed(smallest({ indicators: [{ id: 'a', question: name }] }));
      if (index === null) throw new Error('no index');
      const empty = { units: ['u'], columns: new Map(), groups: new Map() };
      expect(scoreTable(index, empty)).toEqual([{ unfit: 'column', name, neededBy: 'a' }]);
      const scores = scoreTable(index, { ...empty, columns: new Map([[name, [7]]]) });
      expect(scores).toMatchObject({ units: ['u'], nodes: [{ scores: [7] }] });
    }
  );

  it('a weight for __proto__ weighs nothing and changes no prototype', () => {
    const values = JSON.parse('{"__proto__": {"a": 5}, "a": 2}') as unknown;
    const { index } = parsed(smallest({ weights: { published: 'mine', sets: [{ id: 'mine', values }] } }));
    expect(index?.weights.sets[0]?.values).toEqual({ a: 2 });
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});

describe('depth', () => {
  const chain = (groups: number) =>
    smallest({
      groups: Array.from({ length: groups }, (_, at) => ({ id: `g${at}`, members: [at === 0 ? 'a' : `g${at - 1}`] })),
      members: [`g${groups - 1}`],
      levels: Array.from({ length: groups + 1 }, () => ({ aggregate: 'arithmetic' }))
    });

  it('twenty groups above each other are a tree', () => {
    expect(rules(chain(19))).toEqual([]);
  });

  it('thousands are a mistake, said once for each place, not a full stack', () => {
    const found = rules(chain(5000));
    expect(found[0]).toBe('scoring/levels index.indicators[0]');
    expect(new Set(found.map((one) => one.split(' ')[0]))).toEqual(new Set(['scoring/levels']));
  });

  it('a circle of thousands is one too', () => {
    const json = chain(3000);
    Object.assign(json.index, { members: ['b'], indicators: [{ id: 'a' }, { id: 'b' }] });
    const groups = (json.index as unknown as { groups: { members: string[] }[] }).groups;
    groups[0]?.members.push('g2999');
    expect(rules(json)).not.toEqual([]);
  });

  it('nesting in a place that takes none is refused', () => {
    let nested: unknown = 1;
    for (let at = 0; at < 2000; at += 1) nested = [nested];
    const json = smallModelJson();
    Object.assign(json.index.indicators[0] ?? {}, { goalposts: nested });
    expect(rules(json)).toContain('scoring/shape index.indicators[0].goalposts');
  });
});

describe('numbers', () => {
  it.each([['1e999'], ['-1e999'], ['"NaN"'], ['"1"'], ['null'], ['true']])('a weight of %s is refused', (text) => {
    const values = JSON.parse(`{"a": ${text}}`) as unknown;
    expect(rules(smallest({ weights: { published: 'mine', sets: [{ id: 'mine', values }] } }))).toEqual([
      'scoring/shape index.weights.sets[0].values.a'
    ]);
  });

  it.each([[[-1e308, 1e308]], [[1e308, -1e308]], [[0, 0]], [[5e-324, 5e-324]]])(
    'goalposts %j are refused',
    (goalposts) => {
      const steps = { normalise: { kind: 'goalposts' } };
      expect(rules(smallest({ steps, indicators: [{ id: 'a', goalposts }] }))).toEqual([
        'scoring/goalposts index.indicators[0].goalposts'
      ]);
    }
  );
});
