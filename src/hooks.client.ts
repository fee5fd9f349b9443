/** The browser reads the language from the page that the server wrote. */
import { isLanguage } from '#lib/domain/languages.ts';
import { readLanguageFrom } from '#lib/i18n/locale.ts';

readLanguageFrom(() => (isLanguage(document.documentElement.lang) ? document.documentElement.lang : 'en'));
