/**
 * An uploaded workbook between preview and apply: its rows, kept for two hours for the person who sent it. The plan itself is
 * not kept: it is made anew from the rows and the file as it stands. Held in the cache, which may lose it: then it is uploaded
 * again. Nobody but the sender can reach it, and only for the file it was sent to.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { languages } from '#lib/domain/languages.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from './app.ts';
import type { ReadWorkbook } from './imports/workbook/rows.ts';

const keepHours = 2;
const formula = z.boolean();
const cell = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string(), formula }),
    z.object({ kind: z.literal('number'), number: z.number(), formula }),
    z.object({ kind: z.literal('boolean'), boolean: z.boolean(), formula }),
    z.object({ kind: z.literal('date'), date: z.string(), formula }),
    z.object({ kind: z.literal('error'), error: z.string(), formula }),
    z.object({ kind: z.literal('unresolved'), formula })
  ])
  .nullable();
const row = z.object({
  question: z.string(),
  part: z.string().nullable(),
  answer: cell,
  state: cell,
  comment: cell,
  source: cell,
  year: cell,
  confidential: cell,
  reason: cell,
  base: z.int().min(0).nullable(),
  sheet: z.string(),
  place: z.string(),
  statePlace: z.string(),
  commentPlace: z.string(),
  sourcePlace: z.string(),
  yearPlace: z.string(),
  confidentialPlace: z.string(),
  reasonPlace: z.string()
});
const kept = z.object({
  personId: z.string(),
  fileId: z.string(),
  until: z.iso.datetime(),
  workbook: z.object({
    facts: z.object({
      fileId: z.string(),
      campaignId: z.string(),
      iso3: z.string(),
      instrument: z.string(),
      version: z.string(),
      sha256: z.string(),
      revision: z.int().min(0),
      language: z.enum(languages),
      filled: z.boolean()
    }),
    rows: z.array(row),
    sheets: z.array(z.string())
  })
});

const keyOf = (token: string): string => `workbook:${token}`;

/** Returns the token under which the sender finds it again. */
export async function keepWorkbook(
  app: App,
  personId: string,
  fileId: string,
  workbook: ReadWorkbook
): Promise<string> {
  const token = randomUUID();
  const until = new Date(app.clock().getTime() + keepHours * 3_600_000).toISOString();
  await app.storage.cache.put(keyOf(token), { personId, fileId, until, workbook });
  return token;
}

/** 'workbook.expired' for one that is over, lost, another person's or of another file: all read the same. */
export async function findWorkbook(
  app: App,
  personId: string,
  fileId: string,
  token: string
): Promise<{ readonly workbook: ReadWorkbook; readonly until: string } | Problem> {
  const found = /^[0-9a-f-]{36}$/.test(token) ? kept.safeParse(await app.storage.cache.get(keyOf(token))) : null;
  if (found?.success !== true) return problem('workbook.expired');
  const { data } = found;
  const mine = data.personId === personId && data.fileId === fileId && data.until > app.clock().toISOString();
  return mine ? { workbook: data.workbook, until: data.until } : problem('workbook.expired');
}
