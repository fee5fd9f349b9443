/** Soft checks and claims of confidentiality in the reviewer's words. */
import type { ConfidentialReason } from '#lib/domain/country-file/answer.ts';
import type { Remark } from '#lib/domain/country-file/soft-checks.ts';
import type { Language } from '#lib/domain/languages.ts';
import { formatAmount } from '#lib/i18n/format.ts';
import * as m from '#lib/i18n/generated/messages.js';

const reasons: Readonly<Record<ConfidentialReason, () => string>> = {
  personal: m.asking_conf_personal,
  law: m.asking_conf_law,
  security: m.asking_conf_security,
  commercial: m.asking_conf_commercial,
  unpublished: m.asking_conf_unpublished,
  other: m.asking_conf_other
};

export function confidentialReasonName(reason: ConfidentialReason): string {
  return reasons[reason]();
}

export function remarkText({ code, params }: Remark, language: Language): string {
  const shown = (name: string): string => {
    const value = params[name] ?? '';
    return typeof value === 'number' ? formatAmount(value, language) : value;
  };
  switch (code) {
    case 'jump':
      return m.asking_check_jump({ from: shown('from'), to: shown('to') });
    case 'sum':
      return m.asking_check_sum({ sum: shown('sum'), total: shown('total') });
    case 'level_without_evidence':
      return m.asking_check_level({ level: shown('level') });
    case 'figure_without_source':
      return m.asking_check_source();
  }
}
