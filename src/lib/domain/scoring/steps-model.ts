/**
 * The steps between a table's raw columns and its scores, in the order in which they run: denominate, impute, screen,
 * (each indicator's own `transform`), treat, normalise (OECD/JRC handbook 2008, steps 3–5; COINr 1.1.14). Each but the last
 * can be left out. A version's
 * published country scores use goalposts and nothing that depends on other countries (`checkScoring`).
 */
import { z } from 'zod';
import { share, words } from './atoms.ts';

/** `by`: a column of groups; null: over all units. row: from the unit's other indicators in the indicator's own group. */
const estimate = z.enum(['mean', 'median']);
const impute = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('column'), estimate, by: words.nullable().default(null) }),
  z.strictObject({ kind: z.literal('row'), estimate })
]);

/** Units below are left out: share of indicators that are there, share of values that are not zero. Equality stays in. */
const screen = z.strictObject({ available: share.nullable(), nonZero: share.nullable().default(null) });

/**
 * A column passes where |skewness| < `skewness` or kurtosis < `kurtosis`; else up to so many points are winsorised, and
 * where that does not do, the fallback is applied to the original column (`combine`: to the winsorised one).
 */
const treat = z.strictObject({
  winsoriseAtMost: z.int().nonnegative('a number of points, 0 or more').nullable(),
  skewness: z.number().positive('a threshold above 0').default(2),
  kurtosis: z.number().positive('a threshold above 0').default(3.5),
  fallback: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['log', 'log_plus_one']) }),
      z.strictObject({ kind: z.literal('box_cox'), lambda: z.number() })
    ])
    .nullable(),
  combine: z.boolean().default(false)
});

const ties = z.enum(['min', 'average', 'max']);

export const normalisation = z.discriminatedUnion(
  'kind',
  [
    /** The columns are comparable as they are. */
    z.strictObject({ kind: z.literal('none') }),
    /** Between each indicator's goalposts, 0–`scale`. */
    z.strictObject({
      kind: z.literal('goalposts'),
      scale: z.number().positive('a scale above 0').default(100),
      truncate: z.boolean().default(true)
    }),
    z.strictObject({ kind: z.literal('min_max'), from: z.number(), to: z.number() }),
    z.strictObject({ kind: z.literal('z_score'), mean: z.number(), sd: z.number().positive() }),
    z.strictObject({ kind: z.literal('rank'), ties: ties.default('min') }),
    z.strictObject({ kind: z.literal('percentile_rank') }),
    z.strictObject({ kind: z.literal('borda') }),
    /** To each indicator's target. */
    z.strictObject({ kind: z.literal('distance_to_target'), cap: z.boolean().default(false) }),
    z.strictObject({ kind: z.literal('distance_to_maximum') }),
    /** To what one unit of the table has. */
    z.strictObject({ kind: z.literal('distance_to_reference'), unit: words, cap: z.boolean().default(false) })
  ],
  'goalposts, min_max, z_score, rank, percentile_rank, borda, distance_to_target, distance_to_maximum, distance_to_reference or none'
);

export const steps = z.strictObject({
  /** Divide each indicator that names a denominator by that column. */
  denominate: z.boolean().default(false),
  impute: impute.nullable().default(null),
  screen: screen.nullable().default(null),
  treat: treat.nullable().default(null),
  normalise: normalisation
});

export type NormalisationModel = z.infer<typeof normalisation>;
