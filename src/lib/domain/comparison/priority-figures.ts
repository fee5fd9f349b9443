/**
 * The figures of one need over the countries of a group: each is shown only where the countries behind it are enough, also
 * by subtraction from the same figure of other groups.
 */
import type { RatingFigure } from '#lib/domain/needs/figures.ts';
import { rankingIn, ratingIn } from '#lib/domain/needs/country-needs.ts';
import { meanGap, rateItem } from '#lib/domain/needs/rating.ts';
import type { NeedsModel, ThemeModel } from '#lib/domain/scoring/needs-model.ts';
import { answerTo } from './cells.ts';
import type { Priority } from './priorities-view.ts';
import type { ScoredSubmission } from './round.ts';
import type { Decision } from './suppression.ts';

export interface Speakers {
  readonly needs: NeedsModel;
  readonly theme: ThemeModel;
  /** Every country that said something on the theme, and those of the group that may be counted. */
  readonly speaking: readonly ScoredSubmission[];
  readonly counted: ReadonlySet<string>;
  /** Of the countries behind one figure, those of the group on which it may rest. */
  readonly shownOf: (contributing: readonly ScoredSubmission[]) => Decision;
}

/** The counted countries' rankings; none where too few ranked. */
export function rankingsOf({ theme, speaking, counted, shownOf }: Speakers): readonly (readonly string[])[] {
  const name = theme.ranking?.question;
  if (name === undefined) return [];
  const decision = shownOf(speaking.filter((scored) => rankingIn(answerTo(scored, name)).length > 0));
  if (!decision.shown) return [];
  return speaking
    .filter(({ submission: { iso3 } }) => counted.has(iso3) && decision.members.has(iso3))
    .map((scored) => rankingIn(answerTo(scored, name)));
}

/** Where the valid ratings are too few to be shown, how many gave none and why is still said. */
export function ratingFigure(
  { needs, speaking, counted, shownOf }: Speakers,
  question: string | null,
  item: string
): RatingFigure | null {
  if (question === null) return null;
  const rating = (scored: ScoredSubmission) => ratingIn(answerTo(scored, question), item, needs);
  const decision = shownOf(speaking.filter((scored) => rating(scored).value !== null));
  const inGroup = speaking.filter(({ submission }) => counted.has(submission.iso3));
  const left = inGroup.filter(({ submission }) => !decision.shown || !decision.members.has(submission.iso3));
  const figure = rateItem(
    inGroup.filter((scored) => !left.includes(scored) || rating(scored).value === null).map(rating),
    needs
  );
  return decision.shown
    ? figure
    : { ...figure, n: inGroup.length - figure.dontKnow - figure.notApplicable - figure.blank };
}

export function gapFigure({ needs, theme, speaking, counted, shownOf }: Speakers, item: string): Priority['gap'] {
  const { importance, capacity } = theme;
  if (importance === null || capacity === null) return null;
  const pair = (scored: ScoredSubmission) => ({
    importance: ratingIn(answerTo(scored, importance), item, needs),
    capacity: ratingIn(answerTo(scored, capacity), item, needs)
  });
  const both = speaking.filter(
    (scored) => pair(scored).importance.value !== null && pair(scored).capacity.value !== null
  );
  const decision = shownOf(both);
  const inGroup = both.filter(({ submission }) => counted.has(submission.iso3));
  if (!decision.shown) return { n: inGroup.length, mean: null };
  const pairs = inGroup.filter(({ submission }) => decision.members.has(submission.iso3)).map(pair);
  return meanGap(
    pairs.map((one) => one.importance),
    pairs.map((one) => one.capacity)
  );
}
