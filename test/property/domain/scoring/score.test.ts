import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import { bandOf } from '#lib/domain/scoring/band.ts';
import type { IndicatorModel } from '#lib/domain/scoring/index-model.ts';
import type { IndexResult } from '#lib/domain/scoring/result.ts';
import { scoreSubmission } from '#lib/domain/scoring/score.ts';
import { answered, modelOf, withState } from '../../../support/scoring-model.ts';

const dtr = modelOf('dtr');
const indicators = dtr.index?.dimensions.flatMap((dimension) => dimension.indicators) ?? [];
const nameOf = (indicator: IndicatorModel) => indicator.input ?? indicator.question;

/** A value of the shape the rule reads, often on an edge, sometimes of another shape altogether. */
const valueFor = ({ rule }: IndicatorModel): fc.Arbitrary<Answer['value']> => {
  const number = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(0, 1, 50, 100));
  switch (rule.kind) {
    case 'rubric':
      return fc.integer({ min: 1, max: 5 });
    case 'checklist':
      return fc.oneof(fc.subarray(['c1', 'c2', 'c3', 'c4', 'c5']), fc.constant(['none']));
    case 'number':
      return fc.oneof(number, fc.constant({ rural: 1, urban: 2 }));
    case 'mean_of_items':
      return fc.record({ isced1: number, isced2: number, isced3: number }, { requiredKeys: [] });
  }
};
const junk = fc.constantFrom<Answer['value']>('', 'text', NaN, Infinity, [], {}, true, null);
const stateAnswer = fc
  .constantFrom('not_applicable', 'dont_know', 'refused', 'skipped', 'blank')
  .map((state) => withState(state as 'blank'));
const answerFor = (indicator: IndicatorModel): fc.Arbitrary<Answer | null> =>
  fc.oneof(
    { weight: 12, arbitrary: valueFor(indicator).map((value) => ({ ...answered(0), value })) },
    { weight: 3, arbitrary: stateAnswer },
    { weight: 1, arbitrary: junk.map((value) => ({ ...answered(0), value })) },
    { weight: 1, arbitrary: fc.constant(null) }
  );
const submission = fc
  .tuple(...indicators.map(answerFor))
  .map((answers): Record<string, Answer> =>
    Object.fromEntries(answers.flatMap((answer, at) => (answer === null ? [] : [[nameOf(at2(at)), answer] as const])))
  );
const at2 = (at: number): IndicatorModel => {
  const indicator = indicators[at];
  if (indicator === undefined) throw new Error(`no indicator ${at}`);
  return indicator;
};
const ratio = fc.constantFrom(null, '', 0, 0.5, 1.5, NaN);
const score = (answers: Record<string, Answer>, inc5: number | string | null = null): IndexResult => {
  const result = scoreSubmission(dtr, answers, { visible: null, calculated: new Map([['inc5', inc5]]) });
  if (result === null) throw new Error('dtr has an index');
  return result;
};
const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => (key === 'answer' ? [] : numbersIn(inner)))
      : [];

describe('a score of dtr', () => {
  it('lies within 0–100, its band holds it, and no NaN or Infinity leaves', () => {
    fc.assert(
      fc.property(submission, ratio, (answers, inc5) => {
        const result = score(answers, inc5);
        for (const one of [result, ...result.dimensions]) {
          if (one.score.value === null) expect(one.band).toBeNull();
          else {
            expect(one.score.value).toBeGreaterThanOrEqual(0);
            expect(one.score.value).toBeLessThanOrEqual(100 + 1e-9);
            expect(one.band).toBe(bandOf(dtr.index?.bands ?? [], one.score.value)?.id);
          }
          expect(one.coverage).toBeLessThanOrEqual(1);
        }
        if (result.geometric !== null) {
          expect(result.geometric).toBeGreaterThanOrEqual(1 - 1e-9);
          expect(result.geometric).toBeLessThanOrEqual(Math.max(result.score.value ?? 0, 1) + 1e-6 + 1);
        }
        expect(numbersIn(result).every(Number.isFinite)).toBe(true);
      })
    );
  });

  it('never falls when a rubric rises by a level', () => {
    const rubrics = indicators.filter((one) => one.rule.kind === 'rubric');
    fc.assert(
      fc.property(
        submission,
        fc.constantFrom(...rubrics),
        fc.integer({ min: 1, max: 4 }),
        (answers, { question }, level) => {
          const below = score({ ...answers, [question]: answered(level) });
          const above = score({ ...answers, [question]: answered(level + 1) });
          expect(above.score.why).toBe(below.score.why);
          expect((above.score.value ?? 0) - (below.score.value ?? 0)).toBeGreaterThanOrEqual(-1e-9);
          expect((above.geometric ?? 0) - (below.geometric ?? 0)).toBeGreaterThanOrEqual(-1e-9);
        }
      )
    );
  });

  it('falls or stays when there are more learners to a computer', () => {
    const few = fc.double({ min: 0, max: 1000, noNaN: true });
    fc.assert(
      fc.property(submission, few, few, (answers, a, b) => {
        const points = (learners: number) =>
          score({ ...answers, con4: answered(learners) })
            .dimensions.flatMap((dimension) => dimension.indicators)
            .find((one) => one.id === 'CON4')?.points.value;
        expect(points(Math.max(a, b))).toBeLessThanOrEqual(points(Math.min(a, b)) ?? -1);
      })
    );
  });

  it('does not depend on the order of answers', () => {
    fc.assert(
      fc.property(submission, (answers) => {
        expect(score(Object.fromEntries(Object.entries(answers).reverse()))).toEqual(score(answers));
      })
    );
  });

  it('one not applicable in a dimension leaves the denominator; the rest of the dimension scores as if it did not exist', () => {
    fc.assert(
      fc.property(submission, fc.constantFrom(...indicators), (answers, indicator) => {
        const dimension = dtr.index?.dimensions.find((one) => one.indicators.includes(indicator));
        const others = dimension?.indicators.filter((one) => one !== indicator) ?? [];
        fc.pre(others.every((one) => answers[nameOf(one)]?.state !== 'not_applicable'));
        const without = { ...answers, [nameOf(indicator)]: withState('not_applicable') };
        const result = score(without).dimensions.find((one) => one.id === dimension?.id);
        expect(result?.applicable).toBe(others.length);
        const points = result?.indicators.flatMap((one) => (one.points.value === null ? [] : [one.points.value])) ?? [];
        if (result?.score.value != null)
          expect(result.score.value).toBeCloseTo(points.reduce((sum, one) => sum + one, 0) / points.length, 9);
        else expect(points.length / others.length).toBeLessThan(0.65);
      })
    );
  });

  it('has weights that sum to one wherever there is a score', () => {
    fc.assert(
      fc.property(submission, (answers) => {
        const result = score(answers);
        for (const dimension of result.dimensions) {
          const effective = dimension.indicators.reduce((sum, one) => sum + one.effectiveWeight, 0);
          expect(effective).toBeCloseTo(dimension.answered === 0 ? 0 : 1, 9);
          if (dimension.score.value !== null)
            expect(
              dimension.indicators.reduce((sum, one) => sum + one.effectiveWeight * (one.points.value ?? 0), 0)
            ).toBeCloseTo(dimension.score.value, 9);
        }
      })
    );
  });
});
