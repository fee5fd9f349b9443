/**
 * A reviewer reopens an approved file, with a reason: a new submission begins. The approved one stands, and counts in
 * figures, until the new one is approved. The focal point is told.
 */
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { actAs, type ActInput } from '#lib/server/file-desk.ts';
import { tellFocalPoint } from '#lib/server/mail/file-letters.ts';

export async function reopenSubmission(
  app: App,
  actor: Actor | null,
  input: ActInput & { readonly number: number; readonly reason: string }
): Promise<{ readonly revision: number } | Problem> {
  const { number, reason, changeId } = input;
  const outcome = await actAs(app, actor, 'submission.decide', input, { kind: 'reopen', number, reason });
  if (isProblem(outcome)) return outcome;
  await tellFocalPoint(app, outcome, { kind: 'reopened', changeId, words: reason.trim() });
  return { revision: outcome.state.revision };
}
