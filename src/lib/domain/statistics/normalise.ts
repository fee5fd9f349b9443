/**
 * Normalisations of a column to a common scale (COINr 1.1.14, n_*; OECD/JRC handbook 2008, step 5). The direction comes
 * first: every method works on the signed column. A gap stays a gap; where a column cannot be scaled, all of it is gaps
 * and `why` says so. Ranks compare the data exactly: they were measured, not computed.
 */
import { mean, sd } from './describe.ts';
import { extent, present, type Column, type NoFigure } from './outcome.ts';
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
  /** (x − min) / (target − min), capped at 1 where asked; the target unsigned. */
  | { readonly kind: 'distance_to_target'; readonly target: number; readonly cap: boolean }
  /** 1 − (max − x) / (max − min). */
  | { readonly kind: 'distance_to_maximum' }
  /** 1 − (x_ref − x) / (x_ref − min), x_ref the value of the reference unit (its position), capped at 1 where asked. */
  | { readonly kind: 'distance_to_reference'; readonly unit: number; readonly cap: boolean };

export interface Normalised {
  readonly column: Column;
  /** 'no_data' also where the reference unit has no value; 'constant' where target or reference is the minimum itself. */
  readonly why: Extract<NoFigure, 'constant' | 'too_few' | 'no_data'> | null;
}

export function normalise(column: Column, direction: Direction, how: Normalisation): Normalised {
  const signed = column.map((value) => (value === null || !Number.isFinite(value) ? null : direction * value));
  const ends = extent(signed);
  if (ends === null) return gaps(column, 'no_data');
  const { min, max } = ends;
  switch (how.kind) {
    case 'min_max':
      if (min === max) return gaps(column, 'constant');
      return scaled(signed, (x) => ((x - min) / (max - min)) * (how.to - how.from) + how.from);
    case 'z_score': {
      const centre = mean(signed);
      const spread = sd(signed);
      if (centre.value === null || spread.value === null) return gaps(column, 'too_few');
      // A mean that is off in its last digit gives a constant column a spread of 1e-17.
      if (min === max || spread.value === 0) return gaps(column, 'constant');
      const [m, s] = [centre.value, spread.value];
      return scaled(signed, (x) => ((x - m) / s) * how.sd + how.mean);
    }
    case 'rank':
      return { column: rank(signed, { first: 'lowest', ties: how.ties, compare: 'exact' }), why: null };
    case 'percentile_rank': {
      const n = present(signed).length;
      return n < 2 ? gaps(column, 'too_few') : scaled(below(signed), (count) => count / (n - 1));
    }
    case 'borda':
      return { column: below(signed), why: null };
    case 'goalposts': {
      const [low, high] = direction === 1 ? [how.lower, how.upper] : [-how.upper, -how.lower];
      if (low === high) return gaps(column, 'constant');
      return scaled(signed, (x) => {
        const y = (x - low) / (high - low);
        return (how.truncate ? Math.min(1, Math.max(0, y)) : y) * how.scale;
      });
    }
    case 'distance_to_target':
      return distance(signed, min, how.target * direction, how.cap);
    case 'distance_to_maximum':
      if (min === max) return gaps(column, 'constant');
      return scaled(signed, (x) => 1 - (max - x) / (max - min));
    case 'distance_to_reference': {
      const reference = signed[how.unit] ?? null;
      return reference === null ? gaps(column, 'no_data') : distance(signed, min, reference, how.cap);
    }
  }
}

/** 1 − (goal − x) / (goal − min), which is (x − min) / (goal − min). */
function distance(signed: Column, min: number, goal: number, cap: boolean): Normalised {
  if (goal === min) return gaps(signed, 'constant');
  return scaled(signed, (x) => {
    const y = (x - min) / (goal - min);
    return cap ? Math.min(1, y) : y;
  });
}

/** How many are below each value. */
function below(signed: Column): Column {
  return rank(signed, { first: 'lowest', ties: 'min', compare: 'exact' }).map((place) =>
    place === null ? null : place - 1
  );
}

/** A value too far from the scale for a double is a gap, as everywhere. */
function scaled(column: Column, map: (x: number) => number): Normalised {
  const finite = (y: number): number | null => (Number.isFinite(y) ? y : null);
  return { column: column.map((x) => (x === null ? null : finite(map(x)))), why: null };
}

function gaps(column: Column, why: 'constant' | 'too_few' | 'no_data'): Normalised {
  return { column: column.map(() => null), why };
}
