/**
 * What the pictures of the analysis pages draw: words, positions and steps that are decided before they arrive. Types alone.
 */

/** What a tile without a band looks like; 'approved': a file is there, but nothing to score. */
export type TileGap = 'no_score' | 'withheld' | 'not_approved' | 'not_asked' | 'approved';
export interface Tile {
  readonly iso3: string;
  /** Counted from 0. */
  readonly column: number;
  readonly row: number;
  /** Read out and shown as tooltip: country, band and score, or why there is none. */
  readonly label: string;
  readonly href: string | null;
  /** 1–5; null: `gap` says why there is none. */
  readonly band: number | null;
  readonly gap: TileGap | null;
}
export interface TileLegend {
  readonly band: number | null;
  readonly gap: TileGap | null;
  readonly text: string;
}

export interface BoxRow {
  readonly id: string;
  readonly label: string;
  /** n of N, in words. */
  readonly note: string;
  /** On the axis' scale; null: not shown. The ends are not drawn: they would tell of one unnamed country. */
  readonly box: { readonly q1: number; readonly median: number; readonly q3: number } | null;
  readonly points: readonly { readonly id: string; readonly value: number; readonly label: string }[];
  /** The same in words, for those who do not see the picture, or why there is none. */
  readonly words: string;
}

export interface BarRow {
  readonly id: string;
  /** Rank or code before the label; empty: none. */
  readonly lead: string;
  readonly label: string;
  /** 0 to `max`; null: no bar, `why` says it. */
  readonly value: number | null;
  readonly why: string;
  /** One text a column, already in the reader's numerals. */
  readonly cells: readonly string[];
}

export interface HeatColumn {
  readonly id: string;
  readonly label: string;
  readonly href: string;
  readonly sorted: 'ascending' | 'descending' | null;
}
export interface HeatCell {
  /** The score in the reader's numerals, or the reason in a word or two. */
  readonly text: string;
  /** 1–5; null: no score. */
  readonly band: number | null;
}
export interface HeatRow {
  readonly id: string;
  readonly label: string;
  readonly href: string | null;
  readonly cells: readonly HeatCell[];
}
export interface HeatGroup {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly rows: readonly HeatRow[];
}

/** A value on the axis of DotIntervalRows. */
export interface DotRow {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  /** Why there is no value. */
  readonly reason: string;
  /** Quartiles of the group behind; null where they are not shown. */
  readonly peers: { readonly low: number; readonly median: number; readonly high: number } | null;
  /** Uncertainty of the value, drawn as a line through its dot. */
  readonly interval?: { readonly low: number; readonly high: number } | null;
}
