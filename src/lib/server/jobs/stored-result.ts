/**
 * Results of jobs in the store's cache, each with its key and the SHA-256 of its text: what is damaged, or was written for
 * something else, reads as not there, and is computed again.
 */
import { z } from 'zod';
import type { UncertaintyResult } from '#lib/domain/scoring/uncertainty/result.ts';
import { sha256 } from '#lib/server/sha256.ts';
import type { Cache } from '#lib/server/storage/port.ts';

const entry = z.object({ key: z.string(), sha256: z.string(), text: z.string() });

export async function keepResult(cache: Cache, key: string, text: string): Promise<void> {
  await cache.put(key, { key, sha256: sha256(text), text });
}

export async function keptResult(cache: Cache, key: string): Promise<UncertaintyResult | null> {
  const parsed = entry.safeParse(await cache.get(key));
  if (!parsed.success || parsed.data.key !== key || parsed.data.sha256 !== sha256(parsed.data.text)) return null;
  const result: unknown = JSON.parse(parsed.data.text);
  // Written by the worker and unchanged since, as the two lines above say.
  return result as UncertaintyResult;
}
