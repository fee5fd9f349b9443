/** What one unit is best and worst at: its indicators ordered by its rank in each. */
import { extent, type Column } from './outcome.ts';
import { rank } from './rank.ts';

export interface RankedIndicator {
  readonly id: string;
  readonly rank: number;
  readonly value: number;
}

export interface StrengthsAndWeaknesses {
  /** Best ranks first. */
  readonly strengths: readonly RankedIndicator[];
  /** The last ones of the same order, so the worst rank stands last. */
  readonly weaknesses: readonly RankedIndicator[];
}

export interface StrengthsOptions {
  /** How many of each; with fewer than twice as many indicators the lists overlap. */
  readonly many: number;
  /**
   * Indicators in which the unit has, or shares, the last place: 'kept', or 'left_out' of both lists as COINr does by
   * default (min_discard), so that a yes-or-no indicator does not call half of the world weak.
   */
  readonly last: 'kept' | 'left_out';
}

/**
 * `values`: the columns as measured; `direction` of each, −1 where less is better (COINr get_str_weak). Rank 1 = best,
 * ties share the best place and then keep the order of the columns. An indicator in which the unit has a gap is in
 * neither list.
 */
export function strengthsAndWeaknesses(
  unit: number,
  values: ReadonlyMap<string, Column>,
  direction: (id: string) => 1 | -1,
  { many, last }: StrengthsOptions
): StrengthsAndWeaknesses {
  const ranked = [...values]
    .flatMap(([id, column]): RankedIndicator[] => {
      const first = direction(id) === 1 ? 'highest' : 'lowest';
      const places = rank(column, { first, ties: 'min', compare: 'exact' });
      const [place, value] = [places[unit] ?? null, column[unit] ?? null];
      if (place === null || value === null) return [];
      return last === 'left_out' && place === extent(places)?.max ? [] : [{ id, rank: place, value }];
    })
    .sort((a, b) => a.rank - b.rank);
  return { strengths: ranked.slice(0, many), weaknesses: many === 0 ? [] : ranked.slice(-many) };
}
