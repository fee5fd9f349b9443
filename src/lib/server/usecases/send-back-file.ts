/** The head of the Commission does not sign but sends the frozen copy back, with a reason; the focal point is told. */
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { actAs, type ActInput } from '#lib/server/file-desk.ts';
import { tellFocalPoint } from '#lib/server/mail/file-letters.ts';

export async function sendBackFile(
  app: App,
  actor: Actor | null,
  input: ActInput & { readonly reason: string }
): Promise<{ readonly revision: number } | Problem> {
  const { reason, changeId } = input;
  const outcome = await actAs(app, actor, 'file.send_back', input, { kind: 'send_back', reason });
  if (isProblem(outcome)) return outcome;
  await tellFocalPoint(app, outcome, { kind: 'sent_back', changeId, words: reason.trim() });
  return { revision: outcome.state.revision };
}
