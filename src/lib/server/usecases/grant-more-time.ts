/** IITE gives a file more time: its own closing instant (ISO 8601, UTC), asked for or not; the focal point is told. */
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { actAs, type ActInput } from '#lib/server/file-desk.ts';
import { tellFocalPoint } from '#lib/server/mail/file-letters.ts';

export async function grantMoreTime(
  app: App,
  actor: Actor | null,
  input: ActInput & { readonly until: string; readonly words: string }
): Promise<{ readonly revision: number } | Problem> {
  const { changeId, until, words } = input;
  const outcome = await actAs(app, actor, 'file.grant_time', input, { kind: 'grant_more_time', until, words });
  if (isProblem(outcome)) return outcome;
  await tellFocalPoint(app, outcome, { kind: 'more_time_granted', changeId, words: words.trim(), until });
  return { revision: outcome.state.revision };
}
