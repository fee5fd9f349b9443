/** What a reviewer reads beside a signed answer: each thing the country said is there in words, and nothing it did not say. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { PreviousAnswer } from '#lib/domain/country-file/previous.ts';
import type { Remark } from '#lib/domain/country-file/soft-checks.ts';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';
import { readLanguageFrom } from '#lib/i18n/locale.ts';
import AnswerFacets from '#lib/ui/review/AnswerFacets.svelte';
import { smallQuestionnaire } from '../support/small-file.ts';

readLanguageFrom(() => 'en');
const question = policy();
function policy(): Question {
  const found = smallQuestionnaire.byName.get('policy');
  if (found === undefined) throw new Error('the small questionnaire asks about policy');
  return found;
}
const level = (value: number, beside: Partial<Answer> = {}): Answer => ({
  state: 'answered',
  value,
  language: 'en',
  comment: null,
  ...beside
});
const previous: PreviousAnswer = {
  campaignId: 'small-2024',
  number: 3,
  signedAt: '2024-06-01T00:00:00.000Z',
  relation: 'identical',
  answer: level(1)
};
const jump: Remark = {
  code: 'jump',
  section: 'general',
  question: 'policy',
  companion: null,
  params: { from: 1, to: 4, item: '', campaign: 'small-2024' },
  explanation: null
};

interface Beside {
  answer: Answer;
  before?: Answer | null;
  previous?: PreviousAnswer | null;
  remarks?: readonly Remark[];
}
function read({ answer, before, previous: last = null, remarks = [] }: Beside): string {
  const { body } = render(AnswerFacets, { props: { question, answer, before, previous: last, remarks, number: 2 } });
  return body
    .replaceAll(/<!--.*?-->|<[^>]+>/gs, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

test('an answer of which nothing more was said has nothing beside it', () => {
  expect(read({ answer: level(4) })).toBe('');
});

test('source and year, the claim with its words, and the submission it was taken over from', () => {
  const text = read({
    answer: level(4, {
      source: { text: 'Statistical yearbook', year: 2025 },
      confidential: { reason: 'law', words: 'Act 12, article 3' },
      takenOver: { campaignId: 'small-2024', number: 3 }
    })
  });
  for (const words of ['Statistical yearbook', '2025', 'Act 12, article 3', 'small-2024', 'submission 3'])
    expect(text).toContain(words);
  expect(text.toLowerCase()).toContain('confidential');
});

test('the last round’s answer with its date, what the answer was before this submission, and that it was blank', () => {
  const text = read({ answer: level(4), previous, before: level(3) });
  expect(text).toContain('1 June 2024');
  expect(text).toMatch(/submission 1/);
  expect(read({ answer: level(4), before: null })).toMatch(/submission 1/);
});

test('a remark with its explanation, or that there is none', () => {
  const silent = read({ answer: level(4), remarks: [jump] });
  expect(silent).toContain('has given no explanation');
  const told = read({ answer: level(4), remarks: [{ ...jump, explanation: 'A new law was passed.' }] });
  expect(told).toContain('A new law was passed.');
  expect(told).not.toContain('has given no explanation');
});
