/** Change of one figure over rounds. */
import { figure, noFigure, type Column, type Outcome } from './outcome.ts';

export interface Growth {
  /** Per unit of time: 0.04 is 4 % a year where the times are years. */
  readonly rate: Outcome;
  /** Share 0–1 of the rounds that have a value. */
  readonly availability: number;
  /** First and last time with a value; null where there is none. */
  readonly first: number | null;
  readonly last: number | null;
}

/**
 * Compound annual growth (y_last / y_first)^(1 / (t_last − t_first)) − 1 (COINr CAGR), over the first and the last value
 * that is there; rounds in any order, each time once. Equal ends are no growth, also 0 to 0; from 0 to something: 'zero';
 * ends of different sign: 'not_positive'; one value: 'too_few'.
 */
export function compoundGrowth(times: readonly number[], values: Column): Growth {
  const points = times
    .flatMap((time, round) => {
      const value = values[round] ?? NaN;
      return Number.isFinite(value) && Number.isFinite(time) ? [{ time, value }] : [];
    })
    .sort((a, b) => a.time - b.time);
  const first = points[0] ?? null;
  const last = points.at(-1) ?? null;
  return {
    rate: rateOf(first, last),
    availability: times.length === 0 ? 0 : points.length / times.length,
    first: first?.time ?? null,
    last: last?.time ?? null
  };
}

type Point = { readonly time: number; readonly value: number } | null;

function rateOf(first: Point, last: Point): Outcome {
  if (first === null || last === null) return noFigure('no_data');
  if (first.time === last.time) return noFigure('too_few');
  if (first.value === last.value) return figure(0);
  if (first.value === 0) return noFigure('zero');
  const ratio = last.value / first.value;
  return ratio < 0 ? noFigure('not_positive') : figure(ratio ** (1 / (last.time - first.time)) - 1);
}
