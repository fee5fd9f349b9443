/** The country declines to take part, with a reason; the reviewers are told. Everything entered stays. */
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { actAs, type ActInput } from '#lib/server/file-desk.ts';
import { tellReviewers } from '#lib/server/mail/file-letters.ts';

export async function declineToTakePart(
  app: App,
  actor: Actor | null,
  input: ActInput & { readonly reason: string }
): Promise<{ readonly revision: number } | Problem> {
  const { changeId, reason } = input;
  const outcome = await actAs(app, actor, 'file.decline', input, { kind: 'decline', reason });
  if (isProblem(outcome)) return outcome;
  await tellReviewers(app, outcome, { kind: 'declined', changeId, words: reason.trim() });
  return { revision: outcome.state.revision };
}
