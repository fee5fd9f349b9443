/** An analyst approves the newest submission of a file: from then on it counts in figures. */
import type { App } from '#lib/server/app.ts';
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { decideSubmission, type DecideSubmissionInput } from '#lib/server/submission-decision.ts';

export async function approveSubmission(
  app: App,
  actor: Actor | null,
  input: DecideSubmissionInput & { readonly remarks: string }
): Promise<SubmissionStub | Problem> {
  const refused = refusal(actor, 'submission.decide');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const decided = await decideSubmission(app, actor, input, { kind: 'approve', remarks: input.remarks });
  return isProblem(decided) ? decided : decided.submission;
}
