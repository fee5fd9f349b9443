import { sessionCookie } from '#lib/server/sessions.ts';
import { signOut } from '#lib/server/usecases/sign-out.ts';
import { redirect, type RequestHandler } from '@sveltejs/kit';

export const POST: RequestHandler = async ({ locals, cookies, url }) => {
  const { name, options } = sessionCookie(url);
  await signOut(locals.app, cookies.get(name));
  cookies.delete(name, { path: options.path, secure: options.secure });
  redirect(303, '/');
};
