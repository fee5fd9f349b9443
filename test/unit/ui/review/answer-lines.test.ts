import { expect, test } from 'vitest';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';
import { answerLines } from '#lib/ui/review/answer-lines.ts';

const base = {
  name: 'q',
  title: { en: 'Q' },
  help: null,
  visibleIf: null,
  enableIf: null,
  requiredIf: null,
  isRequired: false,
  states: [],
  concept: 'x.q',
  commentOffered: false,
  module: null,
  about: null
} as const;
const choices = [
  { value: 'a', text: { en: 'Radio', fr: 'Radio nationale' } },
  { value: 'b', text: { en: 'Television' } }
];
const lines = (question: Question, value: Parameters<typeof answerLines>[1], language: 'en' | 'fr' = 'en') =>
  answerLines(question, value, language).map(({ label, text }) => (label === null ? text : `${label}: ${text}`));

test('choices read in the words of the questionnaire, in the reader’s language where it has them', () => {
  const several: Question = {
    ...base,
    type: 'choices',
    control: 'checkbox',
    choices,
    none: { en: 'None of these' },
    max: null
  };
  expect(lines(several, ['a', 'b'], 'fr')).toEqual(['Radio nationale', 'Television']);
  expect(lines(several, ['none'])).toEqual(['None of these']);
});

test('a choice that the version does not know is shown as given, never dropped', () => {
  const one: Question = { ...base, type: 'choice', control: 'radiogroup', choices };
  expect(lines(one, 'zz')).toEqual(['zz']);
});

test('rankings number their places, rows and items carry their names, gaps in a table are left out', () => {
  const ranking: Question = { ...base, type: 'ranking', choices, min: 0, max: 2 };
  expect(lines(ranking, ['b', 'a'])).toEqual(['1: Television', '2: Radio']);
  const matrix: Question = {
    ...base,
    type: 'matrix',
    rows: choices,
    columns: [{ value: 5, text: { en: 'Very much' } }]
  };
  expect(lines(matrix, { b: 5 })).toEqual(['Television: Very much']);
  const items: Question = {
    ...base,
    type: 'multiple_text',
    items: [{ name: 'primary', title: { en: 'Primary' }, kind: 'number', min: 0, max: 100, integer: false }]
  };
  expect(lines(items, { primary: 37.25 })).toEqual(['Primary: 37.25']);
});
