/**
 * What the priorities page shows, as data: the needs of a group on one theme, in order, ties as ties, each figure with its
 * own n. Shares are 0–1; importance and capacity on the questionnaire's scale and as 0–100.
 */
import type { GroupScheme } from '#lib/domain/countries/group.ts';
import type { Text } from '#lib/domain/languages.ts';
import type { Agreement, RankingFigure, RatingFigure } from '#lib/domain/needs/figures.ts';
import type { GroupRef, SchemeRef, Withheld } from './figure.ts';
import type { Round, RoundRef } from './round.ts';

export type { Agreement, RankingFigure, RatingFigure };

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
  | Withheld
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
