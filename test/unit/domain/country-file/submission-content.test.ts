import { describe, expect, it } from 'vitest';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import { consentOf, receiptOf, submissionContent } from '#lib/domain/country-file/submission-content.ts';
import { fileAfter, smallLogic, smallQuestionnaire } from '../../../support/small-file.ts';

const answered = (value: Answer['value']): Answer => ({ state: 'answered', value, language: 'ar', comment: null });
const signing = {
  number: 1,
  signedAt: '2026-03-01T10:00:00.000Z',
  signer: { name: 'N', function: 'F' },
  language: 'ar'
} as const;
const content = (answers: Record<string, Answer>) =>
  submissionContent(
    fileAfter({ kind: 'answers_saved', answers, progress: {} }),
    smallQuestionnaire,
    smallLogic,
    signing
  );

describe('what is signed', () => {
  it('leaves out hidden questions, blanks and who typed it', () => {
    expect(
      content({ policy: answered(2), count: answered(7), consent: { ...answered(null), state: 'blank' } }).answers
    ).toEqual({
      policy: { state: 'answered', value: 2, language: 'ar', comment: null }
    });
  });
  it('keeps a comment without an answer', () => {
    const remark: Answer = { state: 'blank', value: null, language: 'ar', comment: 'لا توجد بيانات' };
    expect(content({ policy: remark }).answers).toEqual({ policy: remark });
  });
  it.each([
    ['aggregate', 'aggregate'],
    ['internal', 'internal'],
    ['named', 'named']
  ])('consent %s', (value, expected) => {
    expect(consentOf(content({ consent: answered(value) }), smallQuestionnaire)).toBe(expected);
  });
  it('consent asked and not given is the strictest; not asked is named', () => {
    expect(consentOf(content({}), smallQuestionnaire)).toBe('internal');
    expect(consentOf(content({}), { ...smallQuestionnaire, byName: new Map() })).toBe('named');
  });
  it('a receipt is named after the campaign, the country and the number', () => {
    expect(receiptOf('dtr-2026', 'KEN', 1)).toBe('DTR-2026-KEN-1');
  });
});
