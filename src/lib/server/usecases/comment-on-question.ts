/** A member writes to his colleagues about a question. IITE never sees it. */
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { actAs, type ActInput } from '#lib/server/file-desk.ts';

export async function commentOnQuestion(
  app: App,
  actor: Actor | null,
  input: ActInput & { readonly question: string; readonly text: string }
): Promise<{ readonly revision: number } | Problem> {
  const { question, text } = input;
  const outcome = await actAs(app, actor, 'file.fill', input, { kind: 'comment', question, text });
  return isProblem(outcome) ? outcome : { revision: outcome.state.revision };
}
