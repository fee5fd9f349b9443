/** A reviewer reads what a country has signed. Drafts are never shown: a file without a submission is 'file.not_found'. */
import type { App } from '#lib/server/app.ts';
import { can, refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import { campaignFacts, type CampaignFacts } from '#lib/domain/country-file/file-facts.ts';
import type { FileStatus, SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import { valuesOf } from '#lib/domain/country-file/values.ts';
import type { LogicResult, Question, Section } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import type { CompiledVersion } from '#lib/server/version-shelf.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { takeFile } from '#lib/server/file-desk.ts';
import { repairSubmissions } from '#lib/server/submission-projection.ts';

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
  const refused = refusal(actor, 'submission.read');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const { fileId } = input;
  const scope = scopeOf(actor);
  const file = await takeFile(app, actor, fileId);
  if (isProblem(file)) return file;
  const { state, campaign, version } = file;
  const newest = state.submissions.at(-1)?.number;
  const number = input.number ?? newest;
  if (number === undefined) return problem('file.not_found', { fileId });
  await repairSubmissions(app, scope, state);
  const submission = await app.storage.submissions.get(scope, fileId, number);
  if (submission === null) return problem('receipt.not_found', { receipt: number });
  return {
    fileId,
    iso3: state.iso3,
    campaign: campaignFacts(campaign),
    status: state.status,
    submission,
    submissions: state.submissions,
    sections: sectionsOf(submission, version),
    version,
    returnReason: state.returnReason,
    approvalRemarks: state.approvalRemarks,
    mayDecide: can(actor, 'submission.decide') && state.status === 'submitted' && number === newest
  };
}

function sectionsOf({ content }: Submission, { questionnaire, logic }: CompiledVersion): ReviewedSection[] {
  const result = logic(valuesOf(content.answers));
  return questionnaire.sections
    .filter((section) => result.visibleSections.has(section.name))
    .map((section) => ({
      section,
      questions: section.questions
        .filter((question) => result.visible.has(question.name))
        .map((question) => ({
          question,
          answer: content.answers[question.name] ?? calculatedAnswer(result, question.name, content.language)
        }))
    }));
}

function calculatedAnswer({ calculated }: LogicResult, name: string, language: Language): Answer | null {
  const value = calculated.get(name) ?? null;
  return value === null ? null : { state: 'answered', value, language, comment: null };
}
