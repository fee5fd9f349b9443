/**
 * Copeland's rule: units are compared pair by pair over all criteria; no value is averaged with another, so nothing can be
 * made up for (OECD/JRC handbook 2008, step 6; COINr outrankMatrix, a_copeland).
 */
import type { Column } from './outcome.ts';

/** Values of two units, and a share and one half, count as equal within this: scores differ by less only by rounding. */
const tolerance = 1e-9;

/**
 * matrix[i][j] 0–1: the share of the criteria's weight in which unit i is above unit j, half of it where they are equal; 0
 * on the diagonal, and matrix[j][i] = 1 − matrix[i][j]. A criterion in which one of the two has a gap is left out of that
 * pair and the rest reweighted; null: no criterion, or none of weight, in common.
 */
export function outrankingMatrix(
  criteria: readonly Column[],
  weights: readonly number[]
): readonly (readonly (number | null)[])[] {
  const units = criteria[0]?.length ?? 0;
  const size = criteria.length;
  // Unit by unit, so that a pair is compared in one run through memory; NaN is a gap and stays in here.
  const values = new Float64Array(units * size);
  criteria.forEach((column, criterion) => {
    for (let unit = 0; unit < units; unit += 1) values[unit * size + criterion] = column[unit] ?? NaN;
  });
  const weight = Float64Array.from(weights);
  const rows: (number | null)[][] = Array.from({ length: units }, () => new Array<number | null>(units).fill(0));
  for (let i = 0; i < units; i += 1) {
    for (let j = i + 1; j < units; j += 1) {
      const share = shareAbove(values, weight, i * size, j * size);
      const [row, mirrored] = [rows[i] ?? [], rows[j] ?? []];
      row[j] = share;
      mirrored[i] = share === null ? null : 1 - share;
    }
  }
  return rows;
}

function shareAbove(values: Float64Array, weights: Float64Array, first: number, second: number): number | null {
  let [above, common] = [0, 0];
  for (let criterion = 0; criterion < weights.length; criterion += 1) {
    const difference = (values[first + criterion] ?? NaN) - (values[second + criterion] ?? NaN);
    // A gap on either side: no comparison.
    if (!Number.isFinite(difference)) continue;
    const weight = weights[criterion] ?? 0;
    common += weight;
    if (difference > tolerance) above += weight;
    else if (difference >= -tolerance) above += weight / 2;
  }
  return common > 0 ? above / common : null;
}

/** Units outranked (share above one half) − units outranking it; −(n − 1) … n − 1. A pair without a share counts for neither. */
export function copelandScores(matrix: readonly (readonly (number | null)[])[]): readonly number[] {
  return matrix.map((row, i) =>
    row.reduce<number>((score, share, j) => {
      if (share === null || i === j || Math.abs(share - 0.5) <= tolerance) return score;
      return score + (share > 0.5 ? 1 : -1);
    }, 0)
  );
}

/** Share 0–1 of the pairs in which one unit is at least as good everywhere and better somewhere: no weights can turn them. */
export function dominantShare(matrix: readonly (readonly (number | null)[])[]): number | null {
  const pairs = (matrix.length * (matrix.length - 1)) / 2;
  const dominant = matrix.reduce(
    (total, row) => total + row.filter((share) => share !== null && share >= 1 - tolerance).length,
    0
  );
  return pairs === 0 ? null : dominant / pairs;
}
