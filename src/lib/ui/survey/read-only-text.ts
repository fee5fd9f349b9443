/** Why a file cannot be written in, in words for the person who would like to. */
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import {
  respond_not_yours,
  respond_read_approved,
  respond_read_closed,
  respond_read_not_open,
  respond_read_submitted
} from '#lib/i18n/generated/messages.js';
import { problemText } from '#lib/i18n/problem-text.ts';

export function readOnlyText(cause: Problem | null): string | null {
  if (!isProblem(cause)) return null;
  switch (cause.problem) {
    case 'campaign.closed':
      return respond_read_closed();
    case 'campaign.not_open_yet':
      return respond_read_not_open();
    case 'answer.not_your_section':
      return respond_not_yours();
    case 'file.frozen':
    case 'file.declined':
    case 'answer.locked':
      return problemText(cause);
    default:
      return cause.params['status'] === 'approved' ? respond_read_approved() : respond_read_submitted();
  }
}

/** Whether the reader may ask IITE for more time, which would open the file again. */
export function mayAskTime({
  readOnly,
  me,
  campaign
}: {
  readonly readOnly: Problem | null;
  readonly me: { readonly role: string };
  readonly campaign: { readonly status: string };
}): boolean {
  return readOnly?.problem === 'campaign.closed' && me.role === 'focal_point' && campaign.status !== 'archived';
}
