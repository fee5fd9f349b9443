/** What each element (dimension, indicator) does to the result: the scores and ranks without it (COINr remove_elements). */
import { sum } from './describe.ts';
import { figure, noFigure, present, type Column, type Outcome } from './outcome.ts';
import { rank } from './rank.ts';

export interface WithoutOne {
  readonly element: string;
  readonly scores: Column;
  /** 1 = highest score; equal to 9 decimals share the best place. */
  readonly ranks: Column;
  /** Nominal rank − rank without it: above 0, the unit stands better without it. A gap on either side is a gap. */
  readonly rankChange: Column;
  /** Mean size of the change over the units ranked both times. */
  readonly meanRankChange: Outcome;
}

export interface DropOne {
  readonly nominal: { readonly scores: Column; readonly ranks: Column };
  readonly without: readonly WithoutOne[];
}

/** `score(null)` gives the scores with everything, `score(element)` those with the element's weight set to 0. */
export function dropOne(elements: readonly string[], score: (without: string | null) => Column): DropOne {
  const ranked = (scores: Column): Column => rank(scores, { first: 'highest', ties: 'min' });
  const nominal = score(null);
  const nominalRanks = ranked(nominal);
  return {
    nominal: { scores: nominal, ranks: nominalRanks },
    without: elements.map((element) => {
      const scores = score(element);
      const ranks = ranked(scores);
      const rankChange = nominalRanks.map((place, unit) => {
        const other = ranks[unit] ?? null;
        return place === null || other === null ? null : place - other;
      });
      const sizes = present(rankChange).map(Math.abs);
      const meanRankChange = sizes.length === 0 ? noFigure('no_data') : figure(sum(sizes) / sizes.length);
      return { element, scores, ranks, rankChange, meanRankChange };
    })
  };
}
