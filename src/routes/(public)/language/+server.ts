import { isLanguage } from '#lib/domain/languages.ts';
import { problem } from '#lib/domain/problem.ts';
import { keepLanguage } from '#lib/server/language-cookie.ts';
import { reply } from '#lib/server/respond.ts';
import { safePath } from '#lib/server/safe-path.ts';
import { redirect, type RequestHandler } from '@sveltejs/kit';

/** Keeps the language for a year and returns to the page it was chosen on. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  const language = form.get('language');
  if (!isLanguage(language)) return reply(problem('request.field_invalid', {}, 'language'));
  keepLanguage(cookies, url, language);
  redirect(303, safePath(form.get('next')) ?? '/');
};
