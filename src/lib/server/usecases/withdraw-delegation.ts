/** The focal point takes sections back from a contributor; what he wrote stays. */
import type { App } from '#lib/server/app.ts';
import { refusal, type Actor } from '#lib/domain/access.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { act } from '#lib/server/file-desk.ts';

export async function withdrawDelegation(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly changeId: string; readonly personId: string }
): Promise<{ readonly revision: number } | Problem> {
  const refused = refusal(actor, 'file.delegate');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const { fileId, changeId, personId } = input;
  const outcome = await act(app, actor, fileId, changeId, { kind: 'withdraw_delegation', personId });
  return isProblem(outcome) ? outcome : { revision: outcome.state.revision };
}
