/** The focal point asks for more time, until an instant (ISO 8601, UTC), with a reason; the reviewers are told. */
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { actAs, type ActInput } from '#lib/server/file-desk.ts';
import { tellReviewers } from '#lib/server/mail/file-letters.ts';

export async function askMoreTime(
  app: App,
  actor: Actor | null,
  input: ActInput & { readonly reason: string; readonly until: string }
): Promise<{ readonly revision: number } | Problem> {
  const { changeId, reason, until } = input;
  const outcome = await actAs(app, actor, 'file.ask_time', input, { kind: 'ask_more_time', reason, until });
  if (isProblem(outcome)) return outcome;
  await tellReviewers(app, outcome, { kind: 'more_time_asked', changeId, words: reason.trim(), until });
  return { revision: outcome.state.revision };
}
