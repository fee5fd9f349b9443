/** A reviewer reads what a country has signed. Drafts are never shown: a file without a submission is 'file.not_found'. */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { CampaignFacts } from '#lib/domain/country-file/file-facts.ts';
import type { FileStatus, SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import type { Question, Section } from '#lib/domain/instrument/questionnaire.ts';
import type { CompiledVersion } from '#lib/server/version-shelf.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export interface ReviewedSection {
  readonly section: Section;
  /** Questions visible at signing, in order; answer null: left open. Calculated questions carry their value as an answer. */
  readonly questions: readonly { readonly question: Question; readonly answer: Answer | null }[];
}

export interface OpenedSubmission {
  readonly fileId: string;
  readonly iso3: string;
  readonly campaign: CampaignFacts;
  /** Of the file now. */
  readonly status: FileStatus;
  readonly submission: Submission;
  /** All submissions of the file, oldest first. */
  readonly submissions: readonly SubmissionStub[];
  readonly sections: readonly ReviewedSection[];
  readonly version: CompiledVersion;
  readonly returnReason: string | null;
  readonly approvalRemarks: string | null;
  /** Whether the reader may approve or return this submission now. */
  readonly mayDecide: boolean;
}

/** `number` left out: the newest submission. */
export async function openSubmission(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly number?: number }
): Promise<OpenedSubmission | Problem> {
  await Promise.resolve([app, actor]);
  return problem('file.not_found', { fileId: input.fileId });
}
