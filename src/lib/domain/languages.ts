/** The six languages of the interface and of questionnaires, as BCP 47 tags; English is the source language. */
export const languages = ['en', 'fr', 'es', 'ru', 'ar', 'zh'] as const;
export type Language = (typeof languages)[number];
export const sourceLanguage: Language = 'en';

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && (languages as readonly string[]).includes(value);
}

/** A text in one or more languages; English is always there. Plain text, never HTML. */
export type Text = Readonly<Partial<Record<Language, string>>> & { readonly en: string };

/** The text in `language`, or in English where it is not translated, with the language it is really in. */
export function textIn(
  text: { readonly en: string } & { readonly [language in Language]?: string | undefined },
  language: Language
): { readonly text: string; readonly language: Language } {
  const translated = text[language];
  return translated === undefined || translated === ''
    ? { text: text.en, language: sourceLanguage }
    : { text: translated, language };
}
