/** The compiled logic says what SurveyModel says, on random answers to every version under surveys/ and to a thorny one. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { SurveyModel } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { isFindings, parseQuestionnaire } from '#lib/domain/instrument/parse.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { compileLogic } from '#lib/survey/compile.ts';
import { sampleValue } from '#lib/survey/sample.ts';
import { thornySurvey, thornyLineage } from '../../support/thorny-instrument.ts';

const seed = 20261123;

function json(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

const versions = readdirSync('surveys').flatMap((instrument) =>
  readdirSync(`surveys/${instrument}`).map((version) => ({
    name: `${instrument}/${version}`,
    survey: json(`surveys/${instrument}/${version}/survey.json`),
    lineage: json(`surveys/${instrument}/${version}/lineage.json`)
  }))
);
const cases = [...versions, { name: 'thorny', survey: thornySurvey, lineage: thornyLineage }];

function bySurveyModel(survey: unknown, questionnaire: Questionnaire, values: Record<string, unknown>) {
  const model = new SurveyModel(survey);
  const questions = [...questionnaire.byName.keys()].map((name) => model.getQuestionByName(name));
  // As a person would: answer what is shown, leave what is hidden, until another pass changes nothing.
  for (let changed = true, passes = 0; changed; passes += 1) {
    expect(passes).toBeLessThan(20);
    changed = false;
    for (const question of questions.filter((candidate) => candidate.getType() !== 'expression')) {
      const shown = question.isVisible && question.page.isVisible;
      if (shown && question.isEmpty() && values[question.name] !== undefined) {
        question.value = structuredClone(values[question.name]);
        changed = true;
      } else if (!shown && !question.isEmpty()) {
        question.clearValue();
        changed = true;
      }
    }
  }
  const shown = questions.filter((question) => question.isVisible && question.page.isVisible);
  return {
    visible: shown.map(({ name }) => name),
    enabled: shown
      .filter((question) => !question.isReadOnly || question.getType() === 'expression')
      .map(({ name }) => name),
    required: shown.filter((question) => question.isRequired && !question.isReadOnly).map(({ name }) => name),
    sections: model.pages.filter((page) => page.isVisible).map(({ name }) => name),
    calculated: shown
      .filter((question) => question.getType() === 'expression')
      .map((question): [string, unknown] => [question.name, question.isEmpty() ? null : question.value])
  };
}

function inOrder(names: ReadonlySet<string>, all: Iterable<string>): readonly string[] {
  return [...all].filter((name) => names.has(name));
}

describe.each(cases)('logic of $name', ({ name, survey, lineage }) => {
  const [instrument = '', version = '1.0.0'] = name.split('/');
  const questionnaire = parseQuestionnaire(instrument, version, survey, lineage);
  if (isFindings(questionnaire)) throw new Error(JSON.stringify(questionnaire));
  const logic = compileLogic(questionnaire);
  const names = [...questionnaire.byName.keys()];

  it('equals SurveyModel for random answers', { timeout: 120_000 }, () => {
    const answered = fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: names.length, maxLength: names.length });
    fc.assert(
      fc.property(answered, (draws) => {
        const values: Record<string, unknown> = {};
        names.forEach((question, index) => {
          const [start, skip] = draws[index] ?? [0, true];
          const parsed = questionnaire.byName.get(question);
          if (skip || parsed === undefined) return;
          let state = start;
          const draw = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
          const value = sampleValue(parsed, draw);
          if (value !== null) values[question] = value;
        });
        const ours = logic(values);
        expect({
          visible: inOrder(ours.visible, names),
          enabled: inOrder(ours.enabled, names),
          required: inOrder(ours.required, names),
          sections: inOrder(
            ours.visibleSections,
            questionnaire.sections.map((section) => section.name)
          ),
          calculated: inOrder(new Set(ours.calculated.keys()), names).map((key) => [key, ours.calculated.get(key)])
        }).toEqual(bySurveyModel(survey, questionnaire, values));
      }),
      { seed, numRuns: name === 'thorny' ? 100 : 10 }
    );
  });
});
