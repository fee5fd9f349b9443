/**
 * What the uncertainty of a round says, as data for its page and CSV: each named country's index with its interval, what moves
 * the ranks, and two countries compared. "Ahead" is said only where intervals do not overlap, as they are shown.
 */
import { roundRef, type Round, type RoundRef } from '#lib/domain/comparison/round.ts';
import type { Text } from '#lib/domain/languages.ts';
import { intervalOf, standingOf, type Driver, type RankShift, type UncertaintyResult, type UnitInterval } from '#lib/domain/scoring/uncertainty/result.ts'; // prettier-ignore

export interface SensitivityView {
  readonly round: RoundRef;
  readonly seed: number;
  readonly replications: number;
  /** Countries with a published score, and how many of them are never named. */
  readonly ranked: number;
  readonly unnamed: number;
  /** Named countries with a score, in order of ISO code. */
  readonly countries: readonly CountryInterval[];
  readonly drivers: readonly Driver[];
  readonly without: readonly { readonly id: string; readonly title: Text; readonly shift: RankShift }[];
  /** null: none was asked for, or there is no comparison. */
  readonly pair: PairView | null;
}

export interface CountryInterval extends UnitInterval {
  readonly iso3: string;
}

export interface PairView {
  readonly first: CountryInterval;
  readonly second: CountryInterval;
  /** Who is ahead; null: the intervals overlap. */
  readonly ahead: 'first' | 'second' | null;
  /** Shares 0–1 of the replications in which the first is ahead, behind, level. */
  readonly shares: { readonly ahead: number; readonly behind: number; readonly level: number };
}

export function buildSensitivity(
  round: Round,
  result: UncertaintyResult,
  pair: { readonly first: string; readonly second: string } | null
): SensitivityView {
  const titles = new Map(round.model.index?.groups.map(({ id, title }) => [id, title]));
  const { seed, replications, ranked, unnamed, units, drivers, without } = result;
  const countries = units.flatMap((iso3) => {
    const interval = intervalOf(result, iso3);
    return interval === null ? [] : [{ iso3, ...interval }];
  });
  return {
    round: roundRef(round),
    ...{ seed, replications, ranked, unnamed, countries, drivers },
    without: without.map(({ id, shift }) => ({ id, title: titles.get(id) ?? { en: id }, shift })),
    pair: pair === null ? null : pairOf(result, countries, pair)
  };
}

function pairOf(
  result: UncertaintyResult,
  countries: readonly CountryInterval[],
  asked: { readonly first: string; readonly second: string }
): PairView | null {
  const first = countries.find(({ iso3 }) => iso3 === asked.first);
  const second = countries.find(({ iso3 }) => iso3 === asked.second);
  const shares = standingOf(result, asked.first, asked.second);
  if (first === undefined || second === undefined || shares === null) return null;
  return { first, second, shares, ahead: isAhead(first, second) ? 'first' : isAhead(second, first) ? 'second' : null };
}

type Interval = Pick<UnitInterval, 'low' | 'high'>;

/** On the one decimal that is shown, so that no reader sees touching intervals called apart. */
export function isAhead(a: Interval, b: Interval): boolean {
  return Math.round(a.low * 10) > Math.round(b.high * 10);
}
