import { expect, test } from 'vitest';
import { carriedFields, hasWritten, readReviewForm } from '#lib/ui/review/review-form.ts';

function posted(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

test('line ends of a form become line feeds, boxes left empty ask nothing, words are trimmed', () => {
  const typed = readReviewForm(
    posted({ number: '2', 'ask:gov1': ' Which?\r\nWhere? ', 'ask:gov2': ' \r\n ', reason: ' ' })
  );
  expect(typed).toMatchObject({ number: 2, step: 'first', questions: { gov1: 'Which?\nWhere?' }, reason: '' });
});

test('what is too long is left to the rules to refuse, not cut to what they allow', () => {
  expect(readReviewForm(posted({ remarks: 'a'.repeat(4001) })).remarks).toHaveLength(4001);
});

test('everything typed is carried along to the page that asks once more, and back', () => {
  const first = readReviewForm(
    posted({ number: '3', changeId: 'c', 'ask:gov1': 'Which?', remarks: 'r', reason: 's', reopening: 't', words: 'w' })
  );
  const again = readReviewForm(posted({ ...Object.fromEntries(carriedFields(first)), step: 'confirmed' }));
  expect(again).toEqual({ ...first, step: 'confirmed' });
  const all = readReviewForm(posted({ until: '2027-01-01T10:00', refusal: 'no', step: 'back', language: 'ar' }));
  const fields = Object.fromEntries(carriedFields(all));
  expect(fields).toMatchObject({ until: '2027-01-01T10:00', refusal: 'no' });
  expect(all).toMatchObject({ step: 'back', language: 'ar' });
});

test.each([
  [{ remarks: 'r' }, true],
  [{ 'ask:gov1': 'q' }, true],
  [{ reopening: 'r' }, true],
  [{ target: 'gov1:validated', changeId: 'c', number: '1' }, false]
])('%o is written and not sent: %s', (fields, expected) => {
  expect(hasWritten(readReviewForm(posted(fields)))).toBe(expected);
});

test.each(['xx', '', 'EN'])('a language that is none of the six (%s) is not said', (language) => {
  expect(readReviewForm(posted({ language })).language).toBeNull();
});
