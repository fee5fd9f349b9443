import { describe, expect, it } from 'vitest';
import { checkScoring } from '#lib/domain/scoring/check.ts';
import type { ScoringModel } from '#lib/domain/scoring/model.ts';
import { questionnaireOf } from '../../../support/analysis-round.ts';
import { modelOf } from '../../../support/scoring-model.ts';

const questionnaire = questionnaireOf('dtr');
const dtr = modelOf('dtr');
const findingsAfter = (model: ScoringModel) =>
  checkScoring(model, questionnaire).map((one) => `${one.rule} ${one.path}`);
/** The model with one indicator changed. */
const changed = (id: string, change: object): ScoringModel => {
  if (dtr.index === null) throw new Error('dtr has an index');
  const indicators = dtr.index.indicators.map((one) => (one.id === id ? { ...one, ...change } : one));
  return { ...dtr, index: { ...dtr.index, indicators } };
};

describe('checkScoring', () => {
  it.each(['dtr', 'msn'] as const)('finds nothing against %s', (instrument) => {
    expect(checkScoring(modelOf(instrument), questionnaireOf(instrument))).toEqual([]);
  });

  const first = 'index.indicators[0]';
  it.each<[string, ScoringModel, string]>([
    ['a rule without a question', changed('GOV1', { question: 'gov9' }), `scoring/unknown ${first}.question`],
    ['a question without a rule', changed('GOV1', { question: 'gov9' }), 'scoring/unscored unscored'],
    [
      'a rule that cannot read the question',
      changed('GOV1', { rule: { kind: 'checklist' } }),
      `scoring/rule ${first}.rule`
    ],
    ['goalposts that are no levels', changed('GOV1', { goalposts: [0, 5] }), `scoring/goalposts ${first}.goalposts`],
    ['evidence that is not asked', changed('GOV1', { evidence: 'gov9_ev' }), `scoring/unknown ${first}.evidence`],
    [
      'a question scored and listed',
      { ...dtr, unscored: [...dtr.unscored, 'gov1'] },
      `scoring/repeated unscored[${dtr.unscored.length}]`
    ],
    [
      'an unknown name listed',
      { ...dtr, unscored: [...dtr.unscored, 'zzz'] },
      `scoring/unknown unscored[${dtr.unscored.length}]`
    ],
    [
      'a calculated question without its input',
      changed('INC5', { input: null }),
      'scoring/input index.indicators[43].input'
    ],
    [
      'more boxes than the question has',
      changed('INC6', { goalposts: [0, 6] }),
      'scoring/goalposts index.indicators[44].goalposts'
    ]
  ])('explains %s', (_, model, finding) => {
    expect(findingsAfter(model)).toContain(finding);
  });
});
