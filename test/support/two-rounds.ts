/**
 * An instrument in two versions, the second going on from the first: a question kept, one renamed, one with other choices
 * (recoded), one that is not comparable, and one whose parts add up. And Kenya's first round on the first version, signed and
 * approved, with the second round open on the second: all by the use cases behind the screens.
 */
import { operator, type Actor } from '#lib/domain/access.ts';
import type { AnswerInput } from '#lib/domain/country-file/answer.ts';
import type { App } from '#lib/server/app.ts';
import { addPerson } from '#lib/server/usecases/add-person.ts';
import { approveSubmission } from '#lib/server/usecases/approve-submission.ts';
import { createCampaign } from '#lib/server/usecases/create-campaign.ts';
import { openCampaign } from '#lib/server/usecases/open-campaign.ts';
import { openFile } from '#lib/server/usecases/open-file.ts';
import { publishVersion } from '#lib/server/usecases/publish-version.ts';
import { saveAnswers } from '#lib/server/usecases/save-answers.ts';
import { submitFile } from '#lib/server/usecases/submit-file.ts';
import type { NamedBundle } from '#lib/survey/lint-instrument.ts';
import { entries, good } from './personas.ts';
import { smallInstrument } from './small-instrument.ts';

const levels = [1, 2, 3, 4, 5].map((value) => ({ value, text: `Level ${value}` }));
const continued = (question: string, relation: string, more: object = {}) => ({
  continues: [{ version: '1.0.0', question, relation, author: 'IITE', date: '2026-01-15', ...more }]
});

export function firstVersion(): NamedBundle {
  return versionOf('1.0.0', {
    figure: 'pupils',
    measures: [
      { value: 'c1', text: 'First' },
      { value: 'c2', text: 'Second' }
    ],
    lineage: {}
  });
}
export function secondVersion(lineage: Readonly<Record<string, object>> = {}): NamedBundle {
  return versionOf('2.0.0', {
    figure: 'learners',
    measures: [
      { value: 'law', text: 'A law' },
      { value: 'plan', text: 'A plan' }
    ],
    lineage: {
      gov1: continued('gov1', 'identical'),
      gov2: continued('gov2', 'recoded', { recode: { c1: 'law', c2: 'plan', none: 'none' } }),
      learners: continued('pupils', 'identical'),
      ratio: continued('ratio', 'not_comparable', { reason: 'devices are counted in another way' }),
      ...lineage
    }
  });
}

interface Difference {
  /** The name of the question on learners. */
  readonly figure: string;
  readonly measures: readonly object[];
  readonly lineage: Readonly<Record<string, object>>;
}

function versionOf(version: string, { figure, measures, lineage }: Difference): NamedBundle {
  const entry = (name: string, more: object = {}) => ({ concept: `small.${name}`, ...more, ...lineage[name] });
  const total = { parts: ['girls', 'boys'], is: 100 };
  return smallInstrument({
    version,
    'survey.pages.0.elements': [
      { type: 'radiogroup', name: 'gov1', title: 'Policy', choices: levels },
      { type: 'comment', name: 'gov1_ev', title: 'Evidence', maxLength: 500, visibleIf: '{gov1} >= 3' },
      { type: 'checkbox', name: 'gov2', title: 'Measures', choices: measures, showNoneItem: true, noneText: 'None' },
      { type: 'text', name: 'ratio', title: 'Ratio', inputType: 'number', min: 0, max: 100 },
      { type: 'expression', name: 'share', title: 'Share', expression: '{ratio} / 100' },
      { type: 'text', name: figure, title: 'Learners', inputType: 'number', min: 0 },
      {
        type: 'multipletext',
        name: 'shares',
        title: 'Learners by sex, % (together 100 %)',
        items: ['girls', 'boys'].map((name) => ({ name, title: name, inputType: 'number' }))
      }
    ],
    'survey.pages.1.elements': [{ type: 'comment', name: 'context', title: 'Context', maxLength: 500 }],
    'lineage.questions': {
      gov1: entry('gov1', { states: ['dont_know'] }),
      gov1_ev: entry('gov1_ev', { about: { question: 'gov1', kind: 'evidence' } }),
      gov2: entry('gov2', { states: ['dont_know'] }),
      ratio: entry('ratio', { about: { question: 'share', kind: 'input' } }),
      share: entry('share'),
      [figure]: { concept: 'small.learners', ...lineage[figure] },
      shares: entry('shares', { total }),
      context: entry('context')
    },
    'scoring.unscored': ['gov1_ev', 'ratio', figure, 'shares', 'context']
  });
}

export const answerOf = (value: AnswerInput['value'], base = 0): AnswerInput => ({
  base,
  state: 'answered',
  value,
  comment: null,
  language: 'en'
});

export interface TwoRounds {
  readonly focalPoint: Actor;
  readonly analyst: Actor;
}

export async function twoRounds(app: App): Promise<TwoRounds> {
  const operates = operator('cli');
  const person = async (key: 'focalPoint' | 'analyst'): Promise<Actor> => {
    const { id, name, email, role, iso3, language } = good(
      await addPerson(app, operates, { ...entries[key], name: key, email: `${key.toLowerCase()}@example.org` })
    );
    return { personId: id, name, email, role, iso3, language, via: 'page' };
  };
  const people = { focalPoint: await person('focalPoint'), analyst: await person('analyst') };
  await openRound(app, firstVersion(), 'round-2024', '2024-01-01T00:00');
  const fileId = 'round-2024.KEN';
  good(
    await saveAnswers(app, people.focalPoint, {
      fileId,
      changeId: 'all',
      answers: {
        gov1: answerOf(2),
        gov2: answerOf(['c1', 'c2']),
        ratio: answerOf(10),
        pupils: { ...answerOf(100), source: { text: 'Census', year: 2023 } },
        shares: { ...answerOf({ girls: 49, boys: 51 }), source: { text: 'Census', year: 2023 } }
      }
    })
  );
  const expectedRevision = good(await openFile(app, people.focalPoint, { fileId })).file.revision;
  const signer = { name: 'Wanjiru', function: 'Secretary-General' };
  const { number } = good(
    await submitFile(app, people.focalPoint, { fileId, changeId: 'signed', expectedRevision, signer, language: 'en' })
  );
  good(await approveSubmission(app, people.analyst, { fileId, changeId: 'approved', number, remarks: '' }));
  await openRound(app, secondVersion(), 'round-2026', '2026-01-01T00:00');
  return people;
}

async function openRound(app: App, bundle: NamedBundle, id: string, opens: string): Promise<void> {
  const operates = operator('cli');
  const { instrument, version } = good(await publishVersion(app, operates, bundle)).ref;
  const closes = '2099-01-01T00:00';
  const terms = { title: id, version: `${instrument}/${version}`, countries: ['KEN'], groups: [], opens, closes };
  good(
    await createCampaign(app, operates, { ...terms, id, timeZone: 'UTC', languages: ['en' as const], smallestGroup: 5 })
  );
  good(await openCampaign(app, operates, id));
}
