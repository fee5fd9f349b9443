/** How needs are read: which matrices and rankings belong to a theme, on which scale, and what counts as a priority. */
import { z } from 'zod';
import { id, questionName, text } from './atoms.ts';

const theme = z.strictObject({
  id,
  title: text,
  /** Matrix questions with one row per item, columns = the rating scale; null where not asked. */
  importance: questionName.nullable(),
  capacity: questionName.nullable(),
  /** `top` k: up to k items are ranked (points k … 1); null: all items are ordered. */
  ranking: z.strictObject({ question: questionName, top: z.int().positive().nullable() }).nullable()
});

export const needs = z.strictObject({
  scale: z.strictObject({ min: z.number(), max: z.number(), topBoxFrom: z.number() }),
  codes: z.strictObject({ dontKnow: z.number(), notApplicable: z.number() }),
  /** A need is a priority from this importance on, and a capacity counts as low below this one (both on the scale). */
  quadrant: z.strictObject({ importanceFrom: z.number(), capacityBelow: z.number() }),
  themes: z.array(theme).min(1, 'at least one theme')
});

export type NeedsModel = z.infer<typeof needs>;
export type ThemeModel = z.infer<typeof theme>;
