/** The versions whose method the reader may see. */
import type { PageServerLoad } from './$types';
import { listMethodologies } from '#lib/server/usecases/open-methodology.ts';

export const load: PageServerLoad = async ({ locals }) => ({
  rows: await listMethodologies(locals.app, locals.actor),
  language: locals.language
});
