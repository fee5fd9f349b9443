/** A signed submission as the review page takes it (see the use case that reads it), and where it stands in a sentence. */
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { ReviewMarkKind } from '#lib/domain/country-file/change.ts';
import type { CampaignFacts } from '#lib/domain/country-file/file-facts.ts';
import type { FileStatus, SubmissionStub, Thread } from '#lib/domain/country-file/file-state.ts';
import type { PreviousAnswer } from '#lib/domain/country-file/previous.ts';
import type { Remark } from '#lib/domain/country-file/soft-checks.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import type { Question, Section } from '#lib/domain/instrument/questionnaire.ts';
import type { IndexResult, IndicatorResult } from '#lib/domain/scoring/result.ts';
import { fileStatusName } from '#lib/i18n/terms.ts';
import * as m from '#lib/i18n/generated/messages.js';

export interface OpenReview {
  readonly fileId: string;
  readonly campaign: CampaignFacts;
  readonly status: FileStatus;
  readonly submission: Submission;
  readonly submissions: readonly SubmissionStub[];
  readonly sections: readonly {
    readonly section: Section;
    readonly questions: readonly {
      readonly question: Question;
      readonly answer: Answer | null;
      readonly before: Answer | null | undefined;
      readonly previous: PreviousAnswer | null;
      readonly remarks: readonly Remark[];
      readonly mark: ReviewMarkKind | null;
      readonly thread: Thread | null;
      readonly tells: readonly string[];
    }[];
  }[];
  readonly returnReason: string | null;
  readonly approvalRemarks: string | null;
  readonly mayDecide: boolean;
  readonly mayReopen: boolean;
  readonly asked: readonly string[] | null;
  readonly gone: readonly { readonly question: Question; readonly answer: Answer }[];
  readonly index: IndexResult | null;
  readonly indicators: ReadonlyMap<string, IndicatorResult>;
}

export function submissionState(review: OpenReview): string {
  const { submission, submissions, status, returnReason, approvalRemarks } = review;
  if (submissions.at(-1)?.number !== submission.number) return m.review_newer();
  const reason = returnReason ?? '';
  switch (submission.status) {
    case 'submitted':
      return m.review_state_submitted();
    case 'returned':
      return reason === '' ? fileStatusName('returned') : m.review_state_returned({ reason });
    case 'withdrawn':
      return fileStatusName('withdrawn');
    case 'approved': {
      if (status !== 'approved') return m.asking_reopened_now({ reason });
      const remarks = approvalRemarks ?? '';
      return remarks === '' ? m.review_state_approved_plain() : m.review_state_approved({ remarks });
    }
  }
}
