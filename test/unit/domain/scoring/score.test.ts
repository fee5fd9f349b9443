import { describe, expect, it } from 'vitest';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import { scoreSubmission } from '#lib/domain/scoring/score.ts';
import {
  answered,
  everythingAsked,
  modelOf,
  parsed,
  smallModelJson,
  withState
} from '../../../support/scoring-model.ts';

const small = parsed(smallModelJson());
const full: Record<string, Answer> = {
  a1: answered(3), // 50
  a2: answered(['c1', 'c3', 'c4']), // 75
  a3: answered(10), // (50 - 10) / 50 = 80
  a4: answered({ isced1: 40, isced2: 20 }), // 30
  b1: answered(5), // 100, weight 2
  b2: answered(1), // 0
  b3: answered(2) // 25
};
const score = (answers: Record<string, Answer>, visible: ReadonlySet<string> | null = null) => {
  const result = scoreSubmission(small, answers, { visible, calculated: new Map() });
  if (result === null) throw new Error('the model has an index');
  return result;
};
const [A, B] = [0, 1];
const indicator = (result: ReturnType<typeof score>, id: string) =>
  result.dimensions.flatMap((dimension) => dimension.indicators).find((one) => one.id === id);

describe('a complete submission', () => {
  it('is scored level by level', () => {
    const result = score(full);
    expect(result.dimensions[A]?.score).toEqual({ value: 58.75, why: null }); // (50 + 75 + 80 + 30) / 4
    expect(result.dimensions[B]?.score).toEqual({ value: 56.25, why: null }); // (200 + 0 + 25) / 4
    expect(result.score).toEqual({ value: 56.875, why: null }); // (58.75 + 3 × 56.25) / 4
    expect(result.geometric).toBeCloseTo(56.864_845, 6); // (58.75 × 56.25³)^(1/4)
    expect(result.band).toBe('high');
    expect([result.answered, result.applicable, result.coverage, result.dimensionsScored]).toEqual([7, 7, 1, 2]);
  });

  it('keeps answer, number, points and weights of each indicator', () => {
    const result = score(full);
    expect(indicator(result, 'A4')).toEqual({
      id: 'A4',
      question: 'a4',
      state: 'answered',
      answer: { isced1: 40, isced2: 20 },
      raw: 30,
      points: { value: 30, why: null },
      nominalWeight: 0.25,
      effectiveWeight: 0.25,
      indexWeight: 0.0625
    });
    expect(indicator(result, 'B1')?.nominalWeight).toBe(0.5);
    expect(result.dimensions.map((dimension) => dimension.effectiveWeight)).toEqual([0.25, 0.75]);
  });
});

describe('gaps', () => {
  it('a don’t know is missing: it stays in the denominator and the rest is renormalised', () => {
    const result = score({ ...full, b1: withState('dont_know') });
    expect(result.dimensions[B]?.score).toEqual({ value: 12.5, why: null }); // 2 of 3 is 66.7 %
    expect(result.dimensions[B]?.coverage).toBeCloseTo(0.666_667, 6);
    expect(indicator(result, 'B1')?.points).toEqual({ value: null, why: 'missing' });
    expect(indicator(result, 'B1')?.effectiveWeight).toBe(0);
    expect(indicator(result, 'B2')?.effectiveWeight).toBe(0.5);
  });

  it('below 65 % there is no score, and the index lacks a dimension', () => {
    const result = score({ ...full, b1: withState('dont_know'), b2: withState('skipped') });
    expect(result.dimensions[B]).toMatchObject({
      score: { value: null, why: 'coverage' },
      band: null,
      answered: 1,
      applicable: 3
    });
    expect(result.score).toEqual({ value: null, why: 'too_few_members' });
    expect([result.band, result.geometric, result.dimensionsScored]).toEqual([null, null, 1]);
    expect(result.dimensions[A]?.effectiveWeight).toBe(1);
  });

  it('one not applicable leaves the denominator, a second one in the dimension counts as missing', () => {
    const one = score({ ...full, b1: withState('not_applicable') });
    expect(one.dimensions[B]).toMatchObject({ answered: 2, applicable: 2, coverage: 1, score: { value: 12.5 } });
    expect(indicator(one, 'B1')?.points).toEqual({ value: null, why: 'not_applicable' });
    const two = score({ ...full, b1: withState('not_applicable'), b2: withState('not_applicable') });
    expect(two.dimensions[B]).toMatchObject({ answered: 1, applicable: 2, score: { value: null, why: 'coverage' } });
    expect(indicator(two, 'B2')?.points).toEqual({ value: null, why: 'missing' });
  });

  it.each([
    ['no answer at all', undefined, 'blank'],
    ['blank', withState('blank'), 'blank'],
    ['an empty list of boxes', answered([]), 'blank'],
    ['a text where boxes belong', answered('c1'), 'blank'],
    ['refused', withState('refused'), 'refused']
  ])('%s is missing', (_, answer, state) => {
    const answers = { ...full };
    if (answer === undefined) delete answers['a2'];
    else answers['a2'] = answer;
    const a2 = indicator(score(answers), 'A2');
    expect(a2).toMatchObject({ state, raw: null, points: { value: null, why: 'missing' } });
  });

  it('"none of these" is an answer worth zero', () => {
    expect(indicator(score({ ...full, a2: answered(['none']) }), 'A2')).toMatchObject({ raw: 0, points: { value: 0 } });
  });

  it('the mean is of the levels of education given', () => {
    expect(indicator(score({ ...full, a4: answered({ isced2: 62 }) }), 'A4')).toMatchObject({
      raw: 62,
      points: { value: 62 }
    });
    expect(indicator(score({ ...full, a4: answered({}) }), 'A4')).toMatchObject({ state: 'blank', raw: null });
  });

  it('a hidden question was not asked, whatever is stored', () => {
    const result = score(full, new Set(['a1', 'a2', 'a4', 'b1', 'b2', 'b3']));
    expect(indicator(result, 'A3')).toMatchObject({
      state: 'not_asked',
      answer: null,
      points: { value: null, why: 'missing' }
    });
  });

  it('nothing answered gives no score and no NaN', () => {
    const result = score({});
    expect(result).toMatchObject({ score: { value: null, why: 'missing' }, coverage: 0, geometric: null });
    expect(JSON.stringify(result)).not.toContain('NaN');
  });
});

describe('edges', () => {
  it.each([
    [60, 0],
    [50, 0],
    [0, 100],
    [-5, 100]
  ])('beyond the goalposts the points are truncated: %i → %i', (value, points) => {
    expect(indicator(score({ ...full, a3: answered(value) }), 'A3')?.points.value).toBe(points);
  });

  it('a score on an edge belongs to the upper band', () => {
    // a1 leaves the denominator; the others give 0, 40 and 20 points
    const answers = {
      ...full,
      a1: withState('not_applicable'),
      a2: answered(['none']),
      a3: answered(30),
      a4: answered({ isced1: 20 })
    };
    expect(score(answers).dimensions[A]).toMatchObject({ score: { value: 20 }, band: 'high' }); // (0 + 40 + 20) / 3
  });

  it('the geometric variant has floor 1', () => {
    const zero = Object.fromEntries(['b1', 'b2', 'b3'].map((name) => [name, answered(1)]));
    expect(score({ ...full, ...zero }).geometric).toBeCloseTo(2.768_547, 6); // 58.75^(1/4) × 1^(3/4)
  });
});

describe('dtr', () => {
  const dtr = modelOf('dtr');
  it('has 9 dimensions and 50 indicators: 39 rubrics, 7 numbers, 4 checklists', () => {
    const all = dtr.index?.dimensions.flatMap((dimension) => dimension.indicators) ?? [];
    expect(dtr.index?.dimensions).toHaveLength(9);
    expect(all).toHaveLength(50);
    const kinds = all.map((one) => one.rule.kind);
    expect(kinds.filter((kind) => kind === 'rubric')).toHaveLength(39);
    expect(kinds.filter((kind) => kind === 'checklist')).toHaveLength(4);
    expect(all.filter((one) => one.core)).toHaveLength(36);
  });

  it('reads the rural-to-urban ratio from the calculated value and its state from the inputs', () => {
    const inc5 = (answers: Record<string, Answer>, ratio: number | null) =>
      scoreSubmission(dtr, answers, { visible: null, calculated: new Map([['inc5', ratio]]) })
        ?.dimensions.flatMap((dimension) => dimension.indicators)
        .find((one) => one.id === 'INC5');
    const given = { inc5_in: answered({ rural: 30, urban: 60 }) };
    expect(inc5(given, 0.5)).toMatchObject({ state: 'answered', raw: 0.5, points: { value: 50 } });
    expect(inc5(given, 1.2)).toMatchObject({ points: { value: 100 } });
    expect(inc5(given, null)).toMatchObject({ state: 'blank', points: { value: null, why: 'missing' } });
    expect(inc5({ inc5_in: withState('dont_know') }, null)).toMatchObject({ state: 'dont_know' });
    expect(inc5({ inc5_in: withState('not_applicable') }, null)).toMatchObject({ points: { why: 'not_applicable' } });
  });

  it('the core set alone is enough for an index', () => {
    const core = (dtr.index?.dimensions ?? []).flatMap((dimension) => dimension.indicators.filter((one) => one.core));
    const answers = Object.fromEntries(
      core.map(({ question, rule }) => [
        question,
        answered(
          rule.kind === 'rubric'
            ? 3
            : rule.kind === 'checklist'
              ? ['c1', 'c2']
              : rule.kind === 'number'
                ? 50
                : { isced1: 50 }
        )
      ])
    );
    const result = scoreSubmission(dtr, answers, everythingAsked);
    expect(result).toMatchObject({ answered: 36, applicable: 50, coverage: 0.72, dimensionsScored: 9 });
  });

  it('a needs survey has no index', () => {
    expect(scoreSubmission(modelOf('msn'), {}, everythingAsked)).toBeNull();
  });
});
