/** An analyst returns a submission with a reason: the file takes answers again and the focal point is told by mail. */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import type { DecideSubmissionInput } from './approve-submission.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

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
  await Promise.resolve([app, actor]);
  return problem('file.not_found', { fileId: input.fileId });
}
