/** The JSON that announces an upload or brings a link: only in the one shape. Values are judged by the domain. */
import { z } from 'zod';
import { problem, type Problem } from '#lib/domain/problem.ts';

const question = z.string().max(200).nullable().default(null);
const upload = z.strictObject({
  name: z.string().min(1).max(1000),
  size: z.int().min(0),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
  question
});
const link = z.strictObject({
  id: z.string().regex(/^[\w-]{1,48}$/),
  url: z.string().max(4000),
  title: z.string().max(1000),
  date: z.string().max(20).nullable().default(null),
  question
});
const shape = z.union([upload, link]);

export type EvidenceBody = z.infer<typeof shape>;

export async function readEvidenceBody(request: Request): Promise<EvidenceBody | Problem> {
  const parsed: unknown = await request.json().catch(() => undefined);
  const result = shape.safeParse(parsed);
  if (result.success) return result.data;
  return parsed === undefined ? problem('request.malformed') : problem('request.field_invalid', { field: 'name' });
}
