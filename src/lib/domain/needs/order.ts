/** Priorities in order: equal figures share a place and are called tied; an item without a figure has none. */
import type { Column } from '#lib/domain/statistics/outcome.ts';
import { rank } from '#lib/domain/statistics/rank.ts';

export interface Placed {
  /** 1 = first; after two that share the first place comes the third. */
  readonly place: number | null;
  readonly tied: boolean;
}

/** One per figure, the highest first; figures equal to 9 decimals are equal. */
export function priorityOrder(figures: Column): readonly Placed[] {
  const places = rank(figures, { first: 'highest', ties: 'min' });
  return places.map((place) => ({
    place,
    tied: place !== null && places.filter((other) => other === place).length > 1
  }));
}
