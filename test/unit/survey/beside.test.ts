/** What stands beside a value: from the form to what is sent, and back from an answer. */
import { describe, expect, test } from 'vitest';
import { besideIn, besideInput, besideMark, besideOf, nothingBeside } from '#lib/survey/beside.ts';

describe('what is sent', () => {
  test('nothing where the page does not ask: it stays as it stands', () => {
    expect(besideInput(undefined)).toEqual({});
  });
  test('empty fields take away what stood', () => {
    expect(besideInput(nothingBeside)).toEqual({ source: null, confidential: null, explanation: null });
  });
  test.each([
    ['2024', 2024],
    [' 2024 ', 2024],
    ['last', 0],
    ['24', 0],
    ['', null]
  ])('the year %j is sent as %j; 0 is what the server refuses', (year, sent) => {
    expect(besideInput({ ...nothingBeside, source: 'Census', year }).source).toEqual({ text: 'Census', year: sent });
  });
  test('a claim, an explanation and the round taken over', () => {
    const beside = {
      ...nothingBeside,
      reason: 'law',
      words: 'Act 3',
      explanation: { jump: 'New count', sum: ' ' },
      taken: 'dtr-2024#2'
    };
    expect(besideInput(beside)).toEqual({
      source: null,
      confidential: { reason: 'law', words: 'Act 3' },
      explanation: { jump: 'New count' },
      takenOver: { campaignId: 'dtr-2024', number: 2 }
    });
  });
  test('a reason that is none is no claim', () => {
    expect(besideInput({ ...nothingBeside, reason: 'because' }).confidential).toBeNull();
  });
});

test('a form without the fields says nothing beside', () => {
  const form = new FormData();
  form.set('q', '1');
  expect(besideIn('q', form)).toBeNull();
});

test('an answer drawn into a form and read back has the same mark', () => {
  const drawn = besideOf({
    source: { text: 'Census', year: 2024 },
    confidential: { reason: 'personal', words: '' },
    explanation: { jump: 'New count' },
    takenOver: { campaignId: 'dtr-2024', number: 1 }
  });
  const form = new FormData();
  for (const [field, value] of Object.entries({
    'q:source': 'Census',
    'q:year': '2024',
    'q:reason': 'personal',
    'q:words': '',
    'q:explain:jump': 'New count',
    'q:taken': 'dtr-2024#1'
  }))
    form.set(field, value);
  expect(besideMark(besideIn('q', form) ?? undefined)).toEqual(besideMark(drawn));
  expect(besideMark(besideOf({}))).toEqual([]);
  form.set('q:year', '2025');
  expect(besideMark(besideIn('q', form) ?? undefined)).not.toEqual(besideMark(drawn));
});
