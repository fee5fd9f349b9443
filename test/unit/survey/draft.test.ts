/** What is typed and what is sent: nothing is guessed where two readers would read two numbers. */
import { expect, test } from 'vitest';
import { answerOf, numberTyped } from '#lib/survey/draft.ts';
import { formDraft, markOf } from '#lib/survey/form-draft.ts';

test.each([
  ['12', 12],
  ['12.5', 12.5],
  ['12,5', 12.5],
  [' 1 250 ', 1250],
  ['1\u202f250,75', 1250.75],
  ['0,125', 0.125],
  ['٤٢٫٥', 42.5],
  ['-3', -3],
  ['1,234', '1,234'],
  ['about ten', 'about ten'],
  ['1e3', '1e3'],
  ['', '']
])('%j is read as %j', (text, value) => {
  expect(numberTyped(text)).toBe(value);
});

const ratio = { kind: 'number', min: 0, max: 100, integer: false } as const;
function form(fields: readonly (readonly [string, string])[]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

test('an empty field is blank, a state has no value, a wrong number stays the text it is', () => {
  expect(answerOf(ratio, { state: 'answered', typed: '  ', comment: '' })).toEqual({ state: 'blank', value: null });
  expect(answerOf(ratio, { state: 'dont_know', typed: '5', comment: '' })).toEqual({ state: 'dont_know', value: null });
  expect(answerOf(ratio, { state: 'answered', typed: 'ten', comment: '' })).toEqual({
    state: 'answered',
    value: 'ten'
  });
});

test('text typed beside a state that stood there is an answer; a state chosen beside text holds', () => {
  const both = form([
    ['ratio', '5'],
    ['ratio:state', 'dont_know']
  ]);
  expect(formDraft(ratio, 'ratio', both, true).state).toBe('answered');
  expect(formDraft(ratio, 'ratio', both, false)).toEqual({ state: 'dont_know', typed: '5', comment: '' });
});

test('a mark is the same whatever the order of the parts and however empty parts are written', () => {
  const one = markOf({ state: 'answered', typed: { b: '2', a: '1', c: '' }, comment: '' });
  expect(markOf({ state: 'answered', typed: { a: '1', b: '2' }, comment: '' })).toBe(one);
  expect(markOf({ state: 'answered', typed: { a: '1', b: '3' }, comment: '' })).not.toBe(one);
});

test('ranks become an order; two on one rank are kept as typed', () => {
  const choices = ['A', 'B', 'C'].map((value) => ({ value, words: { text: value } }));
  const ranking = { kind: 'ranking', choices, min: 1, max: 3 } as const;
  const ordered = form([
    ['first.A', '2'],
    ['first.C', '1']
  ]);
  expect(formDraft(ranking, 'first', ordered, true).typed).toEqual(['C', 'A']);
  const tied = form([
    ['first.A', '1'],
    ['first.C', '1']
  ]);
  expect(formDraft(ranking, 'first', tied, true).typed).toEqual({ A: '1', C: '1' });
});
