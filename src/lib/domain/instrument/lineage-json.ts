/**
 * lineage.json: what survey.json cannot say about a question — its concept across versions, the states offered besides
 * an answer, core or extended, which question it accompanies, and how it continues an earlier version.
 */
import { z } from 'zod';
import { answerStates } from '#lib/domain/country-file/answer.ts';

const offered = answerStates.filter((state) => state !== 'answered' && state !== 'blank');

/** `recode` maps an earlier value (as text) to the value that means the same now. */
const continuationSchema = z.strictObject({
  instrument: z.string().min(1).optional(),
  version: z.string().min(1),
  question: z.string().min(1),
  relation: z.enum(['identical', 'recoded', 'not_comparable']),
  recode: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  reason: z.string().min(1).optional(),
  author: z.string().min(1).optional(),
  date: z.iso.date().optional()
});

export const lineageSchema = z.strictObject({
  questions: z.record(
    z.string(),
    z.strictObject({
      concept: z
        .string()
        .regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/, 'must look like "dtr.gov1": lower case, parts joined by dots'),
      states: z.array(z.enum(offered, { error: `states may be ${offered.join(', ')}` })).default([]),
      module: z.enum(['core', 'extended']).optional(),
      about: z.strictObject({ question: z.string().min(1), kind: z.enum(['evidence', 'source', 'input']) }).optional(),
      continues: z.array(continuationSchema).optional(),
      total: z
        .strictObject({ parts: z.array(z.string().min(1)).min(2), is: z.union([z.string().min(1), z.number()]) })
        .optional()
    })
  )
});
export type LineageJson = z.infer<typeof lineageSchema>;
