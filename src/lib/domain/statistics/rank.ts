/**
 * Ranks, over all units and within groups. Scores are compared rounded to 9 decimals, so that countries that are equal
 * but for floating-point noise share a place.
 */
import type { Column } from './outcome.ts';

export interface RankOptions {
  /** Which value gets rank 1. */
  readonly first: 'highest' | 'lowest';
  /** Equal values get the best, the mean or the worst of their places. */
  readonly ties: 'min' | 'average' | 'max';
  /** Scores are compared as 'rounded' to 9 decimals (the default); data that were measured, not computed, as 'exact'. */
  readonly compare?: 'rounded' | 'exact';
}

/** Ranks, 1 = first. A gap keeps its gap and takes no place. */
export function rank(column: Column, options: RankOptions): (number | null)[] {
  const key = options.compare === 'exact' ? (value: number) => value + 0 : toNineDecimals;
  const values = column.map((value) => (value === null || !Number.isFinite(value) ? null : key(value)));
  const sorted = values.filter((value) => value !== null).sort((a, b) => (options.first === 'lowest' ? a - b : b - a));
  const places = new Map<number, { first: number; count: number }>();
  sorted.forEach((value, position) => {
    const place = places.get(value);
    if (place === undefined) places.set(value, { first: position + 1, count: 1 });
    else place.count += 1;
  });
  return values.map((value) => {
    const place = value === null ? undefined : places.get(value);
    if (place === undefined) return null;
    const { first, count } = place;
    return options.ties === 'min' ? first : options.ties === 'max' ? first + count - 1 : first + (count - 1) / 2;
  });
}

/** Ranks within each group, one group name per unit. A gap keeps its gap; a unit without a group (null) has no rank. */
export function rankWithin(
  column: Column,
  groups: readonly (string | null)[],
  options: RankOptions
): (number | null)[] {
  const members = new Map<string, number[]>();
  groups.forEach((group, unit) => {
    if (group === null) return;
    const units = members.get(group);
    if (units === undefined) members.set(group, [unit]);
    else units.push(unit);
  });
  const places: (number | null)[] = column.map(() => null);
  for (const units of members.values()) {
    const ranks = rank(
      units.map((unit) => column[unit] ?? null),
      options
    );
    units.forEach((unit, position) => (places[unit] = ranks[position] ?? null));
  }
  return places;
}

/** Nearest multiple of 1e-9; −0 becomes 0, so that equal scores are one key. Beyond 2⁵³ · 1e-9 a double has no 9 decimals. */
export function toNineDecimals(value: number): number {
  return Math.abs(value) > 9_007_199 ? value : Math.round(value * 1e9) / 1e9 + 0;
}
