/**
 * Change between two rounds of one country: only indicators whose question (by concept) and rule are the same in both,
 * with the fixed goalposts of the model. Where indicators were added, dropped or changed, both rounds are scored again over
 * the common ones, so that a new question is never taken for progress.
 */
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { canonicalJson } from '#lib/domain/canonical.ts';
import type { IndicatorModel, ScoringModel } from '#lib/domain/scoring/model.ts';
import type { IndexResult } from '#lib/domain/scoring/result.ts';
import { scoreSubmission } from '#lib/domain/scoring/score.ts';
import type { ProfileChange } from './profile-view.ts';
import { titleOf } from './references.ts';
import { roundRef, type Round, type ScoredSubmission } from './round.ts';

export interface Change {
  readonly view: ProfileChange;
  /** By dimension id; absent where either round has no score over the common indicators. */
  readonly dimensions: ReadonlyMap<string, { readonly from: number; readonly to: number }>;
}

/** null where one of the rounds has no index or they share no indicator. */
export function changeBetween(
  previous: { readonly round: Round; readonly scored: ScoredSubmission },
  current: { readonly round: Round; readonly scored: ScoredSubmission }
): Change | null {
  const common = commonIndicators(previous.round, current.round);
  const [from, to] = [previous, current].map(({ round, scored }) => scoreOver(round.model, common, scored));
  const all = indicatorsOf(current.round.model);
  if (from == null || to == null || common.size === 0) return null;
  const pair = (a: number | null | undefined, b: number | null | undefined) =>
    a == null || b == null ? null : { from: a, to: b };
  const before = new Map(from.dimensions.flatMap((one) => one.indicators).map((one) => [one.id, one.points.value]));
  const moved = to.dimensions
    .flatMap((dimension) => dimension.indicators)
    .flatMap(({ id, points }) => {
      const move = pair(before.get(id), points.value);
      const indicator = all.find((one) => one.id === id);
      if (move === null || move.from === move.to || indicator === undefined) return [];
      return [{ indicator: id, title: titleOf(indicator, current.round.questionnaire), ...move }];
    })
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
  return {
    view: {
      previous: roundRef(previous.round),
      comparable: common.size,
      indicators: all.length,
      index: pair(from.score.value, to.score.value),
      moved
    },
    dimensions: new Map(
      to.dimensions.flatMap(({ id, score }) => {
        const move = pair(from.dimensions.find((one) => one.id === id)?.score.value, score.value);
        return move === null ? [] : [[id, move] as const];
      })
    )
  };
}

function commonIndicators(previous: Round, current: Round): ReadonlySet<string> {
  const before = new Map(indicatorsOf(previous.model).map((one) => [one.id, identityOf(one, previous.questionnaire)]));
  return new Set(
    indicatorsOf(current.model)
      .filter((one) => before.get(one.id) === identityOf(one, current.questionnaire))
      .map((one) => one.id)
  );
}

function identityOf({ question, rule, direction }: IndicatorModel, questionnaire: Questionnaire): string {
  return canonicalJson({ concept: questionnaire.byName.get(question)?.concept ?? question, rule, direction });
}

function indicatorsOf(model: ScoringModel): readonly IndicatorModel[] {
  return model.index?.dimensions.flatMap((dimension) => dimension.indicators) ?? [];
}

function scoreOver(model: ScoringModel, ids: ReadonlySet<string>, scored: ScoredSubmission): IndexResult | null {
  const { index } = model;
  if (index === null || ids.size === indicatorsOf(model).length) return scored.result;
  const dimensions = index.dimensions
    .map((dimension) => ({ ...dimension, indicators: dimension.indicators.filter((one) => ids.has(one.id)) }))
    .filter((dimension) => dimension.indicators.length > 0);
  const coverage = { ...index.coverage, dimensions: Math.min(index.coverage.dimensions, dimensions.length) };
  if (dimensions.length === 0) return null;
  const { visible, calculated } = scored;
  const restricted = { ...model, index: { ...index, dimensions, coverage } };
  return scoreSubmission(restricted, scored.submission.content.answers, { visible, calculated });
}
