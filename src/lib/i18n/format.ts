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

export function formatNumber(value: number, language: Language, digits = 1): string {
  return new Intl.NumberFormat(tags[language], { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value
  );
}

export function formatCount(value: number, language: Language): string {
  return new Intl.NumberFormat(tags[language], { maximumFractionDigits: 0 }).format(value);
}

/** A figure as it was given: as many digits as it has, at most six after the point. */
export function formatAmount(value: number, language: Language): string {
  return new Intl.NumberFormat(tags[language], { maximumFractionDigits: 6 }).format(value);
}

/** `share` is 0–1. */
export function formatShare(share: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(tags[language], {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  }).format(share);
}

export function formatDate(iso: string, language: Language, timeZone = 'UTC'): string {
  return new Intl.DateTimeFormat(tags[language], { dateStyle: 'long', timeZone }).format(new Date(iso));
}

export function formatDateTime(iso: string, language: Language, timeZone = 'UTC'): string {
  return new Intl.DateTimeFormat(tags[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone
  }).format(new Date(iso));
}

/** The time alone, for what happened on the reader's own day. */
export function formatTime(iso: string, language: Language, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat(tags[language], { timeStyle: 'short', timeZone }).format(new Date(iso));
}
