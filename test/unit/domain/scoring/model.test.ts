import { describe, expect, it } from 'vitest';
import { isScoringModel, parseScoringModel } from '#lib/domain/scoring/model.ts';
import { modelOf, smallModelJson } from '../../../support/scoring-model.ts';

type Json = ReturnType<typeof smallModelJson>;
const findingsAfter = (change: (json: Json) => void): string[] => {
  const json = smallModelJson();
  change(json);
  const model = parseScoringModel(json);
  return isScoringModel(model) ? [] : model.map((finding) => `${finding.rule} ${finding.path}`);
};
const dimension = (json: Json, position: number) => {
  const found = json.index.dimensions[position];
  if (found === undefined) throw new Error('no such dimension');
  return found;
};

describe('parseScoringModel', () => {
  it.each(['dtr', 'msn', 'gert'] as const)('takes the model of %s', (instrument) => {
    expect(modelOf(instrument).format).toBe(1);
  });

  it('takes the small model', () => {
    expect(findingsAfter(() => undefined)).toEqual([]);
  });

  it.each<[string, (json: Json) => void, string]>([
    ['a weight below zero', (json) => (dimension(json, 0).weight = -1), 'scoring/shape index.dimensions[0].weight'],
    [
      'all weights zero',
      (json) => json.index.dimensions.forEach((one) => (one.weight = 0)),
      'scoring/weights index.dimensions'
    ],
    [
      'goalposts reversed',
      (json) => Object.assign(dimension(json, 1).indicators[0]?.rule ?? {}, { goalposts: [5, 1] }),
      'scoring/goalposts index.dimensions[1].indicators[0].rule.goalposts'
    ],
    [
      'goalposts equal',
      (json) => Object.assign(dimension(json, 1).indicators[0]?.rule ?? {}, { goalposts: [3, 3] }),
      'scoring/goalposts index.dimensions[1].indicators[0].rule.goalposts'
    ],
    [
      'a question scored twice',
      (json) => Object.assign(dimension(json, 1).indicators[1] ?? {}, { question: 'a1' }),
      'scoring/repeated index.dimensions[1].indicators[1].question'
    ],
    ['an id used twice', (json) => (dimension(json, 1).id = 'A'), 'scoring/repeated index.dimensions[1].id'],
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
      'more dimensions than there are',
      (json) => (json.index.coverage.dimensions = 3),
      'scoring/coverage index.coverage.dimensions'
    ],
    [
      'a geometric mean that can meet zero',
      (json) => (json.index.geometricFloor = 0),
      'scoring/shape index.geometricFloor'
    ],
    [
      'support for no dimension',
      (json) => json.index.support[0]?.dimensions.push('Z'),
      'scoring/unknown index.support[0].dimensions[1]'
    ],
    ['an unknown field', (json) => Object.assign(json, { wieghts: 1 }), 'scoring/shape '],
    ['a question name that cannot be one', (json) => json.unscored.push('__proto__'), 'scoring/shape unscored[1]']
  ])('explains %s', (_, change, finding) => {
    expect(findingsAfter(change)).toContain(finding);
  });

  it.each([null, 7, 'text', [], {}])('refuses %j without throwing', (json) => {
    expect(isScoringModel(parseScoringModel(json))).toBe(false);
  });
});
