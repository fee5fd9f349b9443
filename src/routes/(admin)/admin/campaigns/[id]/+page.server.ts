import { can } from '#lib/domain/access.ts';
import { countryByIso3 } from '#lib/domain/countries/country.ts';
import { textIn } from '#lib/domain/languages.ts';
import { show } from '#lib/server/respond.ts';
import { lookAtCampaign } from '#lib/server/usecases/look-at-campaign.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, actor, language }, params, url }) => {
  const overview = show(await lookAtCampaign(app, actor, params.id));
  const nameOf = (iso3: string): string => {
    const country = countryByIso3(iso3);
    return country === null ? iso3 : textIn(country.name, language).text;
  };
  const order = new Intl.Collator(language);
  return {
    ...overview,
    countries: overview.countries
      .map((line) => ({ ...line, name: nameOf(line.iso3) }))
      .sort((a, b) => order.compare(a.name, b.name)),
    withoutFocalPoint: overview.withoutFocalPoint.map(nameOf),
    manages: can(actor, 'campaigns.manage'),
    sends: app.mailer.sends,
    done: url.searchParams.get('done'),
    written: Number(url.searchParams.get('written') ?? 0)
  };
};
