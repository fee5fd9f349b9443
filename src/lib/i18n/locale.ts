/** Which language is being written in, and its direction. The server knows it per request, the browser from <html lang>. */
import { overwriteGetLocale } from './generated/runtime.js';
import { isLanguage, type Language } from '#lib/domain/languages.ts';

/** Names in their own language, for the language menu: no flags. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ru: 'Русский',
  ar: 'العربية',
  zh: '中文'
};

export function dir(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** Tells the messages where to read the language from; called once per process or page. */
export function readLanguageFrom(source: () => Language): void {
  overwriteGetLocale(source);
}

/** The best of the six for an Accept-Language header; English where none fits. */
export function languageFromHeader(header: string | null): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { tag: tag.toLowerCase().split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) };
    })
    .sort((a, b) => b.quality - a.quality);
  for (const { tag, quality } of wanted) if (quality > 0 && isLanguage(tag)) return tag;
  return 'en';
}
