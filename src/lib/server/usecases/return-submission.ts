/** An analyst returns a submission with a reason: the file takes answers again and the focal point is told by mail. */
import type { App } from '#lib/server/app.ts';
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { decideSubmission, type DecideSubmissionInput } from '#lib/server/submission-decision.ts';
import { mailReturn } from '#lib/server/mail/country-file-mails.ts';

export interface ReturnedSubmission {
  readonly submission: SubmissionStub;
  /** null: the file has no focal point to tell. */
  readonly mail: 'queued' | 'sent' | 'failed' | 'kept' | null;
}

export async function returnSubmission(
  app: App,
  actor: Actor | null,
  input: DecideSubmissionInput & { readonly reason: string }
): Promise<ReturnedSubmission | Problem> {
  const refused = refusal(actor, 'submission.decide');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const decided = await decideSubmission(app, actor, input, { kind: 'return', reason: input.reason });
  if (isProblem(decided)) return decided;
  const mail = await mailReturn(app, decided.file, decided.submission, input.reason.trim());
  return { submission: decided.submission, mail: mail?.status ?? null };
}
