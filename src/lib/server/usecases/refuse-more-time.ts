/** IITE refuses the time that was asked for, with a reason; the focal point is told. */
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { actAs, type ActInput } from '#lib/server/file-desk.ts';
import { tellFocalPoint } from '#lib/server/mail/file-letters.ts';

export async function refuseMoreTime(
  app: App,
  actor: Actor | null,
  input: ActInput & { readonly reason: string }
): Promise<{ readonly revision: number } | Problem> {
  const { changeId, reason } = input;
  const outcome = await actAs(app, actor, 'file.grant_time', input, { kind: 'refuse_more_time', reason });
  if (isProblem(outcome)) return outcome;
  await tellFocalPoint(app, outcome, { kind: 'more_time_refused', changeId, words: reason.trim() });
  return { revision: outcome.state.revision };
}
