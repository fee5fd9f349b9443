/** One score opened: everything it was made of. */
import { workingOf } from './working-of.ts';
import { countryName } from '#lib/i18n/country-name.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const opened = await workingOf(locals, params);
  return { ...opened, country: countryName(opened.submission.iso3, locals.language) };
};
