/**
 * One indicator over several rounds, normalised so that rounds can be compared ('all_rounds': minimum, maximum, mean and
 * ranks pooled over all rounds) or each by itself ('each_round'), as COINr's Normalise.purse(global = TRUE | FALSE). Where
 * bounds are of each round, a score may fall although the value rose: trends are read from pooled bounds or goalposts.
 */
import { normalise, type Direction, type Normalisation, type Normalised } from './normalise.ts';
import type { Column } from './outcome.ts';

/** One column per round, each with its own units in its own order. Gaps stay gaps; `why` as in normalise(). */
export function normaliseRounds(
  rounds: readonly Column[],
  direction: Direction,
  how: Normalisation,
  bounds: 'all_rounds' | 'each_round'
): readonly Normalised[] {
  if (bounds === 'each_round') return rounds.map((column) => normalise(column, direction, how));
  const pooled = normalise(rounds.flat(), direction, how);
  let from = 0;
  return rounds.map((column) => {
    const part = pooled.column.slice(from, from + column.length);
    from += column.length;
    return { column: part, why: pooled.why };
  });
}
