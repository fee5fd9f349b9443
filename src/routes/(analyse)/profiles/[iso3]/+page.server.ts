/** One country's profile; campaign and group are in the address. */
import { countryName } from '#lib/i18n/country-name.ts';
import { show } from '#lib/server/respond.ts';
import { openProfile } from '#lib/server/usecases/open-profile.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const opened = show(
    await openProfile(locals.app, locals.actor, {
      iso3: params.iso3,
      campaignId: url.searchParams.get('campaign') || null,
      peer: url.searchParams.get('peer') || null
    })
  );
  return { opened, country: countryName(params.iso3, locals.language) };
};
