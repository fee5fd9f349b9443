import { describe, expect, it } from 'vitest';
import { readFor, unlockedBy } from '#lib/domain/country-file/dependencies.ts';
import { sightOf } from '#lib/domain/country-file/sight.ts';
import type { Member } from '#lib/domain/country-file/file-state.ts';
import { smallDependencies, smallQuestionnaire } from '../../../support/small-file.ts';

const unlocked = (...asked: string[]) => unlockedBy(asked, smallQuestionnaire, smallDependencies);
const member = (questions: readonly string[], sections: readonly string[] = []): Member => ({
  personId: 'p',
  name: 'p',
  email: 'p@example.org',
  role: 'contributor',
  sections,
  questions,
  message: '',
  due: null
});

describe('what an asked question takes with it', () => {
  it.each([
    ['its companion', ['policy'], ['policy', 'evidence']],
    ['nothing of the question it accompanies', ['evidence'], ['evidence']],
    ['its source and what is computed from it', ['count'], ['count', 'count_source', 'ratio']],
    ['every question behind its condition', ['computers'], ['computers', 'count', 'count_source', 'ratio']],
    ['the inputs of a computed value', ['ratio'], ['count', 'count_source', 'ratio']],
    ['nothing else', ['consent'], ['consent']]
  ])('%s', (_what, asked, expected) => {
    expect(unlocked(...asked)).toEqual(expected);
  });
});

describe('what a contributor sees', () => {
  it('reads what decides whether his questions are asked, and no more', () => {
    expect([...readFor(['count'], smallDependencies)]).toEqual(['computers']);
    const { writes, sees } = sightOf(member(['count']), smallQuestionnaire, smallDependencies);
    expect([...writes]).toEqual(['count', 'count_source']);
    expect([...sees].sort()).toEqual(['computers', 'count', 'count_source']);
  });
  it('a section is all of it', () => {
    const { writes, sees } = sightOf(member([], ['general']), smallQuestionnaire, smallDependencies);
    expect([...writes]).toEqual(['policy', 'evidence', 'computers', 'consent']);
    expect(sees).toEqual(writes);
  });
  it('the signer sees nothing here', () => {
    const signer: Member = { ...member(['policy']), role: 'signer' };
    expect(sightOf(signer, smallQuestionnaire, smallDependencies).sees.size).toBe(0);
  });
});
