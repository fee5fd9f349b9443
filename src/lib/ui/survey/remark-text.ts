/** A soft remark in words. */
import type { Remark } from '#lib/domain/country-file/soft-checks.ts';
import type { Language } from '#lib/domain/languages.ts';
import { formatAmount } from '#lib/i18n/format.ts';
import {
  respond_remark_jump,
  respond_remark_level,
  respond_remark_source,
  respond_remark_sum
} from '#lib/i18n/generated/messages.js';

export function remarkText({ code, params }: Pick<Remark, 'code' | 'params'>, language: Language): string {
  const amount = (name: string): string => formatAmount(Number(params[name]), language);
  switch (code) {
    case 'jump':
      return respond_remark_jump({ from: amount('from'), to: amount('to') });
    case 'sum':
      return respond_remark_sum({ sum: amount('sum'), total: amount('total') });
    case 'level_without_evidence':
      return respond_remark_level();
    case 'figure_without_source':
      return respond_remark_source();
  }
}
