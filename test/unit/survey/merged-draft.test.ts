/** Two drafts of one question brought together: nothing that either said is dropped where both can stand. */
import { expect, test } from 'vitest';
import { nothingBeside, type Beside } from '#lib/survey/beside.ts';
import type { ControlView } from '#lib/survey/control-view.ts';
import type { Draft, Typed } from '#lib/survey/draft.ts';
import { mergedDraft } from '#lib/survey/merged-draft.ts';

const choice = (value: string) => ({ value, words: { text: value } });
const choices = ['a', 'b', 'c'].map(choice);
const part = (name: string) => ({
  name,
  words: { text: name },
  field: { kind: 'number', min: 0, max: null, integer: true } as const
});
const controls = {
  comment: { kind: 'comment', maxLength: 100 },
  text: { kind: 'text', maxLength: 100 },
  number: { kind: 'number', min: 0, max: 100, integer: false },
  radiogroup: { kind: 'radiogroup', choices },
  checkbox: { kind: 'checkbox', choices, none: { text: 'None' }, max: null },
  matrix: { kind: 'matrix', rows: choices, columns: choices },
  multiple_text: { kind: 'multiple_text', parts: ['p', 'q'].map(part) },
  ranking: { kind: 'ranking', choices, min: 0, max: 3 },
  panel: { kind: 'panel', parts: ['p', 'q'].map(part), maxRows: 3 }
} satisfies Record<string, ControlView>;
const draft = (typed: Typed, more: Partial<Draft> = {}): Draft => ({
  state: typed === null ? 'blank' : 'answered',
  typed,
  comment: '',
  ...more
});
const beside = (said: Partial<Beside>): Beside => ({ ...nothingBeside, ...said });

test.each<[keyof typeof controls, Typed, Typed, Typed]>([
  ['comment', 'Mine', 'Theirs', 'Mine\n\nTheirs'],
  ['comment', 'Theirs, and more', 'Theirs', 'Theirs, and more'],
  ['comment', null, 'Theirs', 'Theirs'],
  ['comment', 'Mine', null, 'Mine'],
  ['text', 'Mine', 'Theirs', 'Mine; Theirs'],
  ['number', '12', '40', '12'],
  ['number', null, '40', '40'],
  ['radiogroup', 'a', 'b', 'a'],
  ['checkbox', ['a'], ['c'], ['a', 'c']],
  ['checkbox', ['none'], ['c'], ['none']],
  ['checkbox', ['a'], ['none'], ['a']],
  ['matrix', { a: 'b' }, { a: 'c', b: 'a' }, { a: 'b', b: 'a' }],
  ['multiple_text', { p: '1', q: '' }, { p: '2', q: '3' }, { p: '1', q: '3' }],
  ['ranking', ['c', 'a'], ['a', 'b'], ['c', 'a']],
  ['panel', [{ p: '1' }], [{ p: '1' }, { p: '2' }], [{ p: '1' }, { p: '2' }]]
])('%s: %j and %j become %j', (kind, mine, theirs, merged) => {
  expect(mergedDraft(controls[kind], draft(mine), draft(theirs))).toMatchObject({ state: 'answered', typed: merged });
});

test('a state says less than a value, and more than nothing', () => {
  const unknown = draft(null, { state: 'dont_know' });
  expect(mergedDraft(controls.number, unknown, draft('4'))).toMatchObject({ state: 'answered', typed: '4' });
  expect(mergedDraft(controls.number, draft('4'), unknown)).toMatchObject({ state: 'answered', typed: '4' });
  expect(mergedDraft(controls.number, draft(null), unknown)).toMatchObject({ state: 'dont_know' });
  expect(mergedDraft(controls.number, unknown, draft(null, { state: 'refused' }))).toMatchObject({
    state: 'dont_know'
  });
});

test('comments stand one below the other; of what stands beside the value, mine counts and theirs where I said nothing', () => {
  const mine = draft('1', { comment: 'Mine', beside: beside({ source: 'EMIS', explanation: { jump: 'New method' } }) });
  const theirs = draft('2', {
    comment: 'Theirs',
    beside: beside({ source: 'Census', year: '2024', reason: 'law', words: 'Act 3', explanation: { sum: 'Rounded' } })
  });
  const merged = mergedDraft(controls.number, mine, theirs);
  expect(merged.comment).toBe('Mine\n\nTheirs');
  expect(merged.beside).toEqual(
    beside({
      source: 'EMIS',
      year: '2024',
      reason: 'law',
      words: 'Act 3',
      explanation: { jump: 'New method', sum: 'Rounded' }
    })
  );
});

test('a value taken over is said to be so only where it is the whole value', () => {
  const taken = draft('1', { beside: beside({ taken: 'old#1' }) });
  expect(mergedDraft(controls.number, taken, draft('2')).beside?.taken).toBe('old#1');
  expect(mergedDraft(controls.number, draft(null), taken).beside?.taken).toBe('old#1');
  expect(mergedDraft(controls.number, draft('2'), taken).beside?.taken ?? '').toBe('');
  const text = draft('Mine', { beside: beside({ taken: 'old#1' }) });
  expect(mergedDraft(controls.comment, text, draft('Theirs')).beside?.taken).toBe('');
});

test('a page that asks for nothing beside the value says nothing of it', () => {
  expect(mergedDraft(controls.number, draft('1'), draft('2'))).not.toHaveProperty('beside');
});
