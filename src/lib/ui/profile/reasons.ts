/** Why there is no score, in words; and the other way round: the words beside a score that exists are its figures. */
import type { Score } from '#lib/domain/scoring/result.ts';
import type { WorkingNode } from '#lib/domain/scoring/working.ts';
import * as m from '#lib/i18n/generated/messages.js';

export function scoreReason(why: Score['why']): string {
  switch (why) {
    case null:
      return '';
    case 'missing':
      return m.profile_reason_missing();
    case 'not_applicable':
      return m.profile_reason_not_applicable();
    case 'coverage':
      return m.profile_reason_coverage();
    case 'too_few_members':
      return m.profile_reason_dimensions();
    case 'not_positive':
    case 'zero':
      return m.profile_reason_zero();
    case 'overflow':
      return m.profile_reason_overflow();
  }
}

export function outcomeReason(outcome: WorkingNode['outcome']): string {
  return outcome === 'scored' ? '' : scoreReason(outcome);
}
