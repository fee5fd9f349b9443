/** The country takes its signature back before IITE has decided, with a reason; the reviewers are told. */
import { scopeOf, type Actor } from '#lib/domain/access.ts';
import type { SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { actAs, type ActInput } from '#lib/server/file-desk.ts';
import { tellReviewers } from '#lib/server/mail/file-letters.ts';
import { projectSubmission } from '#lib/server/submission-projection.ts';

export async function withdrawSubmission(
  app: App,
  actor: Actor | null,
  input: ActInput & { readonly number: number; readonly reason: string }
): Promise<SubmissionStub | Problem> {
  const { fileId, changeId, number, reason } = input;
  if (actor === null) return problem('access.sign_in_first');
  const outcome = await actAs(app, actor, 'file.withdraw', input, { kind: 'withdraw', number, reason });
  if (isProblem(outcome)) return outcome;
  const stub = await projectSubmission(app, scopeOf(actor), fileId, number);
  if (!isProblem(stub)) await tellReviewers(app, outcome, { kind: 'withdrawn', changeId, words: reason.trim() });
  return stub;
}
