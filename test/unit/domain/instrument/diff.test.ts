import { describe, expect, it } from 'vitest';
import { describeDifferences, diffInstruments, type ComparableVersion } from '#lib/domain/instrument/diff.ts';
import { isFindings, parseQuestionnaire } from '#lib/domain/instrument/parse.ts';
import { smallInstrument, type Changes } from '../../../support/small-instrument.ts';

function version(changes: Changes = {}): ComparableVersion {
  const { instrument, version, survey, lineage, scoring } = smallInstrument(changes);
  const questionnaire = parseQuestionnaire(instrument, version, survey, lineage);
  if (isFindings(questionnaire)) throw new Error(questionnaire.map(({ message }) => message).join('; '));
  return { questionnaire, scoring };
}

function lines(changes: Changes) {
  return describeDifferences(diffInstruments(version(), version(changes)));
}

describe('what changed between two versions', () => {
  it('nothing', () => {
    expect(lines({})).toEqual(['no difference']);
  });
  it('a text', () => {
    expect(lines({ 'survey.pages.0.elements.0.title': 'National policy' })).toEqual([
      'question gov1: text, title.en: “Policy” → “National policy”'
    ]);
  });
  it('a translation that was added', () => {
    expect(lines({ 'survey.pages.0.title': { default: 'Governance', fr: 'Gouvernance' } })).toEqual([
      'section gov: text, title.fr: nothing → “Gouvernance”'
    ]);
  });
  it('the words of a choice', () => {
    expect(lines({ 'survey.pages.0.elements.2.choices.0.text': 'The first' })).toEqual([
      'question gov2: text, choices[c1].text.en: “First” → “The first”'
    ]);
  });
  it('a choice that was added', () => {
    expect(
      lines({ 'survey.pages.0.elements.2.choices': ['1', '2', '3'].map((n) => ({ value: `c${n}`, text: n })) })
    ).toEqual([
      'question gov2: choices, choices: “c1, c2” → “c1, c2, c3”',
      'question gov2: text, choices[c1].text.en: “First” → “1”',
      'question gov2: text, choices[c2].text.en: “Second” → “2”'
    ]);
  });
  it('a condition', () => {
    expect(lines({ 'survey.pages.0.elements.1.requiredIf': undefined })).toEqual([
      'question gov1_ev: condition, requiredIf: “{gov1} >= 4” → nothing'
    ]);
  });
  it('a limit', () => {
    expect(lines({ 'survey.pages.0.elements.1.maxLength': 900 })).toEqual([
      'question gov1_ev: setting, maxLength: “500” → “900”'
    ]);
  });
  it('the states offered', () => {
    expect(lines({ 'lineage.questions.gov1.states': ['dont_know', 'not_applicable'] })).toEqual([
      'question gov1: setting, states: “dont_know” → “dont_know, not_applicable”'
    ]);
  });
  it('a type', () => {
    expect(lines({ 'survey.pages.0.elements.0.type': 'dropdown' })).toEqual([
      'question gov1: type, control: “radiogroup” → “dropdown”'
    ]);
  });
  it('a question that went, and one that came', () => {
    const changes = {
      'survey.pages.1.elements.0.name': 'rating_of',
      'lineage.questions.rated': undefined,
      'lineage.questions.rating_of': { concept: 'small.rated' }
    };
    expect(lines(changes)).toEqual(['question rated: removed (“Rated”)', 'question rating_of: added (“Rated”)']);
  });
  it('the scoring', () => {
    expect(lines({ 'scoring.index.weights.sets.0.values.GOV1': 2 })).toEqual([
      'scoring: index.weights.sets[nominal].values.GOV1: “1” → “2”'
    ]);
    expect(lines({ 'scoring.index.indicators.1.goalposts': [0, 3] })).toEqual([
      'scoring: index.indicators[GOV2].goalposts: “0, 2” → “0, 3”'
    ]);
  });
});
