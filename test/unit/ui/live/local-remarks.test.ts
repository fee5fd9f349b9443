/** Soft remarks found in the browser are those that the server finds once what is typed has been saved. */
import { expect, test } from 'vitest';
import type { Answer, StandingAnswer } from '#lib/domain/country-file/answer.ts';
import { softChecks } from '#lib/domain/country-file/soft-checks.ts';
import type { PreviousAnswer } from '#lib/domain/country-file/previous.ts';
import { valuesOf } from '#lib/domain/country-file/values.ts';
import type { Question, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { compileLogic } from '#lib/survey/compile.ts';
import { sectionView } from '#lib/survey/page-view.ts';
import { rulesOf, type Rules } from '#lib/survey/rules.ts';
import { localRules } from '#lib/ui/live/rules.ts';
import { inputOf } from '#lib/survey/answer-input.ts';
import type { Draft } from '#lib/survey/draft.ts';
import { plainQuestion } from '../../../support/small-file.ts';

const named = (name: string) => ({ ...plainQuestion, name, title: { en: name }, concept: `c.${name}` });
const levels = [1, 2, 3, 4, 5].map((value) => ({ value, text: { en: String(value) } }));
const part = (name: string) =>
  ({ name, title: { en: name }, kind: 'number', min: 0, max: null, integer: true }) as const;
const questions: readonly Question[] = [
  { ...named('level'), type: 'choice', control: 'radiogroup', choices: levels },
  { ...named('proof'), type: 'comment', maxLength: 100, about: { question: 'level', kind: 'evidence' } },
  { ...named('share'), type: 'number', min: 0, max: 100, integer: false, visibleIf: '{level} >= 2' },
  {
    ...named('schools'),
    type: 'multiple_text',
    items: [part('rural'), part('urban'), part('all')],
    total: { parts: ['rural', 'urban'], is: 'all' }
  }
];
const section = { name: 's', title: { en: 's' }, help: null, visibleIf: null, questions };
const questionnaire: Questionnaire = {
  instrument: 'soft',
  version: '1.0.0',
  title: { en: 'Soft' },
  sections: [section],
  byName: new Map(questions.map((one) => [one.name, one])),
  sectionOf: new Map(questions.map((one) => [one.name, 's']))
};
const travelled = JSON.parse(
  JSON.stringify(rulesOf(questionnaire, { instrument: 'soft', version: '1.0.0', sha256: 'a' }))
) as Rules;
const logicOf = compileLogic(questionnaire);
const names = new Set(questions.map(({ name }) => name));

const answered = (value: Answer['value'], beside: Partial<Answer> = {}): Answer => ({
  state: 'answered',
  value,
  language: 'en',
  comment: null,
  ...beside
});
const standing = (value: Answer['value'], beside: Partial<Answer> = {}): StandingAnswer => ({
  ...answered(value, beside),
  revision: 3,
  at: '2026-03-01T10:00:00.000Z',
  by: { personId: 'p', name: 'P' }
});
const lastRound: ReadonlyMap<string, PreviousAnswer> = new Map(
  Object.entries({ level: answered(2), share: answered(40.5) }).map(([name, answer]) => [
    name,
    { campaignId: 'old', number: 1, signedAt: '2024-01-01T00:00:00.000Z', relation: 'identical', answer } as const
  ])
);

interface Page {
  readonly items?: readonly string[];
  readonly cited?: Readonly<Record<string, readonly string[]>>;
  readonly sees?: ReadonlySet<string>;
  readonly drawn?: Readonly<Record<string, StandingAnswer>>;
}
/** The page as the server draws it of `drawn`. */
function pageOf({ items = [], cited = {}, sees = names, drawn = {} }: Page = {}) {
  const logic = logicOf(valuesOf(drawn));
  const remarks = softChecks({ questionnaire, answers: drawn, logic, previous: lastRound, evidence: [] });
  const facets = { asksSource: names, remarks, previous: Object.fromEntries(lastRound) };
  const view = { section, place: 1, answers: drawn, logic, language: 'en', personId: 'p', writable: names } as const;
  return {
    views: sectionView({ ...view, sees, facets }).questions,
    evidence: { items: items.map((id) => ({ id })), cited }
  };
}
const views = pageOf().views;
const typed = (name: string, draft: Partial<Draft>) => {
  const control = views.find((view) => view.name === name)?.control;
  if (control === undefined) throw new Error(`no question ${name}`);
  const whole: Draft = { state: 'answered', typed: null, comment: '', ...draft };
  const item = { draft: whole, base: 0, input: inputOf(control, whole, 'en'), typedAt: '2026-03-01T10:00:00.000Z' };
  return { [name]: item };
};
const codes = (found: Readonly<Record<string, readonly { code: string }[]>>) =>
  Object.fromEntries(
    Object.entries(found).flatMap(([name, all]) => (all.length === 0 ? [] : [[name, all.map(({ code }) => code)]]))
  );

test('what is saved gives the remarks that the server gives', () => {
  const saved = {
    level: standing(4),
    share: standing(80),
    schools: standing({ rural: 1, urban: 2, all: 9 })
  };
  const found = localRules(travelled).remarks(saved, {}, pageOf());
  const there = softChecks({
    questionnaire,
    answers: saved,
    logic: logicOf(valuesOf(saved)),
    previous: lastRound,
    evidence: []
  });
  expect(there.map(({ question, code }) => `${question} ${code}`)).toEqual([
    'level jump',
    'level level_without_evidence',
    'share jump',
    'share figure_without_source',
    'schools sum',
    'schools figure_without_source'
  ]);
  for (const name of names) {
    expect(found[name]).toEqual(
      there.filter(({ question }) => question === name).map(({ code, params }) => ({ code, params }))
    );
  }
});

test('remarks come, change and go with what is typed, before it is sent', () => {
  const rules = localRules(travelled);
  const saved = { level: standing(2) };
  const seen = (unsent: ReturnType<typeof typed>) => rules.remarks(saved, unsent, pageOf());
  expect(codes(seen({}))).toEqual({});
  expect(codes(seen(typed('level', { typed: '4' })))).toEqual({ level: ['jump', 'level_without_evidence'] });
  expect(seen(typed('share', { typed: '80' }))['share']?.[0]?.params).toMatchObject({ from: 40.5, to: 80 });
  expect(seen(typed('share', { typed: '81' }))['share']?.[0]?.params).toMatchObject({ to: 81 });
  expect(codes(seen(typed('share', { typed: '41' })))).toEqual({ share: ['figure_without_source'] });
  const beside = { source: 'EMIS', year: '2025', reason: '', words: '', explanation: {}, taken: '' };
  expect(codes(seen(typed('share', { typed: '41', beside })))).toEqual({});
  expect(codes(seen(typed('share', { state: 'dont_know' })))).toEqual({});
  expect(codes(seen(typed('share', { typed: 'many' })))).toEqual({});
  expect(codes(seen(typed('schools', { typed: { rural: '1', urban: '2', all: '9' }, beside })))).toEqual({
    schools: ['sum']
  });
});

test('a companion that is filled and a question that is hidden take the remark away', () => {
  const rules = localRules(travelled);
  const saved = { level: standing(4), share: standing(80) };
  const filled = rules.remarks(saved, typed('proof', { typed: 'Law 12' }), pageOf());
  expect(codes(filled)['level']).toEqual(['jump']);
  const hidden = rules.remarks(saved, typed('level', { typed: '1' }), pageOf());
  expect(codes(hidden)).toEqual({});
});

test('evidence counts as the page knows it: cited here, cited by a colleague meanwhile, removed', () => {
  const level = (page: Page, evidence?: readonly string[]) =>
    codes(
      localRules(travelled).remarks(
        { level: standing(4, evidence === undefined ? {} : { evidence }) },
        {},
        pageOf({ drawn: { level: standing(4) }, ...page })
      )
    )['level'];
  expect(level({})).toContain('level_without_evidence');
  expect(level({ items: ['e1'] }, ['e1'])).toEqual(['jump']);
  expect(level({}, ['new'])).toEqual(['jump']);
  // The answer that the page was drawn of cites it, and the page does not list it: it is removed.
  expect(level({ cited: { level: ['gone'] } }, ['gone'])).toContain('level_without_evidence');
  const rules = localRules(travelled);
  const saved = { level: standing(4, { evidence: ['e1'] }) };
  expect(codes(rules.remarks(saved, {}, pageOf({ items: ['e1'] })))['level']).toEqual(['jump']);
  expect(codes(rules.remarks(saved, {}, pageOf()))['level']).toContain('level_without_evidence');
});

test("where the reader does not see the companion, the server's word stands", () => {
  const sees = new Set(['level', 'share', 'schools']);
  const saved = { level: standing(4) };
  const missing = pageOf({ sees, drawn: { level: standing(4) } });
  expect(codes(localRules(travelled).remarks(saved, {}, missing))['level']).toContain('level_without_evidence');
  const filled = pageOf({ sees, drawn: { level: standing(4), proof: standing('Law 12') } });
  expect(codes(localRules(travelled).remarks(saved, {}, filled))['level']).toEqual(['jump']);
});
