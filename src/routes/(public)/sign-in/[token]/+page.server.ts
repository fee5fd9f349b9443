import { isProblem } from '#lib/domain/problem.ts';
import { statusOf, viewOf } from '#lib/server/respond.ts';
import { sessionCookie } from '#lib/server/sessions.ts';
import { lookAtLink } from '#lib/server/usecases/look-at-link.ts';
import { useLink } from '#lib/server/usecases/use-link.ts';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  const link = await lookAtLink(locals.app, params.token);
  setHeaders({ 'x-robots-tag': 'noindex' });
  return { problem: isProblem(link) ? viewOf(link) : null };
};

export const actions: Actions = {
  default: async ({ locals, params, cookies, url, getClientAddress }) => {
    const signedIn = await useLink(locals.app, params.token, getClientAddress());
    if (isProblem(signedIn)) return fail(statusOf[signedIn.kind], { problem: viewOf(signedIn) });
    const cookie = sessionCookie(url);
    cookies.set(cookie.name, signedIn.token, cookie.options);
    redirect(303, signedIn.goTo);
  }
};
