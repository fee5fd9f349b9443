import { expect, it } from 'vitest';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import { previousAnswers } from '#lib/domain/country-file/previous.ts';
import type { Continuation, Question } from '#lib/domain/instrument/questionnaire.ts';
import { smallQuestionnaire } from '../../../support/small-file.ts';

const answered = (value: Answer['value'], comment: string | null = null): Answer => ({
  state: 'answered',
  value,
  language: 'fr',
  comment
});
const round = (version: string, answers: Readonly<Record<string, Answer>>, instrument = 'small') => ({
  campaignId: 'small-2024',
  version: { instrument, version },
  number: 2,
  signedAt: '2024-05-01T00:00:00.000Z',
  answers
});
/** The small questionnaire as version 2.0.0, with the lineage given. */
function newer(continues: Readonly<Record<string, Continuation>>) {
  const byName = new Map(
    [...smallQuestionnaire.byName].map(([name, question]): [string, Question] => {
      const one = continues[name];
      return [name, one === undefined ? question : { ...question, continues: [one] }];
    })
  );
  return { ...smallQuestionnaire, version: '2.0.0', byName };
}
const valuesIn = (found: ReturnType<typeof previousAnswers>) =>
  Object.fromEntries([...found].map(([name, { answer, relation }]) => [name, [relation, answer.value]]));

it('the same version compares with itself, but consent is asked anew', () => {
  const found = previousAnswers(
    smallQuestionnaire,
    round(smallQuestionnaire.version, { policy: answered(4, 'why'), consent: answered('named') })
  );
  expect([...found]).toEqual([
    [
      'policy',
      {
        campaignId: 'small-2024',
        number: 2,
        signedAt: '2024-05-01T00:00:00.000Z',
        relation: 'identical',
        answer: answered(4, 'why')
      }
    ]
  ]);
});

it('another version compares only where the lineage says so, under the name it had', () => {
  const questionnaire = newer({
    policy: {
      version: '1.0.0',
      question: 'strategy',
      relation: 'recoded',
      recode: { none: 1, some: 3 }
    },
    count: { version: '1.0.0', question: 'count', relation: 'identical' },
    computers: { version: '1.0.0', question: 'computers', relation: 'not_comparable' },
    evidence: { version: '0.9.0', question: 'evidence', relation: 'identical' }
  });
  const answers = {
    strategy: answered('some'),
    count: answered(12),
    computers: answered('yes'),
    evidence: answered('text'),
    count_source: answered('EMIS')
  };
  expect(valuesIn(previousAnswers(questionnaire, round('1.0.0', answers)))).toEqual({
    policy: ['recoded', 3],
    count: ['identical', 12]
  });
  // Nothing in the table, nothing among the choices, out of range: no counterpart.
  expect(
    valuesIn(previousAnswers(questionnaire, round('1.0.0', { strategy: answered('all'), count: answered(-1) })))
  ).toEqual({});
  expect(valuesIn(previousAnswers(questionnaire, round('1.0.0', answers, 'other')))).toEqual({});
});

it('a state is an answer too; what was left open is none', () => {
  const dontKnow: Answer = { state: 'dont_know', value: null, language: 'en', comment: null };
  const found = previousAnswers(
    smallQuestionnaire,
    round(smallQuestionnaire.version, { policy: dontKnow, count: { ...dontKnow, state: 'blank' } })
  );
  expect([...found.keys()]).toEqual(['policy']);
  expect(previousAnswers(smallQuestionnaire, null).size).toBe(0);
});
