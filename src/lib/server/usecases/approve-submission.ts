/** An analyst approves the newest submission of a file: from then on it counts in figures. */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export interface DecideSubmissionInput {
  readonly fileId: string;
  /** The submission that was read; refused 'file.moved_on' when it is not the newest any more. */
  readonly number: number;
  readonly changeId: string;
}

export async function approveSubmission(
  app: App,
  actor: Actor | null,
  input: DecideSubmissionInput & { readonly remarks: string }
): Promise<SubmissionStub | Problem> {
  await Promise.resolve([app, actor]);
  return problem('file.not_found', { fileId: input.fileId });
}
