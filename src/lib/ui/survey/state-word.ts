/** A state other than an answer, in the words of the person who answers. */
import type { AnswerState } from '#lib/domain/country-file/answer.ts';
import {
  respond_prefer_not,
  terms_state_blank,
  terms_state_dont_know,
  terms_state_not_applicable,
  terms_state_skipped
} from '#lib/i18n/generated/messages.js';

export function stateWord(state: AnswerState): string {
  switch (state) {
    case 'dont_know':
      return terms_state_dont_know();
    case 'not_applicable':
      return terms_state_not_applicable();
    case 'refused':
      return respond_prefer_not();
    case 'skipped':
      return terms_state_skipped();
    case 'answered':
    case 'blank':
      return terms_state_blank();
  }
}
