/** Who is acting today behind a shared mailbox; then on to where he was going. */
import { redirect } from '@sveltejs/kit';
import { isProblem } from '#lib/domain/problem.ts';
import { fieldsOf } from '#lib/server/form-fields.ts';
import { refuse } from '#lib/server/respond.ts';
import { safePath } from '#lib/server/safe-path.ts';
import { sessionCookie } from '#lib/server/sessions.ts';
import { nameActingPerson } from '#lib/server/usecases/name-acting-person.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { actor } }) => ({
  to: safePath(url.searchParams.get('to') ?? '') ?? '/files',
  acting: actor?.acting ?? ''
});

export const actions: Actions = {
  default: async ({ locals, cookies, url, request }) => {
    const { name, to } = fieldsOf(await request.formData(), ['name', 'to']);
    const token = cookies.get(sessionCookie(url).name) ?? '';
    const named = await nameActingPerson(locals.app, locals.actor, { token, name });
    if (isProblem(named)) return refuse(named, { name });
    redirect(303, safePath(to) ?? '/files');
  }
};
