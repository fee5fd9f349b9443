/** Why an answer is confidential, in words. */
import type { ConfidentialReason } from '#lib/domain/country-file/answer.ts';
import {
  signing_reason_commercial,
  signing_reason_law,
  signing_reason_other,
  signing_reason_personal,
  signing_reason_security,
  signing_reason_unpublished
} from '#lib/i18n/generated/messages.js';

export function reasonWord(reason: ConfidentialReason): string {
  switch (reason) {
    case 'personal':
      return signing_reason_personal();
    case 'law':
      return signing_reason_law();
    case 'security':
      return signing_reason_security();
    case 'commercial':
      return signing_reason_commercial();
    case 'unpublished':
      return signing_reason_unpublished();
    case 'other':
      return signing_reason_other();
  }
}
