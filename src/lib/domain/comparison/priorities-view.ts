/**
 * What the priorities page shows, as data: the needs of a group on one theme, in order, ties as ties, each figure with its
 * own n. Shares are 0–1; importance and capacity on the questionnaire's scale and as 0–100.
 */
import type { GroupScheme } from '#lib/domain/countries/group.ts';
import type { Text } from '#lib/domain/languages.ts';
import type { GroupRef, SchemeRef } from './figure.ts';
import type { Round, RoundRef } from './round.ts';

export type PriorityOrder = 'points' | 'importance' | 'gap' | 'first_choice';

export interface PrioritiesView {
  readonly round: RoundRef;
  readonly theme: { readonly id: string; readonly title: Text; readonly top: number | null };
  readonly themes: readonly { readonly id: string; readonly title: Text }[];
  readonly group: GroupRef;
  readonly groups: readonly { readonly scheme: SchemeRef; readonly groups: readonly GroupRef[] }[];
  readonly order: PriorityOrder;
  /** The orders for which this theme has answers. */
  readonly orders: readonly PriorityOrder[];
  readonly result: PrioritiesResult;
}

export type PrioritiesResult =
  | { readonly shown: false; readonly of: number; readonly why: 'too_few' | 'complementary' | 'no_data' }
  | {
      readonly shown: true;
      readonly n: number;
      readonly of: number;
      readonly leftOut: number;
      /** Countries that ranked at least one item. */
      readonly rankers: number;
      readonly priorities: readonly Priority[];
      readonly agreement: Agreement | null;
    };

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
  /** Share of the valid answers in the top two boxes, 0–1. */
  readonly topTwo: number | null;
}

export interface RankingFigure {
  readonly n: number;
  readonly points: number;
  /** Share of all points given, 0–1. */
  readonly pointsShare: number;
  readonly meanPoints: number;
  /** Share of the rankers who put it first / among their top k, 0–1. */
  readonly firstChoice: number;
  readonly selected: number;
}

export interface Priority {
  readonly id: string;
  readonly title: Text;
  /** 1 = first; equal figures (to 9 decimals) share a place; null: no figure to order by. */
  readonly place: number | null;
  readonly tied: boolean;
  readonly importance: RatingFigure | null;
  readonly capacity: RatingFigure | null;
  /** Mean of (importance − capacity) over the countries that gave both. */
  readonly gap: { readonly n: number; readonly mean: number | null } | null;
  readonly ranking: RankingFigure | null;
}

/** Kendall's W over the countries' rankings, corrected for ties (items not ranked share the places left). */
export interface Agreement {
  readonly w: number;
  readonly rankers: number;
  readonly items: number;
  /** below 0.1 none, 0.3 weak, 0.5 moderate, 0.7 good, from there strong. */
  readonly words: 'none' | 'weak' | 'moderate' | 'good' | 'strong';
}

export interface PrioritiesInput {
  readonly round: Round;
  /** groupsOn(round.campaign.groupsAsOf) */
  readonly schemes: readonly GroupScheme[];
  /** null: every country asked. */
  readonly group: { readonly scheme: string; readonly group: string } | null;
  /** null: the first theme. */
  readonly theme: string | null;
  /** null: by points where the theme is ranked, else by importance. */
  readonly order: PriorityOrder | null;
}
