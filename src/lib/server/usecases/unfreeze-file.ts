/** The focal point takes the frozen copy back, with a reason: answers can be changed again. */
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { actAs, type ActInput } from '#lib/server/file-desk.ts';

export async function unfreezeFile(
  app: App,
  actor: Actor | null,
  input: ActInput & { readonly reason: string }
): Promise<{ readonly revision: number } | Problem> {
  const { reason } = input;
  const outcome = await actAs(app, actor, 'file.freeze', input, { kind: 'unfreeze', reason });
  return isProblem(outcome) ? outcome : { revision: outcome.state.revision };
}
