import { describe, expect, it } from 'vitest';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import { completenessOf } from '#lib/domain/country-file/completeness.ts';
import { progressOf, sectionsDone } from '#lib/domain/country-file/progress.ts';
import { valuesOf } from '#lib/domain/country-file/values.ts';
import { smallLogic, smallQuestionnaire } from '../../../support/small-file.ts';

const answered = (value: Answer['value']): Answer => ({ state: 'answered', value, language: 'en', comment: null });
const unknown: Answer = { state: 'dont_know', value: null, language: 'en', comment: null };
const blank: Answer = { state: 'blank', value: null, language: 'en', comment: 'a note' };
const progress = (answers: Record<string, Answer>) =>
  progressOf(smallQuestionnaire, answers, smallLogic(valuesOf(answers)));
const complete = (answers: Record<string, Answer>) =>
  completenessOf(smallQuestionnaire, answers, smallLogic(valuesOf(answers)));

describe('progress', () => {
  it('asks neither calculated questions nor evidence and sources that are not required, and no hidden section', () => {
    expect(progress({})).toEqual({ general: [0, 3] });
    expect(progress({ computers: answered('yes') })).toEqual({ general: [1, 3], devices: [0, 1] });
  });
  it('counts every reply but blank, and none that is hidden', () => {
    expect(progress({ policy: unknown, consent: blank, count: answered(3) })).toEqual({ general: [1, 3] });
  });
  it('a section is done when every asked question is answered; a section that asks nothing does not count', () => {
    expect(sectionsDone({ a: [2, 2], b: [1, 2], c: [0, 0] })).toEqual({ done: 1, of: 2 });
  });
  it('conditions see answered values only', () => {
    expect(valuesOf({ policy: answered(3), count: unknown, consent: blank })).toEqual({ policy: 3 });
  });
});

describe('the check before signing', () => {
  it('lists required questions apart from others left open', () => {
    expect(complete({ computers: answered('yes') })).toEqual({
      missing: [
        { section: 'general', question: 'policy' },
        { section: 'devices', question: 'count' }
      ],
      unanswered: [{ section: 'general', question: 'consent' }]
    });
  });
});
