/**
 * What the comparison shows, as data: heat map, tiles, distributions per group and overlaps carry the same numbers, so
 * that chart, table and CSV cannot differ. Countries are in order of ISO code; the caller sorts by name in its language.
 */
import type { GroupScheme } from '#lib/domain/countries/group.ts';
import type { Score } from '#lib/domain/scoring/result.ts';
import type {
  BandCount,
  BandRef,
  Counted,
  FigureRef,
  GroupRef,
  OverlapCount,
  Quartiles,
  SchemeRef,
  Withheld
} from './figure.ts';
import type { Round, RoundRef } from './round.ts';

export interface ComparisonView {
  readonly round: RoundRef;
  /** Empty where the version has no index: then only tiles and response per group are meaningful. */
  readonly figures: readonly FigureRef[];
  readonly bands: readonly BandRef[];
  readonly scheme: SchemeRef;
  readonly schemes: readonly SchemeRef[];
  /** Named countries only. */
  readonly rows: readonly ComparisonRow[];
  /** Countries that are in aggregates only, by their own choice: a number, never names. */
  readonly unnamed: number;
  readonly all: GroupRow;
  readonly groups: readonly GroupRow[];
  /** Countries asked that are in no group of the scheme. */
  readonly ungrouped: number;
  readonly tiles: readonly Tile[];
  /** Which figure the tiles are coloured by. */
  readonly tileFigure: FigureRef | null;
  /** Pairs of groups of this scheme that share countries; empty for a disjoint scheme. */
  readonly overlaps: readonly OverlapCount[];
  /** Groups of this scheme (a) with the schemes of one group (b: SIDS, LDC, …) that share countries with them. */
  readonly crossings: readonly OverlapCount[];
}

export interface ComparisonCell {
  readonly figure: string;
  readonly score: Score;
  readonly band: string | null;
  readonly coverage: number;
}

export interface ComparisonRow {
  readonly iso3: string;
  readonly fileId: string;
  readonly number: number;
  /** Groups of the chosen scheme it is in, as of the round's day. */
  readonly groups: readonly string[];
  /** In the order of `figures`. */
  readonly cells: readonly ComparisonCell[];
}

export type GroupCell = { readonly figure: string } & (
  | Withheld
  | (Counted &
      Quartiles & {
        readonly bands: readonly BandCount[];
        /** Scores of the named countries in the group, ascending. */
        readonly points: readonly { readonly iso3: string; readonly score: number }[];
      })
);

export interface GroupRow {
  readonly group: GroupRef;
  /** Approved countries that may enter figures, of those asked in the group. */
  readonly n: number;
  readonly of: number;
  /** In the order of `figures`. */
  readonly cells: readonly GroupCell[];
}

/**
 * One per Member State and Associate Member of the day. 'withheld': approved, not published by the country's choice.
 * 'no_score': approved, below the coverage rules (`why` says which). 'not_approved': asked, nothing approved yet.
 */
export interface Tile {
  readonly iso3: string;
  readonly column: number;
  readonly row: number;
  readonly state: 'band' | 'no_score' | 'withheld' | 'not_approved' | 'not_asked';
  readonly band: string | null;
  readonly score: number | null;
  readonly why: Score['why'];
}

export interface ComparisonInput {
  readonly round: Round;
  /** groupsOn(round.campaign.groupsAsOf) */
  readonly schemes: readonly GroupScheme[];
  readonly scheme: string;
  /** Figure that colours the tiles: 'index' or a dimension's id. */
  readonly figure: string;
}
