/** Taken out of the file: no answer cites it any more. It stays in the log as removed, and its bytes stay with the log. */
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { openToWrite } from '#lib/server/evidence/evidence-desk.ts';
import { act } from '#lib/server/file-desk.ts';

export async function removeEvidence(
  app: App,
  actor: Actor | null,
  { fileId, evidenceId }: { readonly fileId: string; readonly evidenceId: string }
): Promise<{ readonly removed: string } | Problem> {
  const file = await openToWrite(app, actor, fileId);
  if (isProblem(file)) return file;
  const command = { kind: 'remove_evidence', id: evidenceId } as const;
  const outcome = await act(app, file.actor, fileId, `removed:${evidenceId}`, command);
  return isProblem(outcome) ? outcome : { removed: evidenceId };
}
