import { homeOf } from '#lib/domain/access.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { fieldsOf } from '#lib/server/form-fields.ts';
import { refuse } from '#lib/server/respond.ts';
import { safePath } from '#lib/server/safe-path.ts';
import { askForLink } from '#lib/server/usecases/ask-for-link.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.actor !== null) redirect(303, safePath(url.searchParams.get('next')) ?? homeOf(locals.actor.role));
  return {
    next: safePath(url.searchParams.get('next')),
    sends: locals.app.mailer.sends,
    handedOver: url.searchParams.has('handed_over')
  };
};

export const actions: Actions = {
  default: async ({ locals, request, getClientAddress }) => {
    const { email, next } = fieldsOf(await request.formData(), ['email', 'next']);
    const goTo = safePath(next);
    const asked = await askForLink(locals.app, { email, goTo, clientAddress: getClientAddress() });
    return isProblem(asked) ? refuse(asked, { email }) : { asked: true as const };
  }
};
