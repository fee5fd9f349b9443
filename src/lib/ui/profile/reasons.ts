/** Why there is no score, in words; and the other way round: the words beside a score that exists are its figures. */
import type { Score } from '#lib/domain/scoring/result.ts';
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
    case 'too_few_dimensions':
      return m.profile_reason_dimensions();
  }
}
