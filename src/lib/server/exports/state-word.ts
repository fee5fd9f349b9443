/** The word of an answer state in the language of a document, whatever the language of the request. */
import type { AnswerState } from '#lib/domain/country-file/answer.ts';
import type { Language } from '#lib/domain/languages.ts';
import * as messages from '#lib/i18n/generated/messages.js';

export function stateWordIn(state: AnswerState, language: Language): string {
  const locale = { locale: language };
  switch (state) {
    case 'answered':
      return messages.terms_state_answered({}, locale);
    case 'not_applicable':
      return messages.terms_state_not_applicable({}, locale);
    case 'dont_know':
      return messages.terms_state_dont_know({}, locale);
    case 'refused':
      return messages.respond_prefer_not({}, locale);
    case 'skipped':
      return messages.terms_state_skipped({}, locale);
    case 'blank':
      return messages.terms_state_blank({}, locale);
  }
}
