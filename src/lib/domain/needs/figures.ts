/** The figures of needs: ratings and rankings of one item by a set of countries. Shares are 0–1; each figure has its own n. */

/** Ratings of one item: how many rated it, and who did not and why; null where nobody did. */
export interface RatingFigure {
  readonly n: number;
  readonly dontKnow: number;
  readonly notApplicable: number;
  readonly blank: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly sd: number | null;
  /** (mean − min) / (max − min) × 100. */
  readonly score: number | null;
  /** Share of the valid answers in the top two boxes. */
  readonly topTwo: number | null;
}

/** Rankings of one item, over the `n` countries that ranked at least one item of the theme. */
export interface RankingFigure {
  readonly n: number;
  readonly points: number;
  /** Share of the points that the rankers could give: n × (k + … + 1), whether or not they ranked all k. */
  readonly pointsShare: number;
  readonly meanPoints: number;
  /** Share of the rankers who put it first / among their top k. */
  readonly firstChoice: number;
  readonly selected: number;
  /** Mean place, 1 = best; the items that a country did not rank share the mean of the places left. null: no ranker. */
  readonly meanRank: number | null;
}

/** Kendall's W over the countries' rankings, corrected for ties (items not ranked share the places left). */
export interface Agreement {
  readonly w: number;
  readonly rankers: number;
  readonly items: number;
  /** below 0.1 none, 0.3 weak, 0.5 moderate, 0.7 good, from there strong (after Schmidt 1997). */
  readonly words: 'none' | 'weak' | 'moderate' | 'good' | 'strong';
  /** The chance of such a W if countries ranked at random: χ² = m (n − 1) W with n − 1 degrees of freedom (Friedman's test). */
  readonly chiSquare: number;
  readonly degrees: number;
  readonly p: number;
}
