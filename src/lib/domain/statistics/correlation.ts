/**
 * Correlation of two columns over the units that have both (pairwise complete, R's `cor(use = "pairwise.complete.obs")`):
 * Pearson, Spearman, Kendall's tau-b, and the covariance. A gap in either column leaves the unit out of the pair. Fewer
 * than two units: 'too_few'; a column without spread over them: 'constant'.
 */
import { tauB } from './kendall-tau.ts';
import { figure, noFigure, type Column, type NoFigure, type Outcome } from './outcome.ts';
import { incompleteBeta } from './special-functions.ts';

export type CorrelationKind = 'pearson' | 'spearman' | 'kendall';

/** `n` units have both columns. */
export type Correlation = Outcome & { readonly n: number };

/** A column made ready to be paired with many others. */
export interface Pairable {
  /** NaN is a gap: the arrays never leave this room. */
  readonly values: Float64Array;
  /** The units that have a value, lowest first; null: not asked for (Pearson). */
  readonly order: Uint32Array | null;
}

export function pairable(column: Column, kind: CorrelationKind): Pairable {
  const values = Float64Array.from(column, (value) => (value !== null && Number.isFinite(value) ? value : NaN));
  if (kind === 'pearson') return { values, order: null };
  const there = Uint32Array.from(values.keys()).filter((unit) => !Number.isNaN(values[unit]));
  return { values, order: there.sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0)) };
}

/** −1 … 1. */
export function correlation(kind: CorrelationKind, a: Column, b: Column): Correlation {
  return correlationOf(kind, pairable(a, kind), pairable(b, kind));
}

/** The same of columns made ready for this kind. */
export function correlationOf(kind: CorrelationKind, a: Pairable, b: Pairable): Correlation {
  const [x, y] = completePairs(a, b, kind);
  const n = x.length;
  const none = (why: NoFigure): Correlation => ({ ...noFigure(why), n });
  if (n === 0) return none('no_data');
  if (n < 2) return none('too_few');
  const r = kind === 'kendall' ? tauB(x, y) : pearson(x, y);
  if (r === null) return none('constant');
  return { ...figure(Math.min(1, Math.max(-1, r))), n };
}

/**
 * Two-sided p of Pearson's r over n units under independence (Fisher 1915; R's cor.test): t = r √((n − 2) / (1 − r²)),
 * hence p = I_{1 − r²}((n − 2) / 2, 1 / 2). 'too_few' below three units.
 */
export function pearsonP({ value, why, n }: Correlation): Outcome {
  if (value === null) return noFigure(why);
  return n < 3
    ? noFigure('too_few')
    : figure(incompleteBeta((1 - value) * (1 + value), (n - 2) / 2, 0.5, value * value));
}

/** Sample covariance (n − 1) of the units that have both columns (made ready for Pearson). */
export function covariance(a: Pairable, b: Pairable): Outcome {
  const [x, y] = completePairs(a, b, 'pearson');
  if (x.length === 0) return noFigure('no_data');
  if (x.length < 2) return noFigure('too_few');
  return figure(products(x, meanOf(x), y, meanOf(y)) / (x.length - 1));
}

/** Spearman: the ranks among the units that have both (as R does). Kendall: in the order of the first column. */
function completePairs(a: Pairable, b: Pairable, kind: CorrelationKind): readonly [Float64Array, Float64Array] {
  if (kind === 'spearman') {
    const x = ranksAmong(a, b.values);
    return picked(x, ranksAmong(b, a.values), a, b);
  }
  return picked(a.values, b.values, a, b);
}

/** Both columns at the units that have both; in order of the first one where it has an order. */
function picked(x: Float64Array, y: Float64Array, a: Pairable, b: Pairable): readonly [Float64Array, Float64Array] {
  const { length } = a.order ?? a.values;
  const [left, right] = [new Float64Array(length), new Float64Array(length)];
  let n = 0;
  for (let place = 0; place < length; place += 1) {
    const unit = a.order === null ? place : (a.order[place] ?? 0);
    if (Number.isNaN(a.values[unit] ?? NaN) || Number.isNaN(b.values[unit] ?? NaN)) continue;
    left[n] = x[unit] ?? 0;
    right[n] = y[unit] ?? 0;
    n += 1;
  }
  return [left.subarray(0, n), right.subarray(0, n)];
}

/** By unit: 1 = lowest of those that the other column has too; ties share the mean of their places; compared exactly. */
function ranksAmong({ values, order }: Pairable, other: Float64Array): Float64Array {
  const ranks = new Float64Array(values.length);
  const units = (order ?? new Uint32Array()).filter((unit) => !Number.isNaN(other[unit] ?? NaN));
  for (let from = 0; from < units.length;) {
    const value = values[units[from] ?? 0];
    let to = from + 1;
    while (to < units.length && values[units[to] ?? 0] === value) to += 1;
    for (let place = from; place < to; place += 1) ranks[units[place] ?? 0] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

function meanOf(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total / values.length;
}

function products(x: Float64Array, mx: number, y: Float64Array, my: number): number {
  let total = 0;
  for (let i = 0; i < x.length; i += 1) total += ((x[i] ?? 0) - mx) * ((y[i] ?? 0) - my);
  return total;
}

function toUnitSize(values: Float64Array): Float64Array {
  const largest = values.reduce((so, value) => Math.max(so, Math.abs(value)), 0);
  return values.map((value) => value / largest);
}

function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

/** Each column against its own largest value: squares of tiny numbers would lose their digits, of huge ones overflow. */
function pearson(rawX: Float64Array, rawY: Float64Array): number | null {
  if (isConstant(rawX) || isConstant(rawY)) return null;
  const [x, y] = [toUnitSize(rawX), toUnitSize(rawY)];
  const [mx, my] = [meanOf(x), meanOf(y)];
  const spread = Math.sqrt(products(x, mx, x, mx)) * Math.sqrt(products(y, my, y, my));
  return spread === 0 ? null : products(x, mx, y, my) / spread;
}
