/**
 * Writes a result down as a working. Scores nothing: each number comes from the result or from the model that made it; only
 * the sums of the formula are added up, in the members' order, as the score adds them.
 */
import type { VersionRef } from '#lib/domain/instrument/questionnaire.ts';
import type { IndexModel } from './index-model.ts';
import { levelOf } from './level-findings.ts';
import { isNode, type IndexResult, type IndicatorResult, type NodeResult } from './result.ts';
import type { Working, WorkingCoverage, WorkingIndicator, WorkingInterval, WorkingNode, WorkingWeight } from './working.ts'; // prettier-ignore

export interface WorkingInput {
  readonly method: string;
  readonly version: VersionRef;
  readonly model: IndexModel;
  /** Made by `model`. */
  readonly result: IndexResult;
  readonly interval: WorkingInterval | null;
}

/** Only for models within goalposts, as every published version is: others have no score without the whole table. */
export function writeWorking({ method, version, model, result, interval }: WorkingInput): Working {
  const { normalise } = model.steps;
  if (normalise.kind !== 'goalposts') throw new Error(`points by ${normalise.kind} need the whole table`);
  const weightOf = weightsOf(model, result.weightSet);
  const index = nodeOf({ model, weightOf }, { ...result, nominalWeight: 1, effectiveWeight: 1, indexWeight: 1 });
  return {
    format: 1,
    method,
    version,
    title: model.title,
    weights: {
      set: result.weightSet,
      published: result.weightSet === model.weights.published,
      source: model.weights.sets.find(({ id }) => id === result.weightSet)?.source ?? null
    },
    normalise,
    bands: model.bands,
    index,
    geometric: geometricOf(model, result, index),
    interval
  };
}

interface Context {
  readonly model: IndexModel;
  readonly weightOf: (id: string) => number;
}

function weightsOf(model: IndexModel, set: string): Context['weightOf'] {
  const values = model.weights.sets.find(({ id }) => id === set)?.values ?? {};
  return (id) => (Object.hasOwn(values, id) ? (values[id] ?? 1) : 1);
}

function nodeOf(context: Context, node: NodeResult): WorkingNode {
  const { model, weightOf } = context;
  const rule = levelOf(model.levels, node.level);
  const members = node.members.map((member) =>
    isNode(member) ? nodeOf(context, member) : indicatorOf(context, node, member)
  );
  const terms = members.flatMap((member) => {
    const value = member.kind === 'node' ? member.score : member.points;
    return value === null ? [] : [{ w: member.weight.inSet, x: value }];
  });
  const term = ({ w, x }: { w: number; x: number }): number => {
    const raised = rule.floor === null || rule.aggregate === 'arithmetic' ? x : Math.max(x, rule.floor);
    if (rule.aggregate === 'arithmetic') return w * x;
    return rule.aggregate === 'geometric' ? w * Math.log(raised) : w / raised;
  };
  const sum = node.score.value === null && rule.aggregate !== 'arithmetic' ? 0 : added(terms.map(term));
  return {
    kind: 'node',
    id: node.id,
    title: model.groups.find(({ id }) => id === node.id)?.title ?? model.title,
    level: node.level,
    weight: weightIn(node, weightOf(node.id)),
    rule,
    coverage: coverageOf(node, members),
    sum,
    weightSum: added(terms.map(({ w }) => w)),
    outcome: node.score.why ?? 'scored',
    score: node.score.value,
    band: node.band,
    members
  };

  function coverageOf(one: NodeResult, below: WorkingNode['members']): WorkingCoverage {
    const applicable = below.filter(applies).length;
    const there = terms.length;
    const share = applicable === 0 ? 0 : there / applicable;
    return {
      members: { there, applicable, total: below.length, share, needed: rule.coverage, met: share >= rule.coverage },
      atLeast: { there, needed: rule.atLeast, met: there >= rule.atLeast },
      indicators: {
        there: one.answered,
        applicable: one.applicable,
        total: one.total,
        share: one.coverage,
        needed: rule.indicators,
        met: one.coverage >= rule.indicators
      }
    };
  }
}

function applies(member: WorkingNode | WorkingIndicator): boolean {
  return member.kind === 'node' ? member.outcome !== 'not_applicable' : member.effect !== 'left_denominator';
}

function indicatorOf({ model, weightOf }: Context, group: NodeResult, one: IndicatorResult): WorkingIndicator {
  const described = model.indicators.find(({ id }) => id === one.id);
  if (described?.goalposts == null) throw new Error(`the model has no goalposts for "${one.id}"`);
  const { title, input, rule, goalposts, direction, unit } = described;
  const missing = group.score.value === null ? 'no_score' : 'lowers_coverage';
  return {
    kind: 'indicator',
    id: one.id,
    title,
    question: one.question,
    input,
    weight: weightIn(one, weightOf(one.id)),
    rule,
    goalposts,
    direction,
    unit,
    state: one.state,
    answer: one.answer,
    raw: one.raw,
    points: one.points.value,
    effect: one.points.why === null ? 'counted' : one.points.why === 'not_applicable' ? 'left_denominator' : missing
  };
}

function weightIn(one: NodeResult | IndicatorResult, inSet: number): WorkingWeight {
  return { inSet, nominal: one.nominalWeight, effective: one.effectiveWeight, inIndex: one.indexWeight };
}

function geometricOf(model: IndexModel, result: IndexResult, index: WorkingNode): Working['geometric'] {
  const floor = model.uncertainty?.floor;
  if (floor === undefined || result.geometric === null) return null;
  const terms = index.members.flatMap((member) => {
    const value = member.kind === 'node' ? member.score : member.points;
    return value === null ? [] : [{ id: member.id, weight: member.weight.inSet, value: Math.max(value, floor) }];
  });
  return { floor, terms, value: result.geometric };
}

function added(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
