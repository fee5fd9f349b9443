/** Principal components of the members of one level (dimensions, pillars), on their correlation matrix. */
import { correlationMatrix } from './correlation-matrix.ts';
import { symmetricEigen } from './eigen.ts';
import type { Column, NoFigure } from './outcome.ts';

export interface PrincipalComponents {
  /** Units without a gap in any member: only they enter (R's na.omit before prcomp). */
  readonly n: number;
  /** Standard deviation of each component, largest first; their squares sum to the number of members. */
  readonly sdev: readonly number[];
  /** Share 0–1 of the variance that each component explains; they sum to 1. */
  readonly explained: readonly number[];
  /** loadings[component][member], unit vectors; the sign is fixed so that the largest entry is positive. */
  readonly loadings: readonly (readonly number[])[];
}

/**
 * Eigenvectors of the correlation matrix (R's prcomp(scale. = TRUE)), the first min(units, members) of them. Fewer than
 * two complete units: 'too_few'; a member without spread: 'constant'.
 */
export function principalComponents(
  members: readonly Column[]
): PrincipalComponents | Extract<NoFigure, 'no_data' | 'too_few' | 'constant'> {
  const units = members[0]?.map((_, unit) => unit) ?? [];
  const complete = units.filter((unit) =>
    members.every((column) => typeof column[unit] === 'number' && Number.isFinite(column[unit]))
  );
  if (complete.length === 0) return 'no_data';
  if (complete.length < 2) return 'too_few';
  const columns = members.map((column) => complete.map((unit) => column[unit] ?? null));
  const matrix = correlationMatrix('pearson', columns);
  const full = matrix.map((row) => row.flatMap(({ value }) => (value === null ? [] : [value])));
  if (full.some((row) => row.length < columns.length)) return 'constant';
  const eigen = symmetricEigen(full);
  const kept = Math.min(complete.length, columns.length);
  // Rounding can leave a vanishing eigenvalue a little below 0.
  const variances = eigen.values.map((value) => Math.max(0, value));
  return {
    n: complete.length,
    sdev: variances.slice(0, kept).map(Math.sqrt),
    explained: variances.slice(0, kept).map((value) => value / columns.length),
    loadings: eigen.vectors.slice(0, kept)
  };
}
