/** A soft check in words: the remark on an answer, and what an explanation is about; in the given language or the reader's. */
import type { SoftCheckCode } from '#lib/domain/country-file/answer.ts';
import type { Language } from '#lib/domain/languages.ts';
import { formatAmount } from './format.ts';
import * as messages from './generated/messages.js';

interface Found {
  readonly code: SoftCheckCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export function remarkIn({ code, params }: Found, language: Language): string {
  const locale = { locale: language };
  const amount = (name: string): string => formatAmount(Number(params[name]), language);
  switch (code) {
    case 'jump':
      return messages.respond_remark_jump({ from: amount('from'), to: amount('to') }, locale);
    case 'sum':
      return messages.respond_remark_sum({ sum: amount('sum'), total: amount('total') }, locale);
    case 'level_without_evidence':
      return messages.respond_remark_level({}, locale);
    case 'figure_without_source':
      return messages.respond_remark_source({}, locale);
  }
}

export function explanationAbout(code: SoftCheckCode, language: Language): string {
  const locale = { locale: language };
  switch (code) {
    case 'jump':
      return messages.workbook_about_jump({}, locale);
    case 'sum':
      return messages.workbook_about_sum({}, locale);
    case 'level_without_evidence':
      return messages.workbook_about_level({}, locale);
    case 'figure_without_source':
      return messages.workbook_about_source({}, locale);
  }
}
