/**
 * The small parts that all views share: references to bands, groups and dimensions, and an aggregate that is either shown
 * with its n of N or withheld with the reason. A withheld aggregate carries no value of any kind.
 */
import type { Text } from '#lib/domain/languages.ts';

export interface BandRef {
  readonly id: string;
  readonly title: Text;
  readonly from: number;
  readonly to: number;
}

export interface GroupRef {
  /** e.g. unesco_region */
  readonly scheme: string;
  /** Unique within the scheme; 'all': every country asked. */
  readonly id: string;
  readonly title: Text;
}

export interface SchemeRef {
  readonly id: string;
  readonly title: Text;
  /** No country is in two of its groups. */
  readonly disjoint: boolean;
}

/** One column of figures: the index, or a dimension. */
export interface FigureRef {
  readonly kind: 'index' | 'dimension';
  readonly id: string;
  readonly title: Text;
}

/**
 * 'too_few': fewer countries than the smallest group. 'complementary': with another shown figure it would reveal so few.
 * 'no_data': nobody in the group has this figure.
 */
export type Withheld = {
  readonly shown: false;
  readonly of: number;
  readonly why: 'too_few' | 'complementary' | 'no_data';
};

/** `n` countries entered, `of` were asked in the group; `leftOut`: unnamed countries not counted, to protect them. */
export type Counted = { readonly shown: true; readonly n: number; readonly of: number; readonly leftOut: number };

/** Unweighted over countries; quartiles by type 7. All 0–100, unrounded. */
export interface Quartiles {
  readonly mean: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
}

export type QuartilesFigure = Withheld | (Counted & Quartiles);

/** Countries per band, in the order of the bands. */
export interface BandCount {
  readonly band: string;
  readonly count: number;
}

export interface OverlapCount {
  readonly a: GroupRef;
  readonly b: GroupRef;
  /** Countries asked in both. */
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
}
