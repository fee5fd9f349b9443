/**
 * Rankings of items by countries, best first. Top-k questions give k, k − 1 … 1 points and an item that is not ranked 0;
 * full orders give Borda points n − 1 … 0. A country that ranked nothing counts nowhere.
 */
import { kendallW, rank } from '#lib/domain/statistics/rank.ts';
import type { Agreement, RankingFigure } from './figures.ts';

/** `top` k, or null where all items are ordered. Items a ranking names that are not in `items` are passed over. */
export function tallyRankings(
  items: readonly string[],
  rankings: readonly (readonly string[])[],
  top: number | null
): { readonly rankers: number; readonly figures: ReadonlyMap<string, RankingFigure> } {
  const cleaned = cleanedRankings(items, rankings, top);
  const rankers = cleaned.length;
  const most = top ?? items.length - 1;
  const points = (ranking: readonly string[], item: string): number => {
    const place = ranking.indexOf(item);
    return place === -1 ? 0 : Math.max(0, most - place);
  };
  const totals = items.map((item) => cleaned.reduce((total, ranking) => total + points(ranking, item), 0));
  const available =
    rankers * Array.from({ length: most }, (_, place) => most - place).reduce((all, one) => all + one, 0);
  const figures = items.map((item, position): [string, RankingFigure] => {
    const total = totals[position] ?? 0;
    const first = cleaned.filter((ranking) => ranking[0] === item).length;
    const selected = cleaned.filter((ranking) => ranking.includes(item)).length;
    return [
      item,
      {
        n: rankers,
        points: total,
        pointsShare: available === 0 ? 0 : total / available,
        meanPoints: rankers === 0 ? 0 : total / rankers,
        firstChoice: rankers === 0 ? 0 : first / rankers,
        selected: rankers === 0 ? 0 : selected / rankers
      }
    ];
  });
  return { rankers, figures: new Map(figures) };
}

/** Kendall's W; the items a country did not rank share the mean of the places left. null: fewer than two rankers. */
export function agreementOf(
  items: readonly string[],
  rankings: readonly (readonly string[])[],
  top: number | null
): Agreement | null {
  const cleaned = cleanedRankings(items, rankings, top);
  const places = cleaned.map((ranking) => {
    const order = items.map((item) => (ranking.includes(item) ? ranking.indexOf(item) : items.length));
    return rank(order, { first: 'lowest', ties: 'average' }).map((place) => place ?? 0);
  });
  const w = kendallW(places).value;
  return w === null ? null : { w, rankers: cleaned.length, items: items.length, words: inWords(w) };
}

function inWords(w: number): Agreement['words'] {
  return w < 0.1 ? 'none' : w < 0.3 ? 'weak' : w < 0.5 ? 'moderate' : w < 0.7 ? 'good' : 'strong';
}

function cleanedRankings(
  items: readonly string[],
  rankings: readonly (readonly string[])[],
  top: number | null
): (readonly string[])[] {
  return rankings
    .map((ranking) => [...new Set(ranking)].filter((item) => items.includes(item)).slice(0, top ?? items.length))
    .filter((ranking) => ranking.length > 0);
}
