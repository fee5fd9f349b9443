/**
 * Estimates for gaps (COINr 1.1.14 Impute; OECD/JRC handbook 2008 step 2). A value that is there never changes. Not for
 * published country scores: only for sensitivity runs and for tables whose model says so.
 */
import { mean, median } from '#lib/domain/statistics/describe.ts';
import { extent, type Column } from '#lib/domain/statistics/outcome.ts';

export type ImputeBy = 'mean' | 'median';

/** Each gap becomes the mean (median) of the column; a column of gaps stays one. */
export function imputeColumn(column: Column, by: ImputeBy): Column {
  const estimate = by === 'mean' ? mean(column).value : median(column).value;
  return column.map((value) => (isThere(value) ? value : estimate));
}

/** The same within each group of units; a group without a value, and a unit without a group (null), keep their gaps. */
export function imputeWithinGroups(column: Column, groups: readonly (string | null)[], by: ImputeBy): Column {
  const estimates = new Map<string, number | null>();
  for (const group of new Set(groups)) {
    if (group === null) continue;
    const members = column.filter((_, unit) => groups[unit] === group);
    estimates.set(group, by === 'mean' ? mean(members).value : median(members).value);
  }
  return column.map((value, unit) => (isThere(value) ? value : (estimates.get(groups[unit] ?? '') ?? null)));
}

export interface Member {
  readonly column: Column;
  readonly direction: 1 | -1;
}

/**
 * Each gap from the unit's other members of the group: all members are signed and scaled to 0–1 by their minimum and
 * maximum, the mean (median) of those the unit has is mapped back to the column's range and sign. A unit without any
 * member keeps its gaps; so does a member without spread, and it helps to estimate no other.
 */
export function imputeFromRow(members: readonly Member[], by: ImputeBy): readonly Column[] {
  const scaled = members.map(({ column, direction }) => {
    const signed = column.map((value) => (isThere(value) ? direction * value : null));
    const ends = extent(signed);
    const usable = ends !== null && ends.min < ends.max ? ends : null;
    return {
      range: usable,
      column: signed.map((x) => (x === null || usable === null ? null : (x - usable.min) / (usable.max - usable.min)))
    };
  });
  const units = members[0]?.column ?? [];
  const estimates = units.map((_, unit) => {
    const row = scaled.map(({ column }) => column[unit] ?? null);
    return by === 'mean' ? mean(row).value : median(row).value;
  });
  return members.map(({ column, direction }, member) => {
    const range = scaled[member]?.range ?? null;
    return column.map((value, unit) => {
      if (isThere(value)) return value;
      const estimate = estimates[unit] ?? null;
      return estimate === null || range === null ? null : direction * (range.min + estimate * (range.max - range.min));
    });
  });
}

function isThere(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}
