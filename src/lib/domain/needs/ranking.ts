/**
 * Rankings of items by countries as lists, best first. Top-k questions give k, k − 1 … 1 points and an item that is not
 * ranked 0; full orders give Borda points n − 1 … 0. A country that ranked nothing counts nowhere.
 */
import type { Agreement, RankingFigure } from './figures.ts';
import { agreementOfPlaces, tallyPlaces, type Places } from './tally.ts';

/** `top` k, or null where all items are ordered. Items a ranking names that are not in `items` are passed over. */
export function tallyRankings(
  items: readonly string[],
  rankings: readonly (readonly string[])[],
  top: number | null
): { readonly rankers: number; readonly figures: ReadonlyMap<string, RankingFigure> } {
  const { rankers, figures } = tallyPlaces(placesIn(items, rankings, top), pointsOf(items.length, top), items.length);
  return {
    rankers,
    figures: new Map(
      items.flatMap((item, position) => {
        const figure = figures[position];
        return figure === undefined ? [] : [[item, figure] as const];
      })
    )
  };
}

/** Kendall's W; the items a country did not rank share the mean of the places left. null: fewer than two rankers. */
export function agreementOf(
  items: readonly string[],
  rankings: readonly (readonly string[])[],
  top: number | null
): Agreement | null {
  return agreementOfPlaces(placesIn(items, rankings, top), items.length, top ?? items.length);
}

/** k … 1 for the first k places, or Borda's n − 1 … 0 for all n. */
export function pointsOf(items: number, top: number | null): readonly number[] {
  return Array.from({ length: top ?? items }, (_, place) => (top ?? items - 1) - place);
}

function placesIn(
  items: readonly string[],
  rankings: readonly (readonly string[])[],
  top: number | null
): readonly Places[] {
  return rankings.map((ranking) => {
    const cleaned = [...new Set(ranking)].filter((item) => items.includes(item)).slice(0, top ?? items.length);
    return items.map((item) => (cleaned.includes(item) ? cleaned.indexOf(item) + 1 : null));
  });
}
