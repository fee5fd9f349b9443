/** Approving and returning are the same step: on the newest submission, once, and the submission's status follows the log. */
import { scopeOf, type Actor } from '#lib/domain/access.ts';
import type { SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from './app.ts';
import { act, type FileOnDesk } from './file-desk.ts';
import { projectSubmission } from './submission-projection.ts';

export interface DecideSubmissionInput {
  readonly fileId: string;
  /** The submission that was read; refused 'file.moved_on' when it is not the newest any more. */
  readonly number: number;
  readonly changeId: string;
}

export async function decideSubmission(
  app: App,
  actor: Actor,
  { fileId, number, changeId }: DecideSubmissionInput,
  verdict: { readonly kind: 'approve'; readonly remarks: string } | { readonly kind: 'return'; readonly reason: string }
): Promise<{ readonly file: FileOnDesk; readonly submission: SubmissionStub } | Problem> {
  const outcome = await act(app, actor, fileId, changeId, { ...verdict, number });
  if (isProblem(outcome)) return outcome;
  const scope = scopeOf(actor);
  const submission = await projectSubmission(app, scope, fileId, number);
  // Those in whose place it was approved say so too.
  for (const stub of outcome.state.submissions) {
    if (stub.supersededBy === number) await projectSubmission(app, scope, fileId, stub.number);
  }
  return isProblem(submission) ? submission : { file: outcome, submission };
}
