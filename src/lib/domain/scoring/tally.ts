/**
 * Adds up the members of one node for many rows and settles its score: the inner loops of scoring. Node by node and not row
 * by row, and one loop for each kind of members, because that is what a compiler makes fast. A place without a value is
 * never read.
 */
import { MISSING, NOT_APPLICABLE, PRESENT } from './cells.ts';
import { ARITHMETIC, GEOMETRIC, HARMONIC, type CompiledIndex } from './compile.ts';

/** Why a node has no score; 0: it has one. In step with `NoScore` of result.ts. */
export const reasons = [
  null,
  'missing',
  'not_applicable',
  'coverage',
  'too_few_members',
  'not_positive',
  'zero',
  'overflow'
] as const;
export const SCORED = 0;
const NO_ANSWER = 1;
export const NONE_APPLIES = 2;
const TOO_LITTLE = 3;
const TOO_FEW = 4;
const NOT_POSITIVE = 5;
const MET_ZERO = 6;
const OVERFLOW = 7;

/** Points and states of `rows` rows of indicators; each array may begin elsewhere than at 0. */
export interface PointRows {
  readonly rows: number;
  readonly points: Float64Array;
  readonly firstPoint: number;
  readonly states: Uint8Array;
  readonly firstState: number;
}

/** Scores and reasons by row and node; the score is 0 where there is none. */
export interface NodeRows {
  readonly scores: Float64Array;
  readonly reasons: Uint8Array;
  readonly first: number;
}

/** What is counted on the way, by row and node: what nodes above need. */
export interface Tallies {
  /** Indicators below that have points, and that apply. */
  readonly answered: Int32Array;
  readonly applicable: Int32Array;
  /** Weight of the members that counted. */
  readonly weight: Float64Array;
}

export function talliesFor(compiled: CompiledIndex, rows: number): Tallies {
  const cells = rows * compiled.nodes.length;
  return {
    answered: new Int32Array(cells),
    applicable: new Int32Array(cells),
    weight: new Float64Array(cells)
  };
}

/** Members: indicators in a row, added up by weight. */
export function tallyIndicators(
  compiled: CompiledIndex,
  node: number,
  weights: Float64Array,
  { rows, points, firstPoint, states, firstState }: PointRows,
  { scores, reasons: why, first: firstNode }: NodeRows,
  { answered, applicable, weight }: Tallies
): void {
  const nodes = compiled.nodes.length;
  const columns = compiled.indicators.length;
  const first = compiled.firstIndicator[node] ?? 0;
  const start = compiled.starts[node] ?? 0;
  const size = (compiled.starts[node + 1] ?? 0) - start;
  const allowed = compiled.notApplicable[node] ?? 0;
  const atLeast = compiled.atLeast[node] ?? 0;
  const coverage = Math.max(compiled.coverage[node] ?? 0, compiled.indicatorShare[node] ?? 0);
  for (let row = 0; row < rows; row += 1) {
    const point = firstPoint + row * columns + first;
    const state = firstState + row * columns + first;
    let values = 0;
    let gone = 0;
    let added = 0;
    let total = 0;
    for (let at = 0; at < size; at += 1) {
      const held = states[state + at] ?? MISSING;
      // No branch, since a processor guesses gaps badly: where nothing is held the weight is 0 and adds 0 exactly.
      const w = (weights[start + at] ?? 0) * (held & PRESENT);
      added += w * (points[point + at] ?? 0);
      total += w;
      values += held & PRESENT;
      gone += held >> 1;
    }
    const asked = size - (gone > allowed ? allowed : gone);
    let reason = SCORED;
    if (total === 0) reason = asked === 0 ? NONE_APPLIES : NO_ANSWER;
    else if (values < atLeast) reason = TOO_FEW;
    else if (values / asked < coverage) reason = TOO_LITTLE;
    let score = 0;
    if (reason === SCORED) {
      score = added / total;
      if (!Number.isFinite(score)) {
        reason = OVERFLOW;
        score = 0;
      }
    }
    const cell = row * nodes + node;
    answered[cell] = values;
    applicable[cell] = asked;
    weight[cell] = total;
    why[firstNode + cell] = reason;
    scores[firstNode + cell] = score;
  }
}

/**
 * The same sums by other weights, where counts and reasons stand from before: they do not hang on weights as long as those
 * are above 0 where they were.
 */
export function reweighIndicators(
  compiled: CompiledIndex,
  node: number,
  weights: Float64Array,
  { rows, points, firstPoint, states, firstState }: PointRows,
  { scores, reasons: why, first: firstNode }: NodeRows
): void {
  const nodes = compiled.nodes.length;
  const columns = compiled.indicators.length;
  const first = compiled.firstIndicator[node] ?? 0;
  const start = compiled.starts[node] ?? 0;
  const size = (compiled.starts[node + 1] ?? 0) - start;
  for (let row = 0; row < rows; row += 1) {
    const cell = firstNode + row * nodes + node;
    if (why[cell] !== SCORED) continue;
    const point = firstPoint + row * columns + first;
    const state = firstState + row * columns + first;
    let added = 0;
    let total = 0;
    for (let at = 0; at < size; at += 1) {
      const w = (weights[start + at] ?? 0) * ((states[state + at] ?? MISSING) & PRESENT);
      added += w * (points[point + at] ?? 0);
      total += w;
    }
    scores[cell] = added / total;
  }
}

/** Members of any kind, by any mean: arithmetic Σwx, geometric Σw·ln x, harmonic Σw/x. */
export function tallyMembers(
  compiled: CompiledIndex,
  node: number,
  weights: Float64Array,
  { rows, points, firstPoint, states, firstState }: PointRows,
  { scores, reasons: why, first }: NodeRows,
  { answered, applicable, weight }: Tallies
): void {
  const nodes = compiled.nodes.length;
  const columns = compiled.indicators.length;
  const members = compiled.members;
  const start = compiled.starts[node] ?? 0;
  const end = compiled.starts[node + 1] ?? 0;
  const allowed = compiled.notApplicable[node] ?? 0;
  const mean = compiled.mean[node] ?? ARITHMETIC;
  const floor = compiled.floor[node] ?? 0;
  const atLeast = compiled.atLeast[node] ?? 0;
  const coverage = compiled.coverage[node] ?? 0;
  const indicatorShare = compiled.indicatorShare[node] ?? 0;
  const ofIndicators = (compiled.firstIndicator[node] ?? -1) >= 0;
  for (let row = 0; row < rows; row += 1) {
    const cell = row * nodes;
    const point = firstPoint + row * columns;
    const state = firstState + row * columns;
    let left = allowed;
    let values = 0;
    let apply = 0;
    let answers = 0;
    let applies = 0;
    let added = 0;
    let total = 0;
    let reason = SCORED;
    for (let edge = start; edge < end; edge += 1) {
      const slot = members[edge] ?? 0;
      let value: number;
      if (slot < columns) {
        const held = states[state + slot];
        if (held === NOT_APPLICABLE && left > 0) {
          left -= 1;
          continue;
        }
        apply += 1;
        applies += 1;
        if (held !== PRESENT) continue;
        answers += 1;
        value = points[point + slot] ?? 0;
      } else {
        const below = cell + slot - columns;
        answers += answered[below] ?? 0;
        applies += applicable[below] ?? 0;
        const lower = why[first + below];
        if (lower === NONE_APPLIES) continue;
        apply += 1;
        if (lower !== SCORED) continue;
        value = scores[first + below] ?? 0;
      }
      const w = weights[edge] ?? 0;
      values += 1;
      total += w;
      if (mean === ARITHMETIC) added += w * value;
      else {
        if (floor > 0 && value < floor) value = floor;
        if (mean === GEOMETRIC) {
          if (value <= 0) reason = NOT_POSITIVE;
          else added += w * Math.log(value);
        } else if (value === 0) reason = MET_ZERO;
        else added += w / value;
      }
    }
    if (total === 0) reason = applies === 0 ? NONE_APPLIES : answers === 0 || ofIndicators ? NO_ANSWER : TOO_FEW;
    else if (values < atLeast) reason = TOO_FEW;
    else if (values / apply < coverage || (indicatorShare > 0 && answers / applies < indicatorShare))
      reason = TOO_LITTLE;
    let score = 0;
    if (reason === SCORED) {
      score = mean === ARITHMETIC ? added / total : mean === GEOMETRIC ? Math.exp(added / total) : total / added;
      if (!Number.isFinite(score)) {
        // A harmonic mean whose inverses cancel out, or overflow, has met zero.
        reason = mean === HARMONIC ? MET_ZERO : OVERFLOW;
        score = 0;
      }
    }
    answered[cell + node] = answers;
    applicable[cell + node] = applies;
    weight[cell + node] = total;
    why[first + cell + node] = reason;
    scores[first + cell + node] = score;
  }
}
