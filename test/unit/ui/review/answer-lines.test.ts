import { expect, test } from 'vitest';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';
import { answerLines } from '#lib/ui/review/answer-lines.ts';
import { hasOwnWords } from '#lib/ui/review/own-words.ts';

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

const source: Question = {
  ...base,
  type: 'multiple_text',
  items: [
    { name: 'source', title: { en: 'Source' }, kind: 'text', maxLength: 200 },
    { name: 'year', title: { en: 'Year' }, kind: 'number', min: 2015, max: 2030, integer: true },
    { name: 'schools', title: { en: 'Schools' }, kind: 'number', min: 0, max: null, integer: true }
  ]
};

test('a year reads as a year, another number with its thousands apart', () => {
  expect(lines(source, { year: 2024, schools: 2024 })).toEqual(['Year: 2024', 'Schools: 2,024']);
  const year: Question = { ...base, type: 'number', min: 1900, max: 2100, integer: true };
  expect(lines(year, 2024)).toEqual(['2024']);
  expect(lines({ ...year, max: 30_000 }, 2024)).toEqual(['2,024']);
  const panel: Question = { ...base, type: 'panel', template: [{ ...year, name: 'since' }], maxRows: 2 };
  expect(lines(panel, [{ since: 2024 }])).toEqual(['1. Q: 2024']);
});

test('only what somebody wrote has a language: texts and comments, never figures and choices', () => {
  const answer = (value: Parameters<typeof answerLines>[1]) =>
    ({ state: 'answered', value, language: 'ar', comment: null }) as const;
  expect(hasOwnWords(source, answer({ year: 2024, schools: 3 }))).toBe(false);
  expect(hasOwnWords(source, answer({ source: 'التعداد' }))).toBe(true);
  const one: Question = { ...base, type: 'choice', control: 'radiogroup', choices };
  expect(hasOwnWords(one, answer('a'))).toBe(false);
  expect(hasOwnWords(one, { ...answer('a'), comment: 'نعم' })).toBe(true);
  expect(hasOwnWords(one, { state: 'dont_know', value: null, language: 'ar', comment: null })).toBe(false);
  const wish: Question = { ...base, type: 'text', maxLength: 100 };
  expect(hasOwnWords(wish, answer('راديو'))).toBe(true);
  const panel: Question = {
    ...base,
    type: 'panel',
    template: [
      { ...one, name: 'tier' },
      { ...wish, name: 'wish' }
    ],
    maxRows: 2
  };
  expect(hasOwnWords(panel, answer([{ tier: 'a' }]))).toBe(false);
  expect(hasOwnWords(panel, answer([{ tier: 'a', wish: 'راديو' }]))).toBe(true);
});
