/**
 * Correlations of a table: every pair of its columns, and each member of a group with the group and with the index. Pairs
 * that correlate below 0 are what an analyst must look at: a member that pulls against its group.
 */
import { correlation, correlationOf, pairable, type Correlation, type CorrelationKind } from './correlation.ts';
import type { Column } from './outcome.ts';

/** matrix[i][j], symmetric; pairwise complete, so that each cell has its own n. A column without spread has no figure. */
export function correlationMatrix(
  kind: CorrelationKind,
  columns: readonly Column[]
): readonly (readonly Correlation[])[] {
  const rows: Correlation[][] = columns.map(() => []);
  const ready = columns.map((column) => pairable(column, kind));
  ready.forEach((a, i) => {
    for (let j = 0; j <= i; j += 1) {
      const cell = correlationOf(kind, a, ready[j] ?? a);
      const row = rows[i];
      const mirrored = rows[j];
      if (row !== undefined) row[j] = cell;
      if (mirrored !== undefined) mirrored[i] = cell;
    }
  });
  return rows;
}

export interface MemberCorrelation {
  readonly member: string;
  readonly group: string;
  readonly correlation: Correlation;
}

/** Each member with each of the groups named for it (its dimension, the index …). Gaps: pairwise. */
export function memberCorrelations(
  kind: CorrelationKind,
  members: ReadonlyMap<string, Column>,
  groups: ReadonlyMap<string, Column>,
  groupsOf: (member: string) => readonly string[]
): readonly MemberCorrelation[] {
  return [...members].flatMap(([member, column]) =>
    groupsOf(member).map((group) => ({
      member,
      group,
      correlation: correlation(kind, column, groups.get(group) ?? [])
    }))
  );
}
