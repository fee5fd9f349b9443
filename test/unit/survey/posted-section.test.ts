/** Of two answers to one question, chosen without script: what is sent, by the way that was chosen. */
import { expect, test } from 'vitest';
import type { LogicResult } from '#lib/domain/instrument/questionnaire.ts';
import { baseField, conflictField, markField } from '#lib/survey/field-names.ts';
import { markOf } from '#lib/survey/form-draft.ts';
import { sectionView } from '#lib/survey/page-view.ts';
import { postedSection } from '#lib/survey/posted-section.ts';
import { sampleQuestions, sampleSection } from '../../support/sample-questionnaire.ts';

const names = new Set(sampleQuestions.map(({ name }) => name));
const logic: LogicResult = {
  visible: names,
  visibleSections: new Set(['everything']),
  enabled: names,
  required: new Set(),
  calculated: new Map()
};
const theirs = {
  state: 'answered',
  value: 'Theirs',
  language: 'en',
  comment: null,
  revision: 7,
  at: '2026-03-01T10:00:00.000Z',
  by: { personId: 'p2', name: 'Brian' }
} as const;
const view = sectionView({
  section: sampleSection,
  place: 1,
  answers: { context: theirs },
  logic,
  language: 'en',
  personId: 'p1',
  sees: names,
  writable: names
});
const drawn = view.questions.find(({ name }) => name === 'context');
if (drawn === undefined) throw new Error('no question context');

function posted(way: string, text: string) {
  const form = new FormData();
  form.set(baseField('context'), '7');
  form.set(markField('context'), markOf(drawn?.draft ?? { state: 'blank', typed: null, comment: '' }));
  form.set('context', text);
  form.set(conflictField('context'), way);
  return postedSection(view, form, 'en').answers['context'];
}

test('mine is sent, knowing theirs', () => {
  expect(posted('mine', 'Mine')).toMatchObject({ base: 7, state: 'answered', value: 'Mine' });
  expect(posted('mine', 'Mine')).not.toHaveProperty('setAside');
});

test('theirs is left as it stands, and mine goes along to the history', () => {
  expect(posted('theirs', 'Mine')).toMatchObject({
    base: 7,
    state: 'answered',
    value: 'Theirs',
    setAside: { state: 'answered', value: 'Mine' }
  });
  expect(posted('theirs', 'Theirs')).toBeUndefined();
});

test('both are brought together', () => {
  expect(posted('merge', 'Mine')).toMatchObject({ base: 7, value: 'Mine\n\nTheirs' });
});
