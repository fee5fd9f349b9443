/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan 2013, §8.5):
 * slower than others for large matrices, and the most accurate one for ours (up to some hundred columns).
 */

export interface Eigen {
  /** Largest first. */
  readonly values: readonly number[];
  /** vectors[k]: the unit vector of values[k]; its entry of the largest size is positive, the first of equals decides. */
  readonly vectors: readonly (readonly number[])[];
}

/** `matrix`: n × n, symmetric and finite; anything else is a mistake of the caller. */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigen {
  const n = matrix.length;
  const a = Float64Array.from(matrix.flat());
  const v = Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0));
  const size = Math.sqrt(a.reduce((total, value) => total + value * value, 0));
  for (let sweep = 0; sweep < 100 && offDiagonal(a, n) > 1e-17 * size; sweep += 1) {
    for (let p = 0; p < n; p += 1) for (let q = p + 1; q < n; q += 1) rotate(a, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, k) => k).sort((i, j) => (a[j * n + j] ?? 0) - (a[i * n + i] ?? 0));
  return {
    values: order.map((k) => a[k * n + k] ?? 0),
    vectors: order.map((k) => signed(Array.from({ length: n }, (_, row) => v[row * n + k] ?? 0)))
  };
}

function offDiagonal(a: Float64Array, n: number): number {
  let total = 0;
  for (let i = 0; i < n; i += 1) for (let j = 0; j < n; j += 1) if (i !== j) total += (a[i * n + j] ?? 0) ** 2;
  return Math.sqrt(total);
}

/** Turns the plane (p, q) so that a[p][q] becomes 0. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q] ?? 0;
  if (apq === 0) return;
  const theta = ((a[q * n + q] ?? 0) - (a[p * n + p] ?? 0)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let k = 0; k < n; k += 1) turn(a, k * n + p, k * n + q, c, s);
  for (let k = 0; k < n; k += 1) turn(a, p * n + k, q * n + k, c, s);
  a[p * n + q] = 0;
  a[q * n + p] = 0;
  for (let k = 0; k < n; k += 1) turn(v, k * n + p, k * n + q, c, s);
}

function turn(values: Float64Array, i: number, j: number, c: number, s: number): void {
  const [x, y] = [values[i] ?? 0, values[j] ?? 0];
  values[i] = c * x - s * y;
  values[j] = s * x + c * y;
}

function signed(vector: readonly number[]): readonly number[] {
  const largest = vector.reduce((most, x) => (Math.abs(x) > Math.abs(most) + 1e-12 ? x : most), 0);
  return largest < 0 ? vector.map((x) => -x + 0) : vector;
}
