/** Mean, median, quantile, standard deviation, skewness and kurtosis of one column. Gaps are left out, never counted as zero. */
import { extent, figure, noFigure, present, type Column, type Outcome } from './outcome.ts';

/** Arithmetic mean of the values that are there. */
export function mean(column: Column): Outcome {
  const values = present(column);
  return values.length === 0 ? noFigure('no_data') : figure(sum(values) / values.length);
}

/** Middle value; the mean of the two middle ones where their number is even. Gaps are left out. */
export function median(column: Column): Outcome {
  return quantile(column, 0.5);
}

/**
 * Quantile of type 7 (Hyndman and Fan 1996; R's default): linear between order statistics at 1 + (n − 1)·p.
 * `p` 0–1. Gaps are left out.
 */
export function quantile(column: Column, p: number): Outcome {
  const sorted = present(column).sort((a, b) => a - b);
  const place = (sorted.length - 1) * Math.min(1, Math.max(0, p));
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return noFigure('no_data');
  return figure(below + (place - Math.floor(place)) * (above - below));
}

/** Sample standard deviation (n − 1), 0 for equal values. Gaps are left out; fewer than two values: 'too_few'. */
export function sd(column: Column): Outcome {
  const values = present(column);
  if (values.length === 0) return noFigure('no_data');
  if (values.length === 1) return noFigure('too_few');
  // The mean of equal values can be off in its last digit, which would give them a spread.
  if (isConstant(values)) return figure(0);
  const centre = sum(values) / values.length;
  return figure(Math.sqrt(powerSum(values, centre, 2) / (values.length - 1)));
}

/** Sample skewness G1 (Joanes and Gill 1998, type 2). Gaps are left out; needs three values that differ. */
export function skewness(column: Column): Outcome {
  const values = present(column);
  const n = values.length;
  if (n === 0) return noFigure('no_data');
  if (n < 3) return noFigure('too_few');
  if (isConstant(values)) return noFigure('constant');
  const centre = sum(values) / n;
  const squares = powerSum(values, centre, 2);
  if (squares === 0) return noFigure('constant');
  return figure((((Math.sqrt(n) * powerSum(values, centre, 3)) / squares ** 1.5) * Math.sqrt(n * (n - 1))) / (n - 2));
}

/** Sample excess kurtosis G2 (Joanes and Gill 1998, type 2). Gaps are left out; needs four values that differ. */
export function kurtosis(column: Column): Outcome {
  const values = present(column);
  const n = values.length;
  if (n === 0) return noFigure('no_data');
  if (n < 4) return noFigure('too_few');
  if (isConstant(values)) return noFigure('constant');
  const centre = sum(values) / n;
  const squares = powerSum(values, centre, 2);
  if (squares === 0) return noFigure('constant');
  const excess = (n * powerSum(values, centre, 4)) / squares ** 2 - 3;
  return figure((((n + 1) * excess + 6) * (n - 1)) / ((n - 2) * (n - 3)));
}

function isConstant(values: readonly number[]): boolean {
  const ends = extent(values);
  return ends !== null && ends.min === ends.max;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function powerSum(values: readonly number[], centre: number, power: 2 | 3 | 4): number {
  return values.reduce((total, value) => {
    const square = (value - centre) * (value - centre);
    return total + (power === 2 ? square : power === 3 ? square * (value - centre) : square * square);
  }, 0);
}
