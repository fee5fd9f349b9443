/**
 * What a set of countries put where: points, first choices, mean ranks, and how far they agree. Works on places, so that
 * top-k questions with gaps between the places, partial and full orders are one thing.
 */
import { concordanceTest, kendallW } from '#lib/domain/statistics/concordance.ts';
import { rank } from '#lib/domain/statistics/rank.ts';
import type { Agreement, RankingFigure } from './figures.ts';

/** One country's place for each item, 1 = best; null: not ranked. */
export type Places = readonly (number | null)[];

/**
 * `points[place − 1]` for each place that counts; a place beyond them, or none, gives 0 points and is not "selected".
 * Denominators are the countries that ranked at least one item (n); shares 0–1.
 */
export function tallyPlaces(
  rankings: readonly Places[],
  points: readonly number[],
  items: number
): { readonly rankers: number; readonly figures: readonly RankingFigure[] } {
  const counted = rankings
    .map((places) => places.map((place) => countedPlace(place, points.length)))
    .filter((places) => places.some((place) => place !== null));
  const completed = counted.map(completePlaces);
  const n = counted.length;
  const most = n * points.reduce((total, one) => total + one, 0);
  const per = (total: number): number => (n === 0 ? 0 : total / n);
  const figures = Array.from({ length: items }, (_, item): RankingFigure => {
    const places = counted.map((ranking) => ranking[item] ?? null);
    const total = places.reduce<number>((sum, place) => sum + (place === null ? 0 : (points[place - 1] ?? 0)), 0);
    const ranks = completed.reduce((sum, ranking) => sum + (ranking[item] ?? 0), 0);
    return {
      n,
      points: total,
      pointsShare: most === 0 ? 0 : total / most,
      meanPoints: per(total),
      firstChoice: per(places.filter((place) => place === 1).length),
      selected: per(places.filter((place) => place !== null).length),
      meanRank: n === 0 ? null : ranks / n
    };
  });
  return { rankers: n, figures };
}

/** Kendall's W, corrected for ties, with its test; the items not ranked are tied on the places left. null: no W. */
export function agreementOfPlaces(rankings: readonly Places[], items: number, lastPlace: number): Agreement | null {
  const completed = rankings
    .map((places) => places.map((place) => countedPlace(place, lastPlace)))
    .filter((places) => places.some((place) => place !== null))
    .map(completePlaces);
  const w = kendallW(completed).value;
  if (w === null) return null;
  return { w, rankers: completed.length, items, words: inWords(w), ...concordanceTest(w, completed.length, items) };
}

function countedPlace(place: number | null, last: number): number | null {
  return place !== null && Number.isInteger(place) && place >= 1 && place <= last ? place : null;
}

function completePlaces(places: Places): readonly number[] {
  const order = places.map((place) => place ?? places.length + 1);
  return rank(order, { first: 'lowest', ties: 'average' }).map((place) => place ?? 0);
}

function inWords(w: number): Agreement['words'] {
  return w < 0.1 ? 'none' : w < 0.3 ? 'weak' : w < 0.5 ? 'moderate' : w < 0.7 ? 'good' : 'strong';
}
