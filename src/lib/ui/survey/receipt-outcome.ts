/** What became of a submission, in a sentence. */
import type { SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import type { Language } from '#lib/domain/languages.ts';
import { formatDateTime } from '#lib/i18n/format.ts';
import {
  respond_receipt_outcome_approved,
  respond_receipt_outcome_returned,
  respond_receipt_outcome_submitted,
  respond_receipt_outcome_withdrawn
} from '#lib/i18n/generated/messages.js';

export function receiptOutcome(
  { outcome, decidedAt }: Pick<SubmissionStub, 'outcome' | 'decidedAt'>,
  language: Language,
  timeZone: string
): string {
  if (outcome === 'submitted' || decidedAt === null) return respond_receipt_outcome_submitted();
  const date = formatDateTime(decidedAt, language, timeZone);
  if (outcome === 'approved') return respond_receipt_outcome_approved({ date });
  return outcome === 'withdrawn'
    ? respond_receipt_outcome_withdrawn({ date })
    : respond_receipt_outcome_returned({ date });
}
