/**
 * Where a country stands on its indicators, in the questionnaire's own words: strengths and gaps relative to its own
 * profile, what is missing and what that did, and the support that fits. No peer and no rank enters here.
 */
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { IndexModel, IndicatorModel } from '#lib/domain/scoring/index-model.ts';
import type { DimensionResult, IndexResult, IndicatorResult } from '#lib/domain/scoring/result.ts';
import type { EvidenceMix, ProfileFinding, ProfileMissing, Standing, SupportOffer } from './profile-view.ts';
import { answerTo } from './cells.ts';
import { titleOf } from './references.ts';
import type { ScoredSubmission } from './round.ts';

const listed = 5;

interface Placed {
  readonly indicator: IndicatorModel;
  readonly result: IndicatorResult;
  readonly dimension: DimensionResult;
  readonly finding: Omit<ProfileFinding, 'points' | 'standing'>;
}

function placedIndicators(index: IndexModel, result: IndexResult, questionnaire: Questionnaire): readonly Placed[] {
  return index.dimensions.flatMap(({ id, title, indicators }) => {
    const dimension = result.dimensions.find((one) => one.id === id);
    if (dimension === undefined) return [];
    return indicators.flatMap((indicator) => {
      const found = dimension.indicators.find((one) => one.id === indicator.id);
      if (found === undefined) return [];
      const { question } = indicator;
      const finding = {
        indicator: indicator.id,
        question,
        title: titleOf(indicator, questionnaire),
        dimension: { id, title }
      };
      return [{ indicator, result: found, dimension, finding }];
    });
  });
}

/**
 * Strengths: the highest points above the country's own mean; gaps: the lowest below it. In the model's order where equal.
 * A country that stands the same everywhere has neither.
 */
export function strengthsAndGaps(
  index: IndexModel,
  result: IndexResult,
  questionnaire: Questionnaire
): { readonly strengths: readonly ProfileFinding[]; readonly gaps: readonly ProfileFinding[] } {
  const findings = placedIndicators(index, result, questionnaire).flatMap((placed): ProfileFinding[] => {
    const points = placed.result.points.value;
    const standing = standingOf(placed.indicator, placed.result, questionnaire);
    return points === null || standing === null ? [] : [{ ...placed.finding, points, standing }];
  });
  const own = findings.reduce((sum, finding) => sum + finding.points, 0) / Math.max(1, findings.length);
  return {
    strengths: findings
      .filter((finding) => finding.points > own)
      .sort((a, b) => b.points - a.points)
      .slice(0, listed),
    gaps: findings
      .filter((finding) => finding.points < own)
      .sort((a, b) => a.points - b.points)
      .slice(0, listed)
  };
}

/** null where there is no answer, or the questionnaire no longer has its words. */
export function standingOf(
  indicator: IndicatorModel,
  result: IndicatorResult,
  questionnaire: Questionnaire
): Standing | null {
  const question = questionnaire.byName.get(indicator.question);
  if (result.raw === null || question === undefined || indicator.goalposts === null) return null;
  const [lower, upper] = indicator.goalposts;
  if (question.type === 'choice') {
    const position = question.choices.findIndex((choice) => choice.value === result.raw);
    const now = question.choices[position];
    if (now === undefined) return null;
    const next = question.choices[position + indicator.direction] ?? null;
    return { kind: 'level', level: result.raw, of: upper, now: now.text, next: next?.text ?? null };
  }
  if (question.type === 'choices') {
    const ticked = new Set(Array.isArray(result.answer) ? result.answer : []);
    const have = question.choices.filter((choice) => ticked.has(choice.value)).map((choice) => choice.text);
    const lack = question.choices.filter((choice) => !ticked.has(choice.value)).map((choice) => choice.text);
    return { kind: 'count', count: result.raw, of: upper, have, lack };
  }
  return { kind: 'number', value: result.raw, unit: indicator.unit, aim: indicator.direction === 1 ? upper : lower };
}

export function missingOf(
  index: IndexModel,
  result: IndexResult,
  questionnaire: Questionnaire
): readonly ProfileMissing[] {
  return placedIndicators(index, result, questionnaire)
    .filter((placed) => placed.result.points.value === null)
    .map(({ result: { state, points }, dimension, finding }) => ({
      ...finding,
      state,
      effect:
        points.why === 'not_applicable'
          ? 'left_denominator'
          : dimension.score.value === null
            ? 'no_score'
            : 'lowers_coverage'
    }));
}

/** Documented: the indicator's evidence or source question is answered. */
export function evidenceOf(index: IndexModel, result: IndexResult, scored: ScoredSubmission): EvidenceMix {
  const answered = index.dimensions
    .flatMap((dimension) => dimension.indicators)
    .filter((indicator) =>
      result.dimensions.some((dimension) =>
        dimension.indicators.some((one) => one.id === indicator.id && one.points.value !== null)
      )
    );
  const documented = answered.filter(
    ({ evidence }) => evidence !== null && answerTo(scored, evidence)?.state === 'answered'
  ).length;
  return { documented, selfReported: answered.length - documented, answered: answered.length };
}

/** Levels chosen among the answered rubrics: [level 1 … highest level]. */
export function levelsOf(indicators: readonly IndicatorModel[], dimension: DimensionResult): readonly number[] {
  const rubrics = indicators.filter((indicator) => indicator.rule.kind === 'rubric');
  const highest = Math.max(0, ...rubrics.map((indicator) => indicator.goalposts?.[1] ?? 0));
  const levels = dimension.indicators
    .filter((one) => rubrics.some((indicator) => indicator.id === one.id))
    .map((one) => one.raw);
  return Array.from({ length: highest }, (_, level) => levels.filter((raw) => raw === level + 1).length);
}

/** Offers for the three weakest scored dimensions that are not yet in the highest band, weakest first. */
export function supportFor(index: IndexModel, result: IndexResult): readonly SupportOffer[] {
  const top = index.bands.at(-1)?.from ?? 100;
  const weakest = index.dimensions
    .flatMap(({ id, title }) => {
      const score = result.dimensions.find((one) => one.id === id)?.score.value ?? null;
      return score === null || score >= top ? [] : [{ id, title, score }];
    })
    .sort((a, b) => a.score - b.score)
    .slice(0, 3);
  return index.support
    .map(({ id, title, dimensions }) => ({
      id,
      title,
      dimensions: weakest.filter((one) => dimensions.includes(one.id))
    }))
    .filter((offer) => offer.dimensions.length > 0)
    .sort((a, b) => (a.dimensions[0]?.score ?? 0) - (b.dimensions[0]?.score ?? 0));
}
