/**
 * The body of an autosave: read up to the limit, whatever the declared length, and only in the one shape. Values are left
 * as they are; the questionnaire judges them. At most 500 answers at once.
 */
import { z } from 'zod';
import { answerStates } from '#lib/domain/country-file/answer.ts';
import { languages } from '#lib/domain/languages.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

const input = z.strictObject({
  base: z.int().min(0),
  state: z.enum(answerStates),
  value: z.unknown(),
  comment: z.string().nullable().default(null),
  language: z.enum(languages)
});

const shape = z.strictObject({
  changeId: z.string().regex(/^[\w.:-]{1,64}$/),
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
  const text = await readText(request, limit);
  if (text === null) return problem('request.too_large', { limit });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return problem('request.malformed');
  }
  const result = shape.safeParse(parsed);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.join('.') ?? '';
  return problem('request.field_invalid', { field: path }, path === '' ? null : path);
}

/** null: longer than the limit, or of a kind that is not text in UTF-8. */
async function readText(request: Request, limit: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null;
  if (request.body === null) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(pieces).toString('utf8');
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      return null;
    }
    pieces.push(value);
  }
}
