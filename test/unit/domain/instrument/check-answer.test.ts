import { describe, expect, it } from 'vitest';
import type { AnswerState } from '#lib/domain/country-file/answer.ts';
import { checkAnswer } from '#lib/domain/instrument/check-answer.ts';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem } from '#lib/domain/problem.ts';

const base = {
  title: { en: 'Title' },
  help: null,
  visibleIf: null,
  enableIf: null,
  requiredIf: null,
  isRequired: false,
  states: ['dont_know'] as const,
  concept: 'x.y',
  commentOffered: false,
  module: null,
  about: null
};
const choices = [
  { value: 1, text: { en: 'One' } },
  { value: 2, text: { en: 'Two' } },
  { value: 'P01', text: { en: 'Three' } }
];
const text: Question = { ...base, name: 'text', type: 'text', maxLength: 5 };
const number: Question = { ...base, name: 'number', type: 'number', min: 0, max: 100, integer: false };
const whole: Question = { ...base, name: 'whole', type: 'number', min: 1, max: null, integer: true };
const atMost: Question = { ...base, name: 'at_most', type: 'number', min: null, max: 9, integer: false };
const choice: Question = { ...base, name: 'choice', type: 'choice', control: 'radiogroup', choices };
const ticks: Question = {
  ...base,
  name: 'ticks',
  type: 'choices',
  control: 'checkbox',
  choices,
  none: { en: 'None' },
  max: 2
};
const plain: Question = { ...base, name: 'plain', type: 'choices', control: 'tagbox', choices, none: null, max: null };
const yesNo: Question = { ...base, name: 'yes_no', type: 'boolean', yes: null, no: null };
const rating: Question = {
  ...base,
  name: 'rating',
  type: 'rating',
  min: 1,
  max: 5,
  step: 2,
  minText: null,
  maxText: null
};
const matrix: Question = { ...base, name: 'matrix', type: 'matrix', rows: choices, columns: choices };
const items: Question = {
  ...base,
  name: 'items',
  type: 'multiple_text',
  items: [
    { name: 'source', title: { en: 'Source' }, kind: 'text', maxLength: 5 },
    { name: 'year', title: { en: 'Year' }, kind: 'number', min: 2015, max: 2030, integer: true }
  ]
};
const ranking: Question = { ...base, name: 'ranking', type: 'ranking', choices, min: 1, max: 2 };
const panel: Question = {
  ...base,
  name: 'panel',
  type: 'panel',
  template: [
    { ...base, name: 'title', type: 'text', maxLength: 5 },
    { ...base, name: 'theme', type: 'choice', control: 'dropdown', choices }
  ],
  maxRows: 2
};
const calculated: Question = { ...base, name: 'calculated', type: 'calculated', expression: '{number}' };

function check(question: Question, value: unknown, state: AnswerState = 'answered', comment: string | null = null) {
  return checkAnswer(question, { base: 0, state, value, comment, language: 'fr' });
}

describe('an answer that is taken', () => {
  it.each<[Question, unknown, unknown]>([
    [text, 'abcde', 'abcde'],
    [text, ' ab ', ' ab '],
    [text, '\ud83d\ude00', '😀'],
    [number, 12.5, 12.5],
    [number, 0, 0],
    [whole, 7, 7],
    [choice, 2, 2],
    [choice, 'P01', 'P01'],
    [ticks, ['P01', 1], [1, 'P01']],
    [ticks, ['none'], ['none']],
    [yesNo, false, false],
    [rating, 3, 3],
    [matrix, { P01: 2, 1: 1 }, { 1: 1, P01: 2 }],
    [items, { source: 'UIS', year: 2024 }, { source: 'UIS', year: 2024 }],
    [ranking, ['P01', 2], ['P01', 2]],
    [panel, [{ title: 'a', theme: 2 }, { title: 'b' }], [{ title: 'a', theme: 2 }, { title: 'b' }]]
  ])('%o takes %j', (question, value, kept) => {
    expect(check(question, value)).toEqual({ state: 'answered', value: kept, language: 'fr', comment: null });
  });

  it.each<[Question, unknown]>([
    [text, ''],
    [text, '   '],
    [number, null],
    [ticks, []],
    [matrix, {}],
    [items, { source: '', year: null }],
    [panel, [{ title: '' }]],
    [panel, []]
  ])('%o counts %j as blank', (question, value) => {
    expect(check(question, value)).toEqual({ state: 'blank', value: null, language: 'fr', comment: null });
  });

  it('keeps no value with a state', () => {
    expect(check(number, 5, 'dont_know')).toEqual({ state: 'dont_know', value: null, language: 'fr', comment: null });
  });
  it('keeps a comment where the question offers it', () => {
    const answer = check({ ...number, commentOffered: true }, 5, 'answered', 'estimate');
    expect(answer).toMatchObject({ value: 5, comment: 'estimate' });
  });
});

describe('an answer that is refused', () => {
  it.each<[string, Question, unknown, string, Record<string, unknown>]>([
    ['text as a number', text, 5, 'answer.wrong_type', {}],
    ['half a character', text, 'a\ud800b', 'answer.wrong_type', {}],
    ['half a character in an item', items, { source: '\udc00' }, 'answer.wrong_type', {}],
    ['a text over its limit', text, 'abcdef', 'answer.too_long', { limit: 5 }],
    ['a number as text', number, '12', 'answer.not_a_number', {}],
    ['NaN', number, NaN, 'answer.not_a_number', {}],
    ['a number over its range', number, 100.1, 'answer.out_of_range', { min: 0, max: 100 }],
    ['a number under its range', number, -1, 'answer.out_of_range', { min: 0, max: 100 }],
    ['a number below the least', whole, 0, 'answer.below', { min: 1 }],
    ['a number above the most', atMost, 10, 'answer.above', { max: 9 }],
    ['a fraction', whole, 1.5, 'answer.not_an_integer', {}],
    ['an unknown choice', choice, 9, 'answer.unknown_choice', { choice: '9' }],
    ['a level as text', choice, '2', 'answer.unknown_choice', { choice: '2' }],
    ['the word of a state', choice, 'dontknow', 'answer.unknown_choice', { choice: 'dontknow' }],
    ['a list where one is asked', choice, [1], 'answer.wrong_type', {}],
    ['a tick that is unknown', ticks, [1, 7], 'answer.unknown_choice', { choice: '7' }],
    ['a tick twice', ticks, [1, 1], 'answer.repeated_choice', {}],
    ['too many ticks', ticks, [1, 2, 'P01'], 'answer.too_many_choices', { limit: 2 }],
    ['none together with one', ticks, ['none', 1], 'answer.too_many_choices', { limit: 1 }],
    ['none where it is not offered', plain, ['none'], 'answer.unknown_choice', { choice: 'none' }],
    ['yes as text', yesNo, 'true', 'answer.wrong_type', {}],
    ['a rating of 99', rating, 99, 'answer.out_of_range', { min: 1, max: 5 }],
    ['a rating between steps', rating, 2, 'answer.unknown_choice', { choice: 2 }],
    ['an unknown row', matrix, { P99: 1 }, 'answer.unknown_choice', { choice: 'P99' }],
    ['an unknown column', matrix, { P01: 9 }, 'answer.unknown_choice', { choice: '9' }],
    ['a list for a matrix', matrix, [1], 'answer.wrong_type', {}],
    ['a date for a matrix', matrix, new Date(0), 'answer.wrong_type', {}],
    ['__proto__ as a row', matrix, JSON.parse('{"__proto__": 1}'), 'answer.unknown_choice', { choice: '__proto__' }],
    ['constructor as an item', items, { constructor: 'x' }, 'answer.unknown_choice', { choice: 'constructor' }],
    ['an unknown item', items, { page: 'x' }, 'answer.unknown_choice', { choice: 'page' }],
    ['a year as text', items, { year: '2024' }, 'answer.not_a_number', {}],
    ['half a year', items, { year: 2020.5 }, 'answer.not_an_integer', {}],
    ['too many ranks', ranking, [1, 2, 'P01'], 'answer.too_many_choices', { limit: 2 }],
    ['a rank twice', ranking, [1, 1], 'answer.repeated_choice', {}],
    ['too many rows', panel, [{ title: 'a' }, { title: 'b' }, { title: 'c' }], 'answer.too_many_rows', { limit: 2 }],
    ['an unknown field', panel, [{ prototype: 'a' }], 'answer.unknown_choice', { choice: 'prototype' }],
    ['a long text in a row', panel, [{ title: 'abcdef' }], 'answer.too_long', { limit: 5 }],
    ['a calculated value', calculated, 5, 'answer.read_only', {}]
  ])('%s', (_, question, value, code, params) => {
    const refused = check(question, value);
    expect(isProblem(refused) ? { code: refused.problem, params: refused.params, at: refused.at } : refused).toEqual({
      code,
      params,
      at: question.name
    });
  });

  it('a ranking shorter than asked', () => {
    expect(check({ ...ranking, min: 2 }, ['P01'])).toMatchObject({
      problem: 'answer.too_few_choices',
      params: { limit: 2 }
    });
  });
  it('a state that the question does not offer', () => {
    expect(check(text, null, 'not_applicable')).toMatchObject({ problem: 'answer.state_not_offered', at: 'text' });
  });
  it('a comment where none is offered', () => {
    expect(check(text, 'a', 'answered', 'why')).toMatchObject({ problem: 'answer.wrong_type' });
  });
  it('a comment over its limit', () => {
    const refused = check({ ...text, commentOffered: true }, 'a', 'answered', 'x'.repeat(2001));
    expect(refused).toMatchObject({ problem: 'answer.too_long', params: { limit: 2000 } });
  });
});
