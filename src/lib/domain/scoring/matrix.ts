/**
 * Scores many submissions at once over typed arrays: same rules and same digits as scoreSubmission (a property test holds
 * them equal), without the explanation. Where there is no score the value is 0 and the reason is not: read the reason first.
 */
import {
  countAt,
  dimensionReason,
  indexReason,
  MISSING,
  NOT_APPLICABLE,
  pointsOf,
  PRESENT,
  realAt,
  SCORED,
  type CompiledIndex,
  type Tally
} from './compile.ts';

/** Row by row: one row per submission, one column per indicator in the model's order. */
export interface RawMatrix {
  readonly rows: number;
  /** The number that enters the rule; anything where not PRESENT. */
  readonly values: Float64Array;
  /** MISSING, PRESENT or NOT_APPLICABLE. */
  readonly states: Uint8Array;
}

/** Scores 0–100; reasons as in `reasons` of compile.ts (0: there is a score). */
export interface MatrixScores {
  readonly dimensions: Float64Array;
  readonly dimensionReasons: Uint8Array;
  readonly index: Float64Array;
  readonly indexReasons: Uint8Array;
  /** Geometric mean of the dimensions; 0 where the index has no score. */
  readonly geometric: Float64Array;
}

export function scoreMatrix(compiled: CompiledIndex, matrix: RawMatrix): MatrixScores {
  const { rows } = matrix;
  const scores: MatrixScores = {
    dimensions: new Float64Array(rows * compiled.dimensions),
    dimensionReasons: new Uint8Array(rows * compiled.dimensions),
    index: new Float64Array(rows),
    indexReasons: new Uint8Array(rows),
    geometric: new Float64Array(rows)
  };
  const tally: Tally = { answered: 0, applicable: 0, sum: 0, weights: 0 };
  const whole: Tally = { answered: 0, applicable: 0, sum: 0, weights: 0 };
  for (let row = 0; row < rows; row++) scoreRow(compiled, matrix, row, scores, tally, whole);
  return scores;
}

function scoreRow(
  compiled: CompiledIndex,
  matrix: RawMatrix,
  row: number,
  scores: MatrixScores,
  tally: Tally,
  whole: Tally
): void {
  const { floor, allowed } = {
    floor: compiled.model.geometricFloor,
    allowed: compiled.model.coverage.notApplicablePerDimension
  };
  whole.answered = whole.applicable = whole.sum = whole.weights = 0;
  let scored = 0;
  let logs = 0;
  for (let dimension = 0; dimension < compiled.dimensions; dimension++) {
    tallyDimension(compiled, matrix, row, dimension, allowed, tally);
    whole.answered += tally.answered;
    whole.applicable += tally.applicable;
    const cell = row * compiled.dimensions + dimension;
    const reason = dimensionReason(compiled, tally);
    scores.dimensionReasons[cell] = reason;
    if (reason !== SCORED) continue;
    const score = tally.sum / tally.weights;
    const weight = realAt(compiled.dimensionWeight, dimension);
    scores.dimensions[cell] = score;
    scored += 1;
    whole.sum += weight * score;
    whole.weights += weight;
    logs += weight * Math.log(score < floor ? floor : score);
  }
  const reason = indexReason(compiled, whole, scored, whole.weights);
  scores.indexReasons[row] = reason;
  if (reason !== SCORED) return;
  scores.index[row] = whole.sum / whole.weights;
  scores.geometric[row] = Math.exp(logs / whole.weights);
}

function tallyDimension(
  compiled: CompiledIndex,
  matrix: RawMatrix,
  row: number,
  dimension: number,
  allowed: number,
  tally: Tally
): void {
  const offset = row * compiled.indicators;
  const end = countAt(compiled.starts, dimension + 1);
  tally.answered = tally.applicable = tally.sum = tally.weights = 0;
  let left = allowed;
  for (let indicator = countAt(compiled.starts, dimension); indicator < end; indicator++) {
    const state = matrix.states[offset + indicator] ?? MISSING;
    if (state === NOT_APPLICABLE && left > 0) {
      left -= 1;
      continue;
    }
    tally.applicable += 1;
    if (state !== PRESENT) continue;
    const weight = realAt(compiled.weight, indicator);
    tally.answered += 1;
    tally.sum += weight * pointsOf(compiled, indicator, realAt(matrix.values, offset + indicator));
    tally.weights += weight;
  }
}
