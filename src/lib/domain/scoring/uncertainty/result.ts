/**
 * What the method's uncertainty comes to, as plain data that is stored and shown. It is method uncertainty, not sampling
 * error: how far the figures move when the choices that are published as open are made otherwise. All figures are rounded
 * to 9 decimals. Lists are in step with `units`; null: the unit has no published score, and so no interval either.
 */
import type { IndexModel } from '../index-model.ts';

export type Choices = NonNullable<IndexModel['uncertainty']>;
type Values = readonly (number | null)[];

/** Over the replications; quantiles of type 7. */
export interface Spread {
  /** As published. */
  readonly nominal: Values;
  readonly median: Values;
  /** 5 and 95 %. */
  readonly low: Values;
  readonly high: Values;
}

/** What a change does to ranks: over all units ranked both ways, the mean and the largest number of places. */
export interface RankShift {
  readonly mean: number;
  readonly largest: number;
}

export interface WithoutMember {
  /** The dimension (or indicator) whose weight is 0. */
  readonly id: string;
  readonly score: Values;
  readonly rank: Values;
  /** Without it less published. */
  readonly scoreShift: Values;
  /** Published rank less rank without it: above 0, the unit stands better without it. */
  readonly rankShift: Values;
  readonly shift: RankShift;
}

export interface Driver {
  readonly choice: 'weights' | 'aggregate' | 'missing' | 'normalise';
  /** Of weights: 1, the groups of indicators, up to the index. */
  readonly level: number | null;
  /** Sobol's indices of the mean rank shift: alone, and with all interactions. null: the shift does not vary. */
  readonly first: number | null;
  readonly total: number | null;
  /** This choice alone made otherwise, everything else as published; weights: over as many draws as replications. */
  readonly alone: readonly (RankShift & { readonly option: string | null })[];
}

/** Of two units: in how many replications the one that stands first in `units` is ahead, and in how many they are level. */
export interface Pairs {
  /** (0,1), (0,2) … (0,n−1), (1,2) … */
  readonly ahead: readonly number[];
  readonly level: readonly number[];
}

export interface UncertaintyResult {
  readonly format: 1;
  readonly seed: number;
  readonly replications: number;
  readonly weightSet: string;
  readonly choices: Choices;
  /** The units that may be named, in the order given. */
  readonly units: readonly string[];
  /** Units with a published score, and how many of them are never named but take their places. */
  readonly ranked: number;
  readonly unnamed: number;
  readonly score: Spread;
  /** 1 = highest; scores equal to 9 decimals share the best place. */
  readonly rank: Spread;
  /** Members of the index that are groups. */
  readonly dimensions: readonly (Spread & { readonly id: string })[];
  /** null: too many units for a table of pairs. */
  readonly pairs: Pairs | null;
  readonly without: readonly WithoutMember[];
  readonly drivers: readonly Driver[];
}

/** For one unit what the profile and the working print; null where it is not named or has no score. */
export interface UnitInterval {
  readonly score: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly rank: { readonly nominal: number; readonly median: number; readonly low: number; readonly high: number };
  /** Units ranked. */
  readonly of: number;
  readonly dimensions: readonly {
    readonly id: string;
    readonly score: number;
    readonly median: number;
    readonly low: number;
    readonly high: number;
  }[];
  readonly seed: number;
  readonly replications: number;
}

export function intervalOf(result: UncertaintyResult, unit: string): UnitInterval | null {
  const at = result.units.indexOf(unit);
  const score = spreadAt(result.score, at);
  const rank = spreadAt(result.rank, at);
  if (score === null || rank === null) return null;
  const { nominal, ...around } = score;
  return {
    score: nominal,
    ...around,
    rank,
    of: result.ranked,
    dimensions: result.dimensions.flatMap(({ id, ...spread }) => {
      const own = spreadAt(spread, at);
      return own === null ? [] : [{ id, score: own.nominal, median: own.median, low: own.low, high: own.high }];
    }),
    seed: result.seed,
    replications: result.replications
  };
}

function spreadAt(spread: Spread, at: number): { nominal: number; median: number; low: number; high: number } | null {
  const [nominal, median, low, high] = [spread.nominal[at], spread.median[at], spread.low[at], spread.high[at]];
  return nominal == null || median == null || low == null || high == null ? null : { nominal, median, low, high };
}

/** Shares of the replications, 0–1, in which `a` is ahead of `b`, behind it, level with it; null where either has no rank. */
export function standingOf(
  { units, pairs, rank, replications }: UncertaintyResult,
  a: string,
  b: string
): { readonly ahead: number; readonly behind: number; readonly level: number } | null {
  const [first, second] = [units.indexOf(a), units.indexOf(b)];
  if (pairs === null || first === second || rank.nominal[first] == null || rank.nominal[second] == null) return null;
  const [low, high] = first < second ? [first, second] : [second, first];
  const at = pairPosition(units.length, low, high);
  const level = (pairs.level[at] ?? 0) / replications;
  const ahead = (pairs.ahead[at] ?? 0) / replications;
  const behind = 1 - ahead - level;
  return first < second ? { ahead, behind, level } : { ahead: behind, behind: ahead, level };
}

/** Place of the pair (a, b), a < b, in a list of all pairs of n. */
export function pairPosition(n: number, a: number, b: number): number {
  return a * n - (a * (a + 1)) / 2 + (b - a - 1);
}
