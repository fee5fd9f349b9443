import { describe, expect, it } from 'vitest';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { EvidenceItem } from '#lib/domain/country-file/evidence-item.ts';
import type { PreviousAnswer } from '#lib/domain/country-file/previous.ts';
import { softChecks } from '#lib/domain/country-file/soft-checks.ts';
import { valuesOf } from '#lib/domain/country-file/values.ts';
import type { LogicResult, Question, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { smallLogic, smallQuestionnaire } from '../../../support/small-file.ts';

const answered = (value: Answer['value'], beside: Partial<Answer> = {}): Answer => ({
  state: 'answered',
  value,
  language: 'en',
  comment: null,
  ...beside
});
const before = (value: Answer['value']): PreviousAnswer => ({
  campaignId: 'old',
  number: 2,
  signedAt: '2024-01-01T00:00:00.000Z',
  relation: 'identical',
  answer: answered(value)
});
const item: EvidenceItem = {
  id: 'e1',
  kind: 'link',
  name: null,
  mediaType: null,
  size: 0,
  sha256: null,
  title: 'Law',
  date: null,
  url: 'https://example.org',
  addedAt: '2026-03-01T00:00:00.000Z',
  addedBy: { personId: 'p', name: 'P' },
  removed: null
};
const remarksOf = (
  answers: Readonly<Record<string, Answer>>,
  { previous = {}, evidence = [] }: { previous?: Record<string, PreviousAnswer>; evidence?: EvidenceItem[] } = {}
) =>
  softChecks({
    questionnaire: smallQuestionnaire,
    answers,
    logic: smallLogic(valuesOf(answers)),
    previous: new Map(Object.entries(previous)),
    evidence
  });
const codes = (...args: Parameters<typeof remarksOf>) => remarksOf(...args).map(({ code }) => code);

/** A questionnaire of one section with the questions given, all visible. */
function only(...questions: readonly Question[]): { questionnaire: Questionnaire; logic: LogicResult } {
  const names = new Set(questions.map(({ name }) => name));
  return {
    questionnaire: {
      ...smallQuestionnaire,
      sections: [{ name: 's', title: { en: 's' }, help: null, visibleIf: null, questions }],
      byName: new Map(questions.map((one) => [one.name, one])),
      sectionOf: new Map(questions.map((one) => [one.name, 's']))
    },
    logic: {
      visible: names,
      visibleSections: new Set(['s']),
      enabled: names,
      required: new Set(),
      calculated: new Map()
    }
  };
}
const base = smallQuestionnaire.byName.get('count');
if (base?.type !== 'number') throw new Error('count is a number');

describe('a level that asks for evidence', () => {
  it.each([
    [3, []],
    [4, ['level_without_evidence']],
    [5, ['level_without_evidence']]
  ])('level %i with none', (level, expected) => {
    expect(codes({ policy: answered(level) })).toEqual(expected);
  });
  it('is content with the companion, with an item that is cited, and not with one that is removed', () => {
    expect(codes({ policy: answered(5), evidence: answered('the law') })).toEqual([]);
    const cites = { policy: answered(5, { evidence: ['e1'] }) };
    expect(codes(cites, { evidence: [item] })).toEqual([]);
    const removed = { at: '2026-03-02T00:00:00.000Z', by: item.addedBy };
    expect(codes(cites, { evidence: [{ ...item, removed }] })).toEqual(['level_without_evidence']);
  });
});

describe('a figure without its source', () => {
  const figure = { policy: answered(1), computers: answered('yes'), count: answered(3) };
  it('until the companion question has it', () => {
    expect(remarksOf(figure)).toEqual([
      {
        code: 'figure_without_source',
        section: 'devices',
        question: 'count',
        companion: 'count_source',
        params: {},
        explanation: null
      }
    ]);
    expect(codes({ ...figure, count_source: answered('EMIS 2025') })).toEqual([]);
  });
  it('until the answer has it, where no question asks for it', () => {
    const alone = only({ ...base, name: 'pupils' });
    const check = (answer: Answer) =>
      softChecks({ ...alone, answers: { pupils: answer }, previous: new Map(), evidence: [] });
    expect(check(answered(7))).toMatchObject([{ code: 'figure_without_source', companion: null }]);
    expect(check(answered(7, { source: { text: 'EMIS', year: 2025 } }))).toEqual([]);
  });
});

describe('a jump from the last round', () => {
  const noSource = { source: { text: 'x', year: null } };
  const jumps = (question: Question, was: Answer['value'], now: Answer['value']) =>
    softChecks({
      ...only(question),
      answers: { [question.name]: answered(now, noSource) },
      previous: new Map([[question.name, before(was)]]),
      evidence: []
    }).filter(({ code }) => code === 'jump');
  const share: Question = { ...base, name: 'share', min: 0, max: 100 };
  const number: Question = { ...base, name: 'number', min: 0, max: null };
  const level: Question = {
    ...base,
    name: 'level',
    type: 'choice',
    control: 'radiogroup',
    choices: [1, 2, 3].map((value) => ({ value, text: { en: String(value) } }))
  };
  it.each([
    ['25 points are none', share, 40, 65, 0],
    ['26 points are one', share, 40, 66, 1],
    ['26 points down are one', share, 66, 40, 1],
    ['half as much again is none', number, 1000, 1500, 0],
    ['more than that is one', number, 1000, 1501, 1],
    ['from nothing to something is one', number, 0, 1, 1],
    ['one level is none', level, 1, 2, 0],
    ['two levels are one', level, 1, 3, 1]
  ])('%s', (_what, question, was, now, expected) => {
    expect(jumps(question, was, now)).toHaveLength(expected);
  });
  it('names the item, the figures and the round', () => {
    const table: Question = {
      ...base,
      name: 'table',
      type: 'multiple_text',
      items: [
        { name: 'urban', title: { en: 'u' }, kind: 'number', min: 0, max: 100, integer: false },
        { name: 'rural', title: { en: 'r' }, kind: 'number', min: 0, max: 100, integer: false }
      ]
    };
    expect(jumps(table, { urban: 50, rural: 10 }, { urban: 51, rural: 60 })).toMatchObject([
      { params: { item: 'rural', from: 10, to: 60, campaign: 'old' } }
    ]);
  });
  it('carries the explanation of its own code', () => {
    const answers = { computers: answered('yes'), count: answered(900, { explanation: { jump: 'a new programme' } }) };
    const found = remarksOf(answers, { previous: { count: before(10) } });
    expect(found.map(({ code, explanation }) => [code, explanation])).toEqual([
      ['jump', 'a new programme'],
      ['figure_without_source', null]
    ]);
  });
});

describe('a sum', () => {
  const items = ['girls', 'boys', 'all'].map((name) => ({
    name,
    title: { en: name },
    kind: 'number' as const,
    min: 0,
    max: null,
    integer: true
  }));
  const sums = (is: string | number, value: Answer['value']) =>
    softChecks({
      ...only({ ...base, name: 't', type: 'multiple_text', items, total: { parts: ['girls', 'boys'], is } }),
      answers: { t: answered(value, { source: { text: 'x', year: null } }) },
      previous: new Map(),
      evidence: []
    });
  it.each([
    ['that fits', 'all', { girls: 40, boys: 60, all: 100 }, 0],
    ['that misses by rounding', 'all', { girls: 40, boys: 59, all: 100 }, 0],
    ['that does not fit', 'all', { girls: 40, boys: 40, all: 100 }, 1],
    ['of shares', 100, { girls: 70, boys: 40 }, 1],
    ['with a part left out', 'all', { girls: 40, all: 100 }, 0]
  ])('%s', (_what, is, value, expected) => {
    expect(sums(is, value)).toHaveLength(expected);
  });
});
