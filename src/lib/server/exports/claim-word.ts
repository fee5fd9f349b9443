/** Why an answer is claimed confidential, or that it is not, in the language of a document. */
import type { ConfidentialReason } from '#lib/domain/country-file/answer.ts';
import type { Language } from '#lib/domain/languages.ts';
import * as messages from '#lib/i18n/generated/messages.js';

const words: Readonly<Record<ConfidentialReason | 'none', (inputs: object, options: { locale: Language }) => string>> =
  {
    personal: messages.signing_reason_personal,
    law: messages.signing_reason_law,
    security: messages.signing_reason_security,
    commercial: messages.signing_reason_commercial,
    unpublished: messages.signing_reason_unpublished,
    other: messages.signing_reason_other,
    none: messages.workbook_reason_none
  };

export function claimWordIn(reason: ConfidentialReason | 'none', language: Language): string {
  return words[reason]({}, { locale: language });
}
