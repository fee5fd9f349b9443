/** The language that somebody has chosen, kept in his browser for a year. */
import type { Cookies } from '@sveltejs/kit';
import type { Language } from '#lib/domain/languages.ts';

export function keepLanguage(cookies: Cookies, url: URL, language: Language): void {
  const secure = url.protocol === 'https:';
  cookies.set('language', language, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: 31_536_000 });
}
