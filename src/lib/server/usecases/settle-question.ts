/** A reviewer is content with what the country said to a question: its thread is settled. */
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { actAs, type ActInput } from '#lib/server/file-desk.ts';

export async function settleQuestion(
  app: App,
  actor: Actor | null,
  input: ActInput & { readonly question: string }
): Promise<{ readonly revision: number } | Problem> {
  const { question } = input;
  const outcome = await actAs(app, actor, 'submission.decide', input, { kind: 'settle_question', question });
  return isProblem(outcome) ? outcome : { revision: outcome.state.revision };
}
