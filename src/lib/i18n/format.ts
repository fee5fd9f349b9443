/** Numbers and dates in the reader's language. Scores show one decimal; exports never come through here. */
import type { Language } from '#lib/domain/languages.ts';

/** Arabic readers of UNESCO pages expect Western digits beside codes and scores; `ar` formats them so. */
const tags: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fr: 'fr-FR',
  es: 'es-ES',
  ru: 'ru-RU',
  ar: 'ar',
  zh: 'zh-CN'
};

/** A formatter costs fifty times what it takes to use it, and a page of 200 countries uses one two thousand times. */
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

function numberFormat(language: Language, kind: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${kind}`;
  const made = numbers.get(key) ?? new Intl.NumberFormat(tags[language], options);
  numbers.set(key, made);
  return made;
}

function dateFormat(
  language: Language,
  timeZone: string | undefined,
  options: Pick<Intl.DateTimeFormatOptions, 'dateStyle' | 'timeStyle'>
): Intl.DateTimeFormat {
  const key = `${language} ${options.dateStyle ?? ''} ${options.timeStyle ?? ''} ${timeZone ?? ''}`;
  const made = dates.get(key) ?? new Intl.DateTimeFormat(tags[language], { ...options, timeZone });
  dates.set(key, made);
  return made;
}

export function formatNumber(value: number, language: Language, digits = 1): string {
  // What rounds to 0 has no sign.
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'negative' } as const;
  return numberFormat(language, `number ${digits}`, options).format(value);
}

export function formatCount(value: number, language: Language): string {
  return numberFormat(language, 'count', { maximumFractionDigits: 0 }).format(value);
}

/** A figure as it was given: as many digits as it has, at most six after the point. */
export function formatAmount(value: number, language: Language): string {
  return numberFormat(language, 'amount', { maximumFractionDigits: 6 }).format(value);
}

/** `share` is 0–1. */
export function formatShare(share: number, language: Language, digits = 0): string {
  const options = { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  return numberFormat(language, `share ${digits}`, options).format(share);
}

export function formatDate(iso: string, language: Language, timeZone = 'UTC'): string {
  return dateFormat(language, timeZone, { dateStyle: 'long' }).format(new Date(iso));
}

/** As short as a column of a wide table. */
export function formatDay(iso: string, language: Language, timeZone = 'UTC'): string {
  return dateFormat(language, timeZone, { dateStyle: 'medium' }).format(new Date(iso));
}

export function formatDateTime(iso: string, language: Language, timeZone = 'UTC'): string {
  return dateFormat(language, timeZone, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso));
}

/** The time alone, for what happened on the reader's own day. */
export function formatTime(iso: string, language: Language, timeZone: string | undefined): string {
  return dateFormat(language, timeZone, { timeStyle: 'short' }).format(new Date(iso));
}
