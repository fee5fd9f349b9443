/** How the figures of one version are made. */
import type { PageServerLoad } from './$types';
import { openMethodology } from '#lib/server/usecases/open-methodology.ts';
import { show } from '#lib/server/respond.ts';

export const load: PageServerLoad = async ({ locals, params }) => ({
  ...show(await openMethodology(locals.app, locals.actor, params)),
  language: locals.language
});
