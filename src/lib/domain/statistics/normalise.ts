/**
 * Normalisations of a column to a common scale (COINr 1.1.14, n_*; OECD/JRC handbook 2008, step 5). The direction comes
 * first: every method works on the signed column. A gap stays a gap; where a column cannot be scaled, all of it is gaps
 * and `why` says so.
 */
import { mean, sd } from './describe.ts';
import { present, type Column, type NoFigure } from './outcome.ts';
import { rank } from './rank.ts';

export type Direction = 1 | -1;

export type Normalisation =
  /** (x − min) / (max − min), mapped to [from, to]. */
  | { readonly kind: 'min_max'; readonly from: number; readonly to: number }
  /** (x − mean) / sd, mapped to the mean and sd given. */
  | { readonly kind: 'z_score'; readonly mean: number; readonly sd: number }
  /** Ascending rank: the lowest value has rank 1. */
  | { readonly kind: 'rank'; readonly ties: 'min' | 'average' | 'max' }
  /** (rank with min ties − 1) / (n − 1). */
  | { readonly kind: 'percentile_rank' }
  /** rank with min ties − 1: how many are below. */
  | { readonly kind: 'borda' }
  /** (x − lower) / (upper − lower) × scale, both goalposts unsigned. */
  | {
      readonly kind: 'goalposts';
      readonly lower: number;
      readonly upper: number;
      readonly scale: number;
      readonly truncate: boolean;
    }
  /** (x − min) / (target − min), capped at 1 where asked. */
  | { readonly kind: 'distance_to_target'; readonly target: number; readonly cap: boolean }
  /** 1 − (max − x) / (max − min). */
  | { readonly kind: 'distance_to_maximum' };

export interface Normalised {
  readonly column: Column;
  readonly why: Extract<NoFigure, 'constant' | 'too_few' | 'no_data'> | null;
}

export function normalise(column: Column, direction: Direction, how: Normalisation): Normalised {
  const signed = column.map((value) => (value === null || !Number.isFinite(value) ? null : direction * value));
  const values = present(signed);
  if (values.length === 0) return gaps(column, 'no_data');
  const min = Math.min(...values);
  const max = Math.max(...values);
  switch (how.kind) {
    case 'min_max':
      if (min === max) return gaps(column, 'constant');
      return scaled(signed, (x) => ((x - min) / (max - min)) * (how.to - how.from) + how.from);
    case 'z_score': {
      const centre = mean(signed);
      const spread = sd(signed);
      if (centre.value === null || spread.value === null) return gaps(column, 'too_few');
      if (spread.value === 0) return gaps(column, 'constant');
      const [m, s] = [centre.value, spread.value];
      return scaled(signed, (x) => ((x - m) / s) * how.sd + how.mean);
    }
    case 'rank':
      return { column: rank(signed, { first: 'lowest', ties: how.ties }), why: null };
    case 'percentile_rank':
      if (values.length < 2) return gaps(column, 'too_few');
      return scaled(rank(signed, { first: 'lowest', ties: 'min' }), (place) => (place - 1) / (values.length - 1));
    case 'borda':
      return scaled(rank(signed, { first: 'lowest', ties: 'min' }), (place) => place - 1);
    case 'goalposts': {
      const [low, high] = direction === 1 ? [how.lower, how.upper] : [-how.upper, -how.lower];
      if (low === high) return gaps(column, 'constant');
      return scaled(signed, (x) => {
        const y = (x - low) / (high - low);
        return (how.truncate ? Math.min(1, Math.max(0, y)) : y) * how.scale;
      });
    }
    case 'distance_to_target': {
      const target = how.target * direction;
      if (target === min) return gaps(column, 'constant');
      return scaled(signed, (x) => {
        const y = (x - min) / (target - min);
        return how.cap ? Math.min(1, y) : y;
      });
    }
    case 'distance_to_maximum':
      if (min === max) return gaps(column, 'constant');
      return scaled(signed, (x) => 1 - (max - x) / (max - min));
  }
}

function scaled(column: Column, map: (x: number) => number): Normalised {
  return { column: column.map((x) => (x === null ? null : map(x))), why: null };
}

function gaps(column: Column, why: 'constant' | 'too_few' | 'no_data'): Normalised {
  return { column: column.map(() => null), why };
}
