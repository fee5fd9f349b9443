/**
 * A round's numbers as columns for statistics, and the one question each figure asks first: on which countries may it rest?
 * The same suppression as everywhere (comparison/suppression.ts): at least the smallest group of countries, and of unnamed
 * ones as many or none.
 */
import { isNamed, usableOf, type Round, type ScoredSubmission } from '#lib/domain/comparison/round.ts';
import { decide, everyone } from '#lib/domain/comparison/suppression.ts';
import type { IndicatorResult } from '#lib/domain/scoring/result.ts';
import type { Column } from '#lib/domain/statistics/outcome.ts';
import type { Measured } from './statistics-view.ts';

export interface Unit {
  readonly scored: ScoredSubmission;
  readonly indicators: ReadonlyMap<string, IndicatorResult>;
}

export function unitsOf(round: Round): readonly Unit[] {
  return usableOf(round).map((scored) => ({
    scored,
    indicators: new Map(scored.result?.dimensions.flatMap((one) => one.indicators.map((leaf) => [leaf.id, leaf])))
  }));
}

export type ValueOf = (unit: Unit) => number | null;

export const points =
  (indicator: string): ValueOf =>
  ({ indicators }) =>
    indicators.get(indicator)?.points.value ?? null;
export const raw =
  (indicator: string): ValueOf =>
  ({ indicators }) =>
    indicators.get(indicator)?.raw ?? null;
export const indexScore: ValueOf = ({ scored }) => scored.result?.score.value ?? null;
export const dimensionScore =
  (dimension: string): ValueOf =>
  ({ scored }) =>
    scored.result?.dimensions.find(({ id }) => id === dimension)?.score.value ?? null;

export function column(units: readonly Unit[], value: ValueOf): Column {
  return units.map(value);
}

/**
 * `make` gets the countries that count: those with every value, without the unnamed ones where these are too few; and whether
 * the unnamed ones were left out. `n` is their number.
 */
export function measured<T>(
  round: Round,
  units: readonly Unit[],
  has: (unit: Unit) => boolean,
  make: (counted: readonly Unit[], namedOnly: boolean) => T
): Measured<T> {
  const contributing = units.filter(has);
  const of = round.campaign.countries.length;
  const contributors = contributing.map(({ scored }) => ({ iso3: scored.submission.iso3, named: isNamed(scored) }));
  const decision = decide(contributors, [], round.campaign.smallestGroup)(everyone.scheme, everyone.id);
  if (!decision.shown) return { shown: false, of, why: decision.why };
  const counted = contributing.filter(({ scored }) => decision.members.has(scored.submission.iso3));
  const { leftOut } = decision;
  return { shown: true, n: counted.length, of, leftOut, ...make(counted, leftOut > 0) };
}

export function hasAll(...values: readonly ValueOf[]): (unit: Unit) => boolean {
  return (unit) => values.every((value) => value(unit) !== null);
}
