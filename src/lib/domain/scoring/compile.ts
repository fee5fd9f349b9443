/**
 * A model's index as flat typed arrays, made once per version, and the arithmetic over them: every score of the house,
 * explained or in bulk, comes from the functions of this file. Values and their presence are kept in two arrays: a cell
 * without a value is never read as a number.
 */
import type { IndexModel } from './model.ts';

/** What a cell holds: nothing, a value, or "not applicable". */
export const MISSING = 0;
export const PRESENT = 1;
export const NOT_APPLICABLE = 2;

/** Why there is no score; 0: there is one. In step with Score['why'] of result.ts. */
export const reasons = [null, 'missing', 'not_applicable', 'coverage', 'too_few_dimensions'] as const;
export const SCORED = 0;

export interface CompiledIndex {
  readonly model: IndexModel;
  readonly indicators: number;
  readonly dimensions: number;
  /** First indicator of each dimension, and one past the last. */
  readonly starts: Int32Array;
  /** Per indicator: start and inverse width of the signed goalposts, sign, weight. */
  readonly low: Float64Array;
  readonly width: Float64Array;
  readonly sign: Float64Array;
  readonly weight: Float64Array;
  readonly dimensionWeight: Float64Array;
}

export function compileIndex(model: IndexModel): CompiledIndex {
  const all = model.dimensions.flatMap((dimension) => dimension.indicators);
  const starts = [0];
  for (const dimension of model.dimensions) starts.push((starts.at(-1) ?? 0) + dimension.indicators.length);
  return {
    model,
    indicators: all.length,
    dimensions: model.dimensions.length,
    starts: Int32Array.from(starts),
    low: Float64Array.from(all, ({ rule, direction }) => (direction === 1 ? rule.goalposts[0] : -rule.goalposts[1])),
    width: Float64Array.from(all, ({ rule }) => rule.goalposts[1] - rule.goalposts[0]),
    sign: Float64Array.from(all, ({ direction }) => direction),
    weight: Float64Array.from(all, (indicator) => indicator.weight),
    dimensionWeight: Float64Array.from(model.dimensions, (dimension) => dimension.weight)
  };
}

/**
 * Goalposts, truncated, 0–100: with the direction's sign d, y = (d·x − a) / (b − a), a and b the signed goalposts
 * (COINr n_goalposts, direction first; OECD/JRC handbook 2008, distance to reference points).
 */
export function pointsOf(compiled: CompiledIndex, indicator: number, raw: number): number {
  const y =
    (realAt(compiled.sign, indicator) * raw - realAt(compiled.low, indicator)) / realAt(compiled.width, indicator);
  return (y < 0 ? 0 : y > 1 ? 1 : y) * 100;
}

/** What came of the members of one node: counts, the weighted sum and the weights that counted. */
export interface Tally {
  answered: number;
  applicable: number;
  sum: number;
  weights: number;
}

/** The reason a dimension has no score (index into `reasons`). Coverage: strict <, so that equality passes. */
export function dimensionReason(compiled: CompiledIndex, tally: Tally): number {
  if (tally.applicable === 0) return 2;
  if (tally.answered === 0 || tally.weights === 0) return 1;
  return tally.answered / tally.applicable < compiled.model.coverage.dimension ? 3 : SCORED;
}

export function indexReason(compiled: CompiledIndex, tally: Tally, scored: number, weights: number): number {
  const { coverage } = compiled.model;
  if (scored === 0 || weights === 0) return tally.applicable === 0 ? 2 : tally.answered === 0 ? 1 : 4;
  if (scored < coverage.dimensions) return 4;
  return tally.answered / tally.applicable < coverage.index ? 3 : SCORED;
}

/** Typed arrays are read inside their length only. One function per kind of array: mixed kinds make the loop slow. */
export function realAt(array: Float64Array, position: number): number {
  return array[position] ?? 0;
}

export function countAt(array: Int32Array, position: number): number {
  return array[position] ?? 0;
}
