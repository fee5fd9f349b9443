/** What the instruments under surveys/ promise, counted by hand from their description: dimensions, indicators, blocks. */
import { readFileSync } from 'node:fs';
import { SurveyModel } from 'survey-core';
import { lintSurvey } from 'survey-core/linter';
import { describe, expect, it } from 'vitest';
import { isFindings, parseQuestionnaire } from '#lib/domain/instrument/parse.ts';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';

function json(instrument: string, file: string): unknown {
  return JSON.parse(readFileSync(`surveys/${instrument}/1.0.0/${file}`, 'utf8'));
}
function questionnaire(instrument: string) {
  const parsed = parseQuestionnaire(
    instrument,
    '1.0.0',
    json(instrument, 'survey.json'),
    json(instrument, 'lineage.json')
  );
  if (isFindings(parsed)) throw new Error(JSON.stringify(parsed));
  return parsed;
}

describe.each(['dtr', 'msn', 'gert'])('%s in plain survey-core', (instrument) => {
  it('loads without errors and passes its linter with nothing to say', () => {
    expect(new SurveyModel(json(instrument, 'survey.json')).jsonErrors).toBeNull();
    expect(lintSurvey(json(instrument, 'survey.json')).findings).toEqual([]);
  });
});

describe('dtr 1.0.0', () => {
  const dtr = questionnaire('dtr');
  const indicators = [...dtr.byName.values()].filter(({ name }) => /^[a-z]{3}[0-9]$/.test(name));

  it('has nine dimensions of five or six indicators', () => {
    const counts = dtr.sections.map(({ name, questions }) => [
      name,
      questions.filter((q) => indicators.includes(q)).length
    ]);
    expect(counts).toEqual([
      ['respondent', 0],
      ['gov', 6],
      ['con', 6],
      ['fin', 5],
      ['tch', 6],
      ['cur', 5],
      ['dat', 6],
      ['aie', 5],
      ['inc', 6],
      ['llr', 5],
      ['closing', 0]
    ]);
  });
  it('has 39 rubrics of five levels, 7 numbers and 4 checklists of five', () => {
    const isRubric = (q: Question) => q.type === 'choice' && q.choices.map(({ value }) => value).join() === '1,2,3,4,5';
    const isChecklist = (q: Question) =>
      q.type === 'choices' && q.none?.en === 'None of these' && q.choices.length === 5;
    const isNumber = (q: Question) => ['number', 'multiple_text', 'calculated'].includes(q.type);
    expect([isRubric, isNumber, isChecklist].map((is) => indicators.filter(is).length)).toEqual([39, 7, 4]);
  });
  it('marks the first four of each dimension as core', () => {
    const core = indicators.filter(({ module }) => module === 'core').map(({ name }) => name);
    expect(core.length).toBe(36);
    expect(core.every((name) => Number(name.at(-1)) <= 4)).toBe(true);
  });
  it('asks evidence for every rubric: shown from level 3, required from level 4', () => {
    const evidence = [...dtr.byName.values()].filter(({ about }) => about?.kind === 'evidence');
    expect(evidence.length).toBe(39);
    expect(dtr.byName.get('gov1_ev')).toMatchObject({ visibleIf: '{gov1} >= 3', requiredIf: '{gov1} >= 4' });
  });
  it('offers don’t know and not applicable wherever something is typed', () => {
    const asked = indicators.map(({ name }) => dtr.byName.get(name === 'inc5' ? 'inc5_in' : name));
    expect(asked.every((question) => question?.states.join() === 'dont_know,not_applicable')).toBe(true);
  });
  it('has the source and year of every number', () => {
    const sources = [...dtr.byName.values()].filter(({ about }) => about?.kind === 'source').map(({ name }) => name);
    expect(sources).toEqual(['con1_src', 'con2_src', 'con3_src', 'con4_src', 'tch4_src', 'dat2_src', 'inc5_in_src']);
  });
});

describe('msn 1.0.0', () => {
  const msn = questionnaire('msn');
  it('has the blocks of the needs survey', () => {
    expect(msn.sections.map(({ name, questions }) => [name, questions.length])).toEqual([
      ['respondent', 4],
      ['b', 6],
      ['c', 7],
      ['d', 5]
    ]);
  });
  it('keeps the published wording of 2025, so that a trend can be drawn', () => {
    const b1 = msn.byName.get('msn_b1');
    const d1 = msn.byName.get('msn_d1');
    expect(b1?.type === 'matrix' ? b1.rows.slice(0, 3).map(({ text }) => text.en) : []).toEqual([
      'Supporting and empowering teachers (pedagogy, assessment, digital competencies)',
      'National ICT and AI in education strategies and policies',
      'Use reflecting local contexts, languages and cultures'
    ]);
    expect(d1?.type === 'matrix' ? d1.rows[0]?.text.en : '').toBe(
      'Expanding teacher training and professional development'
    );
  });
  it('rates from 1 to 5 with codes 97 and 98, over 15 priorities, 12 activities and 10 forms of support', () => {
    const sizes = ['msn_b1', 'msn_b2', 'msn_c1', 'msn_d1'].map((name) => {
      const question = msn.byName.get(name);
      return question?.type === 'matrix'
        ? [question.rows.length, question.columns.map(({ value }) => value).join()]
        : [];
    });
    const scale = '1,2,3,4,5,97,98';
    expect(sizes).toEqual([
      [15, scale],
      [15, scale],
      [12, scale],
      [10, scale]
    ]);
  });
  it('takes five, four, three and three ranks', () => {
    const ranks = ['msn_b3', 'msn_b4', 'msn_c3', 'msn_d2'].map((name) => {
      const question = msn.byName.get(name);
      return question?.type === 'ranking' ? question.max : null;
    });
    expect(ranks).toEqual([5, 4, 3, 3]);
  });
});
