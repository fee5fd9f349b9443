/**
 * Change between two rounds of one country: only indicators whose question (by concept) and rule are the same in both,
 * with the fixed goalposts of the model. Where indicators were added, dropped or changed, both rounds are scored again over
 * the common ones, so that a new question is never taken for progress.
 */
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { canonicalJson } from '#lib/domain/canonical.ts';
import type { IndicatorModel } from '#lib/domain/scoring/index-model.ts';
import type { ScoringModel } from '#lib/domain/scoring/model.ts';
import { restrictTo } from '#lib/domain/scoring/restrict.ts';
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

function identityOf({ question, rule, goalposts, direction }: IndicatorModel, questionnaire: Questionnaire): string {
  const concept = questionnaire.byName.get(question)?.concept ?? question;
  return canonicalJson({ concept, rule, goalposts, direction });
}

function indicatorsOf(model: ScoringModel): readonly IndicatorModel[] {
  return model.index?.indicators ?? [];
}

function scoreOver(model: ScoringModel, ids: ReadonlySet<string>, scored: ScoredSubmission): IndexResult | null {
  const { index } = model;
  if (index === null || ids.size === indicatorsOf(model).length) return scored.result;
  const restricted = restrictTo(index, ids);
  if (restricted === null) return null;
  const { visible, calculated } = scored;
  return scoreSubmission({ index: restricted }, scored.submission.content.answers, { visible, calculated });
}
