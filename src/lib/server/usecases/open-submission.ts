/** A reviewer reads what a country has signed. Drafts are never shown: a file without a submission is 'file.not_found'. */
import type { App } from '#lib/server/app.ts';
import { can, refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import { campaignFacts, type CampaignFacts } from '#lib/domain/country-file/file-facts.ts';
import type { ReviewMarkKind } from '#lib/domain/country-file/change.ts';
import { sayTheSame } from '#lib/domain/country-file/same-answer.ts';
import { openedByReturn } from '#lib/domain/country-file/decide-review.ts';
import type { FileStatus, SubmissionStub, Thread } from '#lib/domain/country-file/file-state.ts';
import type { PreviousAnswer } from '#lib/domain/country-file/previous.ts';
import { softChecks, type Remark } from '#lib/domain/country-file/soft-checks.ts';
import type { SignedEvidence, Submission } from '#lib/domain/country-file/submission.ts';
import { valuesOf } from '#lib/domain/country-file/values.ts';
import type { LogicResult, Question, Section } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import type { CompiledVersion } from '#lib/server/version-shelf.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { askedAbout } from '#lib/server/mail/file-letters.ts';
import { takeFile, type FileOnDesk } from '#lib/server/file-desk.ts';
import { previousOf } from '#lib/server/previous-answers.ts';
import { repairSubmissions } from '#lib/server/submission-projection.ts';

export interface ReviewedSection {
  readonly section: Section;
  /** Questions visible at signing, in order; answer null: left open. Calculated questions carry their value as an answer. */
  readonly questions: readonly ReviewedQuestion[];
}

export interface ReviewedQuestion {
  readonly question: Question;
  readonly answer: Answer | null;
  /** The same question in the submission before this one, where it says something else; undefined: it did not move. */
  readonly before: Answer | null | undefined;
  /** What the last round had, where the lineage lets it stand beside. */
  readonly previous: PreviousAnswer | null;
  readonly remarks: readonly Remark[];
  readonly mark: ReviewMarkKind | null;
  /** What was asked and replied; null: nothing. */
  readonly thread: Thread | null;
  /** The ids of those who are told by mail when the country is asked about it. */
  readonly tells: readonly string[];
  /** Evidence that the answer cites, as it was signed. */
  readonly evidence: readonly (SignedEvidence & { readonly id: string })[];
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
  /** Whether the reader may ask, mark, approve or return this submission now. */
  readonly mayDecide: boolean;
  readonly mayReopen: boolean;
  /** The questions that a standing return asks on; null: on none in particular. */
  readonly asked: readonly string[] | null;
  /** What a return would unlock as the questions to the country stand now; null: everything. */
  readonly wouldUnlock: readonly string[] | null;
  /** Questions of the submission before this one that are not asked any more, with what was answered. */
  readonly gone: readonly { readonly question: Question; readonly answer: Answer }[];
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
  const before = number === 1 ? null : await app.storage.submissions.get(scope, fileId, number - 1);
  return {
    fileId,
    iso3: state.iso3,
    campaign: campaignFacts(campaign),
    status: state.status,
    submission,
    submissions: state.submissions,
    sections: sectionsOf(submission, before, file, await previousOf(app, file)),
    version,
    returnReason: state.returnReason,
    approvalRemarks: state.approvalRemarks,
    mayDecide: can(actor, 'submission.decide') && state.status === 'submitted' && number === newest,
    mayReopen:
      can(actor, 'submission.decide') && state.status === 'approved' && state.origin === 'asked' && number === newest,
    asked: state.asked,
    wouldUnlock: openedByReturn(state, version).unlocked,
    gone: goneFrom(submission, before, file)
  };
}

function sectionsOf(
  { content, number }: Submission,
  earlier: Submission | null,
  { state, version }: FileOnDesk,
  previous: ReadonlyMap<string, PreviousAnswer>
): ReviewedSection[] {
  const { questionnaire, logic } = version;
  const result = logic(valuesOf(content.answers));
  const { answers } = content;
  const evidence = Object.entries(content.evidence ?? {}).map(([id, item]) => ({ id, ...item }));
  const standing = evidence.map((item) => ({ ...item, addedAt: '', addedBy: nobody, removed: null }));
  const remarks = softChecks({ questionnaire, answers, logic: result, previous, evidence: standing });
  const reviewed = (question: Question): ReviewedQuestion => {
    const { name } = question;
    const answer = own(answers, name) ?? null;
    const was = earlier === null ? answer : (own(earlier.content.answers, name) ?? null);
    return {
      question,
      answer: answer ?? calculatedAnswer(result, name, content.language),
      before: differs(was, answer) ? was : undefined,
      previous: previous.get(name) ?? null,
      remarks: remarks.filter((remark) => remark.question === name),
      mark: state.marks.find((one) => one.number === number && one.question === name)?.mark ?? null,
      thread: state.threads.find((one) => one.question === name) ?? null,
      tells: askedAbout(state, name),
      evidence: evidence.filter(({ id }) => answer?.evidence?.includes(id) === true)
    };
  };
  return questionnaire.sections
    .filter((section) => result.visibleSections.has(section.name))
    .map((section) => ({
      section,
      questions: section.questions.filter(({ name }) => result.visible.has(name)).map(reviewed)
    }));
}

function goneFrom({ content }: Submission, earlier: Submission | null, { version }: FileOnDesk) {
  return Object.entries(earlier?.content.answers ?? {}).flatMap(([name, answer]) => {
    const question = version.questionnaire.byName.get(name);
    return question === undefined || own(content.answers, name) !== undefined || isAsked(name, content, version)
      ? []
      : [{ question, answer }];
  });
}

function isAsked(name: string, { answers }: Submission['content'], { logic }: CompiledVersion): boolean {
  return logic(valuesOf(answers)).visible.has(name);
}

const nobody = { personId: '', name: '' } as const;

function own(answers: Readonly<Record<string, Answer>>, name: string): Answer | undefined {
  return Object.hasOwn(answers, name) ? answers[name] : undefined;
}

function differs(was: Answer | null, now: Answer | null): boolean {
  if (was === null || now === null) return was !== now;
  return !sayTheSame(was, now);
}

function calculatedAnswer({ calculated }: LogicResult, name: string, language: Language): Answer | null {
  const value = calculated.get(name) ?? null;
  return value === null ? null : { state: 'answered', value, language, comment: null };
}
