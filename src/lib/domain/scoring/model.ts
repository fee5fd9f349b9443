/**
 * scoring.json of a version: what is scored, by which rule, with which weights, goalposts, coverage and bands, and how
 * needs are read. Declarative: nothing in it is code. `parseScoringModel` is the only door; it explains each mistake with
 * its path and what was expected. Whether it fits a questionnaire is `checkScoring`'s question (check.ts).
 */
import { z } from 'zod';
import type { Finding } from '#lib/domain/instrument/finding.ts';
import { languages } from '#lib/domain/languages.ts';
import { modelFindings } from './model-findings.ts';

const words = z.string().trim().min(1, 'a text that is not empty');
const text = z.strictObject({
  en: words,
  fr: words.exactOptional(),
  es: words.exactOptional(),
  ru: words.exactOptional(),
  ar: words.exactOptional(),
  zh: words.exactOptional()
} satisfies Record<(typeof languages)[number], z.ZodType>);
const questionName = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a question name (lower case, digits, _)');
const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'an id (letters, digits, _)');
const weight = z.number().nonnegative('a weight of 0 or more');
const share = z.number().min(0, 'a share from 0 to 1').max(1, 'a share from 0 to 1');
const goalposts = z.tuple([z.number(), z.number()], 'two numbers: [lower, upper]');

/** Where in the strategy documents an indicator comes from: document, lines of its text, the words quoted. */
const source = z.strictObject({ document: words, lines: words, quote: words });

/** Points are truncate((x − lower) / (upper − lower)) × scale, reversed where the direction is −1. x per rule: */
const rule = z.discriminatedUnion('kind', [
  /** x = the level chosen in a single-choice question whose values are the levels. */
  z.strictObject({ kind: z.literal('rubric'), goalposts }),
  /** x = the number of boxes ticked; "none of these" counts 0. Upper goalpost = number of boxes. */
  z.strictObject({ kind: z.literal('checklist'), goalposts }),
  /** x = the number given (question type number, rating or calculated). */
  z.strictObject({ kind: z.literal('number'), goalposts }),
  /** x = unweighted mean of the values given among the items of a multiple-text question. */
  z.strictObject({ kind: z.literal('mean_of_items'), items: z.array(words).min(1), goalposts })
]);

const indicator = z.strictObject({
  id,
  question: questionName,
  title: text,
  rule,
  direction: z.union([z.literal(1), z.literal(-1)], '1 (more is better) or -1 (less is better)'),
  unit: text.nullable(),
  weight,
  /** Extended module or core set (core: asked of everybody). */
  core: z.boolean(),
  /** The question whose state (don't know, not applicable …) stands for a calculated one. */
  input: questionName.nullable(),
  /** The question that holds the evidence: a comment, or source and year. */
  evidence: questionName.nullable(),
  framework: words,
  sources: z.array(source).min(1, 'at least one source'),
  rationale: words
});

const dimension = z.strictObject({
  id,
  title: text,
  framework: words,
  weight,
  indicators: z.array(indicator).min(1, 'at least one indicator')
});

const band = z.strictObject({ id, title: text, from: z.number(), to: z.number() });

const support = z.strictObject({ id, title: text, dimensions: z.array(id).min(1) });

const index = z.strictObject({
  id,
  title: text,
  /** Both levels: weighted arithmetic mean over what is there, weights renormalised. */
  aggregation: z.literal('arithmetic_mean'),
  /** Robustness variant: geometric mean of the dimensions, each raised to at least `floor`. */
  geometricFloor: z.number().positive('a floor above 0: a geometric mean cannot meet zero'),
  coverage: z.strictObject({
    /** Share of a dimension's applicable indicators that must be answered. */
    dimension: share,
    /** Share of all applicable indicators that must be answered for the index. */
    index: share,
    /** Number of dimensions that must have a score for the index. */
    dimensions: z.int().nonnegative(),
    /** How many "not applicable" in a dimension leave the denominator; further ones count as missing. */
    notApplicablePerDimension: z.int().nonnegative()
  }),
  /** Lowest first, without gaps; lower bound inclusive, the last one's upper bound too; read on unrounded scores. */
  bands: z.array(band).min(1, 'at least one band'),
  dimensions: z.array(dimension).min(1, 'at least one dimension'),
  /** Which IITE support fits a gap in which dimension; most fitting first. */
  support: z.array(support)
});

const theme = z.strictObject({
  id,
  title: text,
  /** Matrix questions with one row per item, columns = the rating scale; null where not asked. */
  importance: questionName.nullable(),
  capacity: questionName.nullable(),
  /** `top` k: up to k items are ranked (points k … 1); null: all items are ordered. */
  ranking: z.strictObject({ question: questionName, top: z.int().positive().nullable() }).nullable()
});

const needs = z.strictObject({
  scale: z.strictObject({ min: z.number(), max: z.number(), topBoxFrom: z.number() }),
  codes: z.strictObject({ dontKnow: z.number(), notApplicable: z.number() }),
  /** A need is a priority from this importance on, and a capacity counts as low below this one (both on the scale). */
  quadrant: z.strictObject({ importanceFrom: z.number(), capacityBelow: z.number() }),
  themes: z.array(theme).min(1, 'at least one theme')
});

export const scoringModelSchema = z.strictObject({
  format: z.literal(1, 'format 1'),
  /** Names the method in every figure; a change of rules is a new id. */
  method: words,
  scale: z.strictObject({ min: z.literal(0), max: z.literal(100) }),
  index: index.nullable(),
  needs: needs.nullable(),
  /** Every question that no indicator and no theme reads, by name; "*": all others. */
  unscored: z.array(z.union([z.literal('*'), questionName], 'a question name or "*"'))
});

export type ScoringModel = z.infer<typeof scoringModelSchema>;
export type IndexModel = z.infer<typeof index>;
export type DimensionModel = z.infer<typeof dimension>;
export type IndicatorModel = z.infer<typeof indicator>;
export type Rule = z.infer<typeof rule>;
export type BandModel = z.infer<typeof band>;
export type NeedsModel = z.infer<typeof needs>;
export type ThemeModel = z.infer<typeof theme>;

/** The model, or what is wrong with it: one finding per mistake, each with its path. */
export function parseScoringModel(json: unknown): ScoringModel | readonly Finding[] {
  const parsed = scoringModelSchema.safeParse(json);
  if (parsed.success) {
    const findings = modelFindings(parsed.data);
    return findings.length > 0 ? findings : parsed.data;
  }
  return parsed.error.issues.map((issue) => ({
    severity: 'error',
    file: 'scoring.json',
    path: pathText(issue.path),
    rule: 'scoring/shape',
    message: `${pathText(issue.path) || 'scoring.json'}: ${issue.message}`
  }));
}

export function isScoringModel(parsed: ScoringModel | readonly Finding[]): parsed is ScoringModel {
  return !Array.isArray(parsed);
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (all, step) =>
      typeof step === 'number' ? `${all}[${step}]` : all === '' ? String(step) : `${all}.${String(step)}`,
    ''
  );
}
