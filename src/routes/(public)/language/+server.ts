import { isLanguage } from '#lib/domain/languages.ts';
import { problem } from '#lib/domain/problem.ts';
import { reply } from '#lib/server/respond.ts';
import { safePath } from '#lib/server/safe-path.ts';
import { redirect, type RequestHandler } from '@sveltejs/kit';

/** Keeps the language for a year and returns to the page it was chosen on. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  const language = form.get('language');
  if (!isLanguage(language)) return reply(problem('request.field_invalid', {}, 'language'));
  const secure = url.protocol === 'https:';
  cookies.set('language', language, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: 31_536_000 });
  redirect(303, safePath(form.get('next')) ?? '/');
};
