import { describe, expect, it } from 'vitest';
import { buildDistribution } from '#lib/domain/comparison/distribution.ts';
import type { DistributionInput, DistributionView } from '#lib/domain/comparison/distribution-view.ts';
import { isProblem } from '#lib/domain/problem.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import { codes, roundOf, schemeOf } from '../../../support/analysis-round.ts';
import { answered, withState } from '../../../support/scoring-model.ts';

/** Ten countries: gov1 = 1 1 2 3 3 3, then don't know twice, not applicable, and nothing. */
const gov1: (Answer | null)[] = [
  ...[1, 1, 2, 3, 3, 3].map(answered),
  withState('dont_know'),
  withState('dont_know'),
  withState('not_applicable'),
  null
];
const submitted = gov1.map((answer, at) => ({
  iso3: codes[at] ?? '',
  answers: {
    ...(answer === null ? {} : { gov1: answer }),
    con1: at < 6 ? answered({ isced1: at * 10, ...(at < 2 ? { isced3: 5 } : {}) }) : withState('dont_know'),
    inc6: at < 5 ? answered(at === 0 ? ['none'] : ['c1', 'c2']) : withState('blank')
  }
}));
const schemes = [schemeOf('region', { six: codes.slice(0, 6), four: codes.slice(6, 10) })];
const build = (over: Partial<DistributionInput>): DistributionView => {
  const view = buildDistribution({
    round: roundOf('dtr', submitted),
    schemes,
    question: 'gov1',
    part: null,
    scheme: 'region',
    ...over
  });
  if (isProblem(view)) throw new Error(view.problem);
  return view;
};

describe('buildDistribution', () => {
  it('counts choices and keeps the states apart', () => {
    expect(build({}).all).toMatchObject({
      shown: true,
      n: 10,
      of: 10,
      asked: 10,
      answered: 6,
      notAsked: 0,
      states: { dont_know: 2, not_applicable: 1, blank: 1, refused: 0, skipped: 0 },
      numbers: null
    });
    const all = build({}).all;
    expect(all.shown ? all.choices.map(({ value, count, share }) => [value, count, share]) : []).toEqual([
      ['1', 2, 2 / 6],
      ['2', 1, 1 / 6],
      ['3', 3, 0.5],
      ['4', 0, 0],
      ['5', 0, 0]
    ]);
  });

  it('withholds a group of four, even one where nobody answered', () => {
    expect(build({}).groups.map((group) => (group.shown ? group.n : group.why))).toEqual([6, 'no_data']);
  });

  it('counts "none of these" as an answer', () => {
    const { all } = build({ question: 'inc6' });
    expect(all).toMatchObject({ answered: 5, states: { blank: 5 } });
    expect(all.shown ? all.choices.find((choice) => choice.value === 'none') : null).toMatchObject({
      count: 1,
      share: 0.2
    });
  });

  it('takes one item of a multiple text at a time, as numbers', () => {
    const view = build({ question: 'con1' });
    expect(view.parts.map((part) => part.id)).toEqual(['isced1', 'isced2', 'isced3']);
    expect(view.all).toMatchObject({ answered: 6, numbers: { mean: 25, q1: 12.5, median: 25, q3: 37.5 } });
    expect(build({ question: 'con1', part: 'isced3' }).all).toMatchObject({ shown: false, why: 'too_few' });
  });

  it('does not count a country to whom a question was not put', () => {
    const round = roundOf('dtr', submitted);
    const [first, ...rest] = round.submissions;
    if (first === undefined) throw new Error('no submission');
    const answers = { con1: answered({ isced1: 1 }) };
    const hidden = {
      ...first,
      visible: new Set<string>(),
      submission: { ...first.submission, content: { ...first.submission.content, answers } }
    };
    expect(build({ round: { ...round, submissions: [hidden, ...rest] } }).all).toMatchObject({
      n: 10,
      asked: 9,
      answered: 5,
      notAsked: 1
    });
  });

  it('needs no grouping, and explains what it does not know', () => {
    expect(build({ scheme: null })).toMatchObject({ scheme: null, groups: [] });
    const input = { round: roundOf('dtr', submitted), schemes, question: 'gov1', part: null, scheme: null };
    expect(buildDistribution({ ...input, question: 'zzz' })).toMatchObject({ problem: 'analysis.unknown_question' });
    expect(buildDistribution({ ...input, part: 'x' })).toMatchObject({ problem: 'analysis.unknown_question' });
    expect(buildDistribution({ ...input, scheme: 'x' })).toMatchObject({ problem: 'analysis.unknown_group' });
  });
});

describe('of the needs survey', () => {
  const round = roundOf(
    'msn',
    codes.slice(0, 6).map((iso3, at) => ({
      iso3,
      answers: {
        msn_b1: answered(at < 5 ? { P01: 5, P02: 97 } : { P02: 3 }),
        msn_b3: answered(at < 4 ? ['P01', 'P02'] : ['P02']),
        msn_c6: answered(at < 5)
      }
    }))
  );
  it('reads a matrix row by row: a row left out is blank', () => {
    expect(build({ round, question: 'msn_b1', part: 'P01' }).all).toMatchObject({ answered: 5, states: { blank: 1 } });
  });
  it('reads a ranking by first choice or by being ranked', () => {
    const count = (part: string, value: string) => {
      const { all } = build({ round, question: 'msn_b3', part });
      return all.shown ? all.choices.find((choice) => choice.value === value)?.count : null;
    };
    expect([count('first', 'P01'), count('first', 'P02'), count('selected', 'P02')]).toEqual([4, 2, 6]);
  });
  it('reads yes and no', () => {
    const { all } = build({ round, question: 'msn_c6' });
    expect(all.shown ? all.choices.map(({ value, count }) => [value, count]) : []).toEqual([
      ['true', 5],
      ['false', 1]
    ]);
  });
});
