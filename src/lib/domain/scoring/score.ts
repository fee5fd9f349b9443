/**
 * Scores one submission and keeps everything it was made of: answer → number → points → dimension → index, with nominal
 * and effective weights and the reason of each gap. Rules: content of model.ts; a gap never counts as zero.
 */
import type { Answer } from '#lib/domain/country-file/answer.ts';
import { bandOf } from './band.ts';
import {
  compileIndex,
  dimensionReason,
  indexReason,
  pointsOf,
  reasons,
  SCORED,
  type CompiledIndex
} from './compile.ts';
import type { ScoringModel } from './model.ts';
import { readAnswer, type Asked } from './read-answer.ts';
import type { DimensionResult, IndexResult, IndicatorResult, Score } from './result.ts';

const compiledIndexes = new WeakMap<ScoringModel, CompiledIndex>();

/** The model's index, compiled once; null where the model has none. */
export function compiledIndexOf(model: ScoringModel): CompiledIndex | null {
  if (model.index === null) return null;
  const known = compiledIndexes.get(model);
  if (known !== undefined) return known;
  const compiled = compileIndex(model.index);
  compiledIndexes.set(model, compiled);
  return compiled;
}

/** null where the model has no index. Scores are 0–100, unrounded; see result.ts for the shape. */
export function scoreSubmission(
  model: ScoringModel,
  answers: Readonly<Record<string, Answer>>,
  asked: Asked
): IndexResult | null {
  const compiled = compiledIndexOf(model);
  if (compiled === null) return null;
  const index = compiled.model;
  let first = 0;
  const tallied = index.dimensions.map((dimension) => {
    const scored = scoreDimension(compiled, dimension, first, answers, asked);
    first += dimension.indicators.length;
    return scored;
  });
  const whole = { answered: 0, applicable: 0, sum: 0, weights: 0 };
  let scored = 0;
  let logs = 0;
  let nominal = 0;
  for (const { score, answered, applicable, nominalWeight } of tallied) {
    whole.answered += answered;
    whole.applicable += applicable;
    nominal += nominalWeight;
    if (score.value === null) continue;
    scored += 1;
    whole.sum += nominalWeight * score.value;
    whole.weights += nominalWeight;
    logs += nominalWeight * Math.log(Math.max(score.value, index.geometricFloor));
  }
  const reason = indexReason(compiled, whole, scored, whole.weights);
  const score = scoreOf(reason, whole.sum, whole.weights);
  return {
    id: index.id,
    score,
    band: score.value === null ? null : (bandOf(index.bands, score.value)?.id ?? null),
    answered: whole.answered,
    applicable: whole.applicable,
    coverage: share(whole.answered, whole.applicable),
    dimensionsScored: scored,
    geometric: reason === SCORED ? Math.exp(logs / whole.weights) : null,
    dimensions: tallied.map((dimension) => ({
      ...dimension,
      nominalWeight: share(dimension.nominalWeight, nominal),
      effectiveWeight: dimension.score.value === null ? 0 : share(dimension.nominalWeight, whole.weights)
    }))
  };
}

type Tallied = Omit<DimensionResult, 'effectiveWeight'>;

function scoreDimension(
  compiled: CompiledIndex,
  dimension: CompiledIndex['model']['dimensions'][number],
  first: number,
  answers: Readonly<Record<string, Answer>>,
  asked: Asked
): Tallied {
  const tally = { answered: 0, applicable: 0, sum: 0, weights: 0 };
  let left = compiled.model.coverage.notApplicablePerDimension;
  let nominal = 0;
  const read = dimension.indicators.map((indicator, position) => {
    const reading = readAnswer(indicator, answers, asked);
    nominal += indicator.weight;
    if (reading.state === 'not_applicable' && left > 0) {
      left -= 1;
      return { indicator, reading, points: noScore('not_applicable') };
    }
    tally.applicable += 1;
    if (reading.raw === null) return { indicator, reading, points: noScore('missing') };
    const value = pointsOf(compiled, first + position, reading.raw);
    tally.answered += 1;
    tally.sum += indicator.weight * value;
    tally.weights += indicator.weight;
    return { indicator, reading, points: { value, why: null } };
  });
  const score = scoreOf(dimensionReason(compiled, tally), tally.sum, tally.weights);
  return {
    id: dimension.id,
    score,
    band: score.value === null ? null : (bandOf(compiled.model.bands, score.value)?.id ?? null),
    answered: tally.answered,
    applicable: tally.applicable,
    total: dimension.indicators.length,
    coverage: share(tally.answered, tally.applicable),
    nominalWeight: dimension.weight,
    indicators: read.map(({ indicator, reading, points }): IndicatorResult => ({
      id: indicator.id,
      question: indicator.question,
      ...reading,
      points,
      nominalWeight: share(indicator.weight, nominal),
      effectiveWeight: points.value === null ? 0 : share(indicator.weight, tally.weights)
    }))
  };
}

function noScore(why: 'missing' | 'not_applicable'): Score {
  return { value: null, why };
}

function scoreOf(reason: number, sum: number, weights: number): Score {
  const why = reasons[reason] ?? null;
  return why === null ? { value: sum / weights, why: null } : { value: null, why };
}

/** 0 of 0 is 0: nothing was there to be covered. */
function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
