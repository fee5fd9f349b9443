/** Every value that a question accepts is kept as it is, kept again the same, and nothing that arrives makes the check throw. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswer } from '#lib/domain/instrument/check-answer.ts';
import { isFindings, parseQuestionnaire } from '#lib/domain/instrument/parse.ts';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { sampleValue } from '#lib/survey/sample.ts';

const seed = 20261123;

function json(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

const questions: readonly Question[] = readdirSync('surveys').flatMap((instrument) =>
  readdirSync(`surveys/${instrument}`).flatMap((version) => {
    const folder = `surveys/${instrument}/${version}`;
    const parsed = parseQuestionnaire(
      instrument,
      version,
      json(`${folder}/survey.json`),
      json(`${folder}/lineage.json`)
    );
    return isFindings(parsed) ? [] : [...parsed.byName.values()];
  })
);
const asked = questions.filter(({ type }) => type !== 'calculated');
const aQuestion = fc.nat(asked.length - 1).map((index) => {
  const question = asked[index];
  if (question === undefined) throw new RangeError('no question');
  return question;
});

function check(question: Question, value: unknown) {
  return checkAnswer(question, { base: 0, state: 'answered', value, language: 'en' });
}

describe('checking an answer', () => {
  it('takes every sampled value, and its own result again', () => {
    const draws = fc.infiniteStream(fc.double({ min: 0, max: 0.999999, noNaN: true }));
    fc.assert(
      fc.property(aQuestion, draws, (question, stream) => {
        const value = sampleValue(question, () => {
          const next: IteratorResult<number, unknown> = stream.next();
          return next.done === true ? 0 : next.value;
        });
        fc.pre(value !== null);
        const kept = check(question, value);
        expect(isProblem(kept) ? kept : kept.state).toBe('answered');
        expect(isProblem(kept) ? kept : kept.value).toEqual(value);
        expect(check(question, isProblem(kept) ? null : kept.value)).toEqual(kept);
      }),
      { seed, numRuns: 500 }
    );
  });
  it('answers anything with an answer or a problem that names the question', () => {
    const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withSparseArray: true });
    fc.assert(
      fc.property(aQuestion, anything, (question, value) => {
        const result = check(question, value);
        expect(isProblem(result) ? result.at : question.name).toBe(question.name);
      }),
      { seed, numRuns: 1000 }
    );
  });
});
