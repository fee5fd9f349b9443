/** Figures of a group of countries: unweighted (the default of publication) and weighted by population. */
import { mean, quantile, sum } from './describe.ts';
import { figure, noFigure, present, type Column, type Outcome } from './outcome.ts';

export interface GroupStatistics {
  /** Members with a value, and members. */
  readonly n: number;
  readonly of: number;
  readonly mean: Outcome;
  readonly q1: Outcome;
  readonly median: Outcome;
  readonly q3: Outcome;
}

/** `members`: positions in the column, each once. A gap is left out and shows in n of N; quartiles of type 7. */
export function groupStatistics(column: Column, members: readonly number[]): GroupStatistics {
  const values = present(members.map((unit) => column[unit] ?? null));
  return {
    n: values.length,
    of: members.length,
    mean: mean(values),
    q1: quantile(values, 0.25),
    median: quantile(values, 0.5),
    q3: quantile(values, 0.75)
  };
}

export interface PopulationMean {
  readonly mean: Outcome;
  readonly n: number;
  readonly of: number;
  /** Share 0–1 of the members' population that lives in those with a value; a member of unknown population is outside. */
  readonly covered: Outcome;
  /** Members whose population is not known: they enter neither figure. */
  readonly unknownPopulation: number;
}

/**
 * Σ p x / Σ p over the members with a value and a population (UIS practice for regional averages). Populations ≥ 0 in any
 * one unit; a negative one counts as unknown.
 */
export function populationMean(column: Column, population: Column, members: readonly number[]): PopulationMean {
  const known = members.flatMap((unit) => {
    const people = population[unit] ?? NaN;
    return Number.isFinite(people) && people >= 0 ? [{ people, value: column[unit] ?? NaN }] : [];
  });
  const there = known.filter(({ value }) => Number.isFinite(value));
  const everyone = sum(known.map(({ people }) => people));
  const counted = sum(there.map(({ people }) => people));
  return {
    mean: counted === 0 ? noFigure('no_data') : figure(sum(there.map(({ people, value }) => people * value)) / counted),
    n: there.length,
    of: members.length,
    covered: everyone === 0 ? noFigure('no_data') : figure(counted / everyone),
    unknownPopulation: members.length - known.length
  };
}
