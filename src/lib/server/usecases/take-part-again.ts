/** The country takes part after all, with a reason; the file goes on where it stood and the reviewers are told. */
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { actAs, type ActInput } from '#lib/server/file-desk.ts';
import { tellReviewers } from '#lib/server/mail/file-letters.ts';

export async function takePartAgain(
  app: App,
  actor: Actor | null,
  input: ActInput & { readonly reason: string }
): Promise<{ readonly revision: number } | Problem> {
  const { changeId, reason } = input;
  const outcome = await actAs(app, actor, 'file.decline', input, { kind: 'take_part_again', reason });
  if (isProblem(outcome)) return outcome;
  await tellReviewers(app, outcome, { kind: 'taken_part_again', changeId, words: reason.trim() });
  return { revision: outcome.state.revision };
}
