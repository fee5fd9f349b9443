import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { IndicatorModel } from '#lib/domain/scoring/index-model.ts';
import type { ScoringModel } from '#lib/domain/scoring/model.ts';
import { scoreSubmission } from '#lib/domain/scoring/score.ts';
import type { Working, WorkingIndicator, WorkingNode } from '#lib/domain/scoring/working.ts';
import { writeWorking } from '#lib/domain/scoring/write-working.ts';
import { bandOf, pointsOf, scoreOf } from '../../../support/naive-score.ts';
import { answered, modelOf, parsed, withState } from '../../../support/scoring-model.ts';

const version = { instrument: 'any', version: '1.0.0', sha256: 'f'.repeat(64) };

/** An answer of the shape the rule reads, a state, something of another shape, or nothing. */
const answerFor = ({ rule, goalposts }: IndicatorModel): fc.Arbitrary<Answer | null> => {
  const number = fc.oneof(
    fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    fc.constantFrom(...(goalposts ?? [0, 1]), 0, 1, 3, 50)
  );
  const shaped: fc.Arbitrary<Answer['value']> =
    rule.kind === 'checklist'
      ? fc.oneof(fc.subarray(['c1', 'c2', 'c3', 'c4']), fc.constant(['none']))
      : rule.kind === 'mean_of_items'
        ? fc.dictionary(fc.constantFrom(...rule.items), number)
        : rule.kind === 'rubric'
          ? fc.integer({ min: 1, max: 5 })
          : number;
  const states = ['not_applicable', 'dont_know', 'refused', 'skipped', 'blank'] as const;
  return fc.oneof(
    { weight: 12, arbitrary: shaped.map((value) => ({ ...answered(0), value })) },
    { weight: 4, arbitrary: fc.constantFrom(...states).map(withState) },
    { weight: 1, arbitrary: fc.constantFrom('', 'text', NaN, Infinity, [], {}, true).map((value) => answered(value)) },
    { weight: 1, arbitrary: fc.constant(null) }
  );
};

interface Case {
  readonly model: ScoringModel;
  readonly answers: Record<string, Answer>;
  /** Questions that the conditions hid. */
  readonly hidden: ReadonlySet<string>;
  readonly calculated: ReadonlyMap<string, number | null>;
}

function caseOf(model: ScoringModel): fc.Arbitrary<Case> {
  const indicators = model.index?.indicators ?? [];
  const names = indicators.map((one) => one.input ?? one.question);
  return fc
    .tuple(
      fc.tuple(...indicators.map(answerFor)),
      fc.subarray(names, { maxLength: Math.min(2, names.length) }),
      fc.option(fc.double({ min: 0, max: 2, noNaN: true }))
    ) // prettier-ignore
    .map(([answers, hidden, ratio]) => ({
      model,
      answers: Object.fromEntries(
        answers.flatMap((one, at) => (one === null ? [] : [[names[at] ?? '', one] as const]))
      ),
      hidden: new Set(hidden),
      calculated: new Map(indicators.flatMap((one) => (one.input === null ? [] : [[one.question, ratio] as const])))
    }));
}

/** Any index: a tree of depth 1 to 3, every mean, every rule of coverage, weights with zeros, reversed goalposts. */
const randomModel: fc.Arbitrary<ScoringModel> = fc
  .record({
    shape: fc.array(fc.array(fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 4
    }),
    loose: fc.nat(2),
    rules: fc.array(
      fc.record({
        aggregate: fc.constantFrom('arithmetic', 'geometric', 'harmonic'),
        floor: fc.constantFrom(1, 0.5),
        coverage: fc.constantFrom(0, 0.5, 0.65, 1),
        atLeast: fc.constantFrom(0, 1),
        indicators: fc.constantFrom(0, 0.5, 0.65),
        notApplicable: fc.constantFrom(null, 0, 1, 2)
      }),
      { minLength: 3, maxLength: 3 }
    ),
    weights: fc.array(fc.constantFrom(1, 2, 0.3, 7, 0), { minLength: 60, maxLength: 60 }),
    reversed: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 })
  })
  .map(({ shape, loose, rules, weights, reversed }) => {
    const indicators: object[] = [];
    const groups: object[] = [];
    const values: Record<string, number> = {};
    const indicator = (kind: number): string => {
      const id = `I${indicators.length}`;
      const rule = [{ kind: 'rubric' }, { kind: 'checklist' }, { kind: 'number' }, { kind: 'mean_of_items', items: ['a', 'b'] }][kind]; // prettier-ignore
      const goalposts = [[1, 5], [0, 4], [-10, 50], [0, 100]][kind]; // prettier-ignore
      const direction = reversed[indicators.length] === true ? -1 : 1;
      indicators.push({ id, question: id.toLowerCase(), rule, goalposts, direction });
      return id;
    };
    const group = (members: string[]): string => {
      const id = `G${groups.length}`;
      groups.push({ id, members });
      return id;
    };
    const members = [
      ...shape.map((one) => {
        const parts = one.map((kinds) => group(kinds.map(indicator)));
        return parts.length === 1 ? (parts[0] ?? '') : group(parts);
      }),
      ...Array.from({ length: loose }, () => indicator(2))
    ];
    // The first of every group weighs 1, so that no group's weights are all 0.
    const heads = new Set([members[0], ...groups.map((one) => (one as { members: string[] }).members[0])]);
    [...indicators, ...groups].forEach((one, at) => {
      const { id } = one as { id: string };
      values[id] = heads.has(id) ? 1 : (weights[at % weights.length] ?? 1);
    });
    const deep = shape.some((one) => one.length > 1) ? 3 : 2;
    return parsed({
      format: 2,
      method: 'random',
      index: {
        id: 'X',
        indicators,
        groups,
        members,
        weights: { published: 'w', sets: [{ id: 'w', values }] },
        steps: { normalise: { kind: 'goalposts' } },
        levels: rules.slice(0, deep),
        bands: [
          { id: 'low', title: { en: 'Low' }, from: 0, to: 40 },
          { id: 'high', title: { en: 'High' }, from: 40, to: 100 }
        ],
        uncertainty: { weights: 0.25, aggregate: ['arithmetic'], floor: 1, missing: ['skip'], normalise: ['goalposts'] }
      }
    });
  });

function nodesIn(node: WorkingNode): readonly WorkingNode[] {
  return [node, ...node.members.flatMap((member) => (member.kind === 'node' ? nodesIn(member) : []))];
}
function leavesIn(node: WorkingNode): readonly WorkingIndicator[] {
  return node.members.flatMap((member) => (member.kind === 'node' ? leavesIn(member) : [member]));
}

/** JSON knows no −0. */
const digits = (value: number | null): number | null => (value === null ? null : value + 0);

function cooksAgain({ model, answers, hidden, calculated }: Case): void {
  const { index } = model;
  if (index === null) throw new Error('a model with an index');
  const names = index.indicators.map((one) => one.input ?? one.question);
  const visible = new Set(names.filter((name) => !hidden.has(name)));
  const result = scoreSubmission(model, answers, { visible, calculated });
  if (result === null) throw new Error('a result');
  const text = JSON.stringify(writeWorking({ method: model.method, version, model: index, result, interval: null }));
  const working = JSON.parse(text) as Working;
  expect(digits(scoreOf({ ...working.index }, { ...working.normalise }).score)).toBe(digits(result.score.value));
  for (const node of nodesIn(working.index)) {
    const again = scoreOf({ ...node }, { ...working.normalise });
    expect(digits(again.score)).toBe(digits(node.score));
    expect(again.applies).toBe(node.outcome !== 'not_applicable');
    expect([again.answered, again.applicable]).toEqual([node.coverage.indicators.there, node.coverage.indicators.applicable]); // prettier-ignore
    expect(node.band).toBe(bandOf(again.score, [...working.bands]));
    if (node.score !== null) expect(Object.values(node.coverage).every(({ met }: { met: boolean }) => met)).toBe(true);
    if (node.score !== null && node.rule.aggregate === 'arithmetic')
      expect(digits(node.sum / node.weightSum)).toBe(digits(node.score));
  }
  for (const leaf of leavesIn(working.index))
    expect(digits(leaf.points)).toBe(digits(pointsOf({ ...leaf }, { ...working.normalise })));
  if (working.geometric !== null) {
    const { terms, value } = working.geometric;
    const weight = terms.reduce((sum, one) => sum + one.weight, 0);
    expect(Math.exp(terms.reduce((sum, one) => sum + one.weight * Math.log(one.value), 0) / weight)).toBe(value);
  }
}

describe('a working, as the JSON that is downloaded', () => {
  it('of dtr gives the score to the last digit when somebody else evaluates it', () => {
    fc.assert(fc.property(caseOf(modelOf('dtr')), cooksAgain), { numRuns: 150 });
  });
  it('of any model gives the score to the last digit', () => {
    fc.assert(fc.property(randomModel.chain(caseOf), cooksAgain), { numRuns: 400 });
  });
});
