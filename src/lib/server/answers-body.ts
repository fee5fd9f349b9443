/**
 * The body of an autosave: read up to the limit, whatever the declared length, and only in the one shape. Values are left
 * as they are; the questionnaire judges them. At most 500 answers at once.
 */
import { z } from 'zod';
import { answerStates, confidentialReasons, softCheckCodes } from '#lib/domain/country-file/answer.ts';
import { languages } from '#lib/domain/languages.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { readBounded } from './body-limit.ts';

/** Left out: stays as it stands; null: taken away. */
const facets = {
  source: z.strictObject({ text: z.string(), year: z.number().nullable() }).nullable(),
  confidential: z.strictObject({ reason: z.enum(confidentialReasons), words: z.string() }).nullable(),
  explanation: z.partialRecord(z.enum(softCheckCodes), z.string()).nullable(),
  evidence: z.array(z.string().max(64)).max(50).nullable(),
  takenOver: z.strictObject({ campaignId: z.string().max(200), number: z.int().min(1) }).nullable()
};

const answer = z.strictObject({
  state: z.enum(answerStates),
  value: z.unknown(),
  comment: z.string().nullable().default(null),
  language: z.enum(languages),
  source: facets.source.exactOptional(),
  confidential: facets.confidential.exactOptional(),
  explanation: facets.explanation.exactOptional(),
  evidence: facets.evidence.exactOptional(),
  takenOver: facets.takenOver.exactOptional()
});
const input = answer.extend({ base: z.int().min(0), setAside: answer.exactOptional() });

const shape = z.strictObject({
  changeId: z.string().regex(/^[\w.:-]{1,64}$/),
  /** Sent later than it was typed. */
  via: z.literal('offline').exactOptional(),
  answers: z
    .custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
    .transform((value) => Object.entries(value))
    .pipe(
      z
        .array(z.tuple([z.string().max(200), input]))
        .min(1)
        .max(500)
    )
    // As own properties, so that no name reaches a prototype.
    .transform((entries) => Object.fromEntries(entries))
});

export type AnswersBody = z.infer<typeof shape>;

/** `limit` in bytes. Fails with request.too_large, request.malformed or request.field_invalid (`at`: the path). */
export async function readAnswersBody(request: Request, limit: number): Promise<AnswersBody | Problem> {
  const bytes = await readBounded(request, limit);
  if (bytes === null) return problem('request.too_large', { limit });
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return problem('request.malformed');
  }
  const result = shape.safeParse(parsed);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.join('.') ?? '';
  return problem('request.field_invalid', { field: path }, path === '' ? null : path);
}
