/**
 * An index as a file says it: indicators, a tree of groups of any depth over them, named weight sets, the steps to
 * comparable points, one rule of aggregation and coverage per level, bands. The same for a version's scoring.json and for
 * a stand-alone model of any table. Shapes only; what they mean together is model-findings.ts.
 */
import { z } from 'zod';
import { id, share, source, text, weight, words } from './atoms.ts';
import { steps } from './steps-model.ts';

const goalposts = z.tuple([z.number(), z.number()], 'two numbers: [lower, upper]');

/** How an answer becomes the number x that is normalised: */
const rule = z.discriminatedUnion('kind', [
  /** x = the level chosen in a single-choice question whose values are the levels. */
  z.strictObject({ kind: z.literal('rubric') }),
  /** x = the number of boxes ticked; "none of these" counts 0. Upper goalpost = number of boxes. */
  z.strictObject({ kind: z.literal('checklist') }),
  /** x = the number given: question type number, rating or calculated, or a column of a table. */
  z.strictObject({ kind: z.literal('number') }),
  /** x = unweighted mean of the values given among the items of a multiple-text question. */
  z.strictObject({ kind: z.literal('mean_of_items'), items: z.array(words).min(1) })
]);

const indicator = z.strictObject({
  id,
  /** The question that is read; in a table, the column. Left out: the id. */
  question: words.exactOptional(),
  title: text.exactOptional(),
  rule: rule.default({ kind: 'number' }),
  direction: z.union([z.literal(1), z.literal(-1)], '1 (more is better) or -1 (less is better)').default(1),
  unit: text.nullable().default(null),
  /** A table's column is taken as this before treatment and normalisation, its goalposts and target with it. */
  transform: z.literal('log', '"log" (natural logarithm) or null').nullable().default(null),
  /** Where the points begin and end, in the indicator's unit (before `transform`), whatever its direction. */
  goalposts: goalposts.nullable().default(null),
  /** What distance_to_target measures from. */
  target: z.number().nullable().default(null),
  /** The column that `denominate` divides by. */
  denominator: words.nullable().default(null),
  /** Extended module or core set (core: asked of everybody). */
  core: z.boolean().default(true),
  /** The question whose state (don't know, not applicable …) stands for a calculated one. */
  input: words.nullable().default(null),
  /** The question that holds the evidence: a comment, or source and year. */
  evidence: words.nullable().default(null),
  framework: words.nullable().default(null),
  sources: z.array(source).default([]),
  rationale: words.nullable().default(null)
});

const group = z.strictObject({
  id,
  title: text.exactOptional(),
  framework: words.nullable().default(null),
  /** Ids of indicators and of other groups. */
  members: z.array(id).min(1, 'at least one member')
});

/** Weights within each group; an id that a set leaves out weighs 1. The set "equal" is always there. */
const weightSet = z.strictObject({
  id: id.refine((name) => name !== 'equal', 'another name: "equal" is always there and needs no list'),
  title: text.exactOptional(),
  /** Who set them, how and when. */
  source: words.nullable().default(null),
  values: z.record(id, weight)
});

const level = z.strictObject({
  aggregate: z.enum(['arithmetic', 'geometric', 'harmonic']),
  /** A geometric or harmonic mean raises each member to at least this; null: as they are. */
  floor: z.number().positive('a floor above 0').nullable().default(null),
  /** Share of a group's applicable members that must have a value. Equality passes. */
  coverage: share.default(0),
  /** Number of members that must have a value. */
  atLeast: z.int().nonnegative('a number of members, 0 or more').default(0),
  /** Share of all applicable indicators below that must have a value. */
  indicators: share.default(0),
  /** How many "not applicable" indicators of a group leave the denominator; further ones count as missing; null: all. */
  notApplicable: z.int().nonnegative('a number of indicators, 0 or more').nullable().default(null)
});

const band = z.strictObject({ id, title: text, from: z.number(), to: z.number() });

const support = z.strictObject({ id, title: text, dimensions: z.array(id).min(1) });

/** The choices that are published as open, over which the method's uncertainty is drawn (content D.3). */
const uncertainty = z.strictObject({
  /** Each weight is multiplied by a number drawn evenly from 1 − w to 1 + w, at each level. */
  weights: z.number().min(0, 'a share from 0 to below 1').lt(1, 'a share from 0 to below 1'),
  /** Aggregation at the top: one of these is drawn. Geometric: members raised to at least `floor`. */
  aggregate: z.array(z.enum(['arithmetic', 'geometric'])).min(1),
  floor: z.number().positive('a floor above 0: a geometric mean cannot meet zero'),
  /** Gaps: left out, or filled with the median of the country's group. */
  missing: z.array(z.enum(['skip', 'group_median'])).min(1),
  normalise: z.array(z.enum(['goalposts', 'min_max'])).min(1)
});

export const indexFile = z.strictObject({
  id,
  title: text.exactOptional(),
  indicators: z.array(indicator).min(1, 'at least one indicator'),
  groups: z.array(group).default([]),
  /** The members of the index itself: groups or indicators. */
  members: z.array(id).min(1, 'at least one member'),
  weights: z
    .strictObject({ published: id.default('equal'), sets: z.array(weightSet).default([]) })
    .default({ published: 'equal', sets: [] }),
  steps,
  /** From the groups of indicators (level 1) up to the index. */
  levels: z.array(level).min(1, 'at least one level'),
  /** 'copeland': pairwise comparison of the index's members instead of its score decides the ranks. */
  ranking: z.enum(['score', 'copeland']).default('score'),
  /** Lowest first, without gaps; lower bound inclusive, the last one's upper bound too; read on unrounded scores. */
  bands: z.array(band).default([]),
  uncertainty: uncertainty.nullable().default(null),
  /** Which IITE support fits a gap in which dimension; most fitting first. */
  support: z.array(support).default([])
});

export type IndexFile = z.infer<typeof indexFile>;
type FilledIn<T extends { id: string; title?: unknown }> = Omit<T, 'title'> & {
  readonly title: z.infer<typeof text>;
};
export type IndicatorModel = Omit<FilledIn<z.infer<typeof indicator>>, 'question'> & { readonly question: string };
export type GroupModel = FilledIn<z.infer<typeof group>>;
export type LevelModel = z.infer<typeof level>;
export type Rule = z.infer<typeof rule>;
export type BandModel = z.infer<typeof band>;

/** A member of the index with every indicator below it, in the tree's order: the unit that the views compare. */
export interface DimensionModel extends Omit<GroupModel, 'members'> {
  readonly indicators: readonly IndicatorModel[];
}

export type IndexModel = Omit<IndexFile, 'indicators' | 'groups' | 'title'> & {
  readonly title: z.infer<typeof text>;
  readonly indicators: readonly IndicatorModel[];
  readonly groups: readonly GroupModel[];
  /** The groups that are members of the index, in its order; an indicator that is a member itself is none of them. */
  readonly dimensions: readonly DimensionModel[];
};
