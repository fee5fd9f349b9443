/** Weights by hand: the address says the campaign; the points of countries that may be named go to the browser. */
import type { PageServerLoad } from './$types';
import { countryName } from '#lib/i18n/country-name.ts';
import { openWeights } from '#lib/server/usecases/open-weights.ts';
import { show } from '#lib/server/respond.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const campaign = url.searchParams.get('campaign') || null;
  const { campaigns, opened } = show(await openWeights(locals.app, locals.actor, { campaign }));
  const order = new Intl.Collator(locals.language);
  const named = (opened?.countries ?? [])
    .map((one) => ({ ...one, name: countryName(one.iso3, locals.language) }))
    .sort((a, b) => order.compare(a.name, b.name));
  return {
    campaigns: campaigns.map(({ id, title }) => ({ id, title })),
    opened: opened === null ? null : { ...opened, countries: named },
    language: locals.language
  };
};
