/** The countries whose profile can be read, for one campaign; `?country=` leads to one of them, so that a form can choose. */
import { redirect } from '@sveltejs/kit';
import { countryName } from '#lib/i18n/country-name.ts';
import { show } from '#lib/server/respond.ts';
import { listProfiles } from '#lib/server/usecases/list-profiles.ts';
import { readSort, sortRows } from '#lib/ui/tables/sort.ts';
import type { PageServerLoad } from './$types';

const keys = ['country', 'band', 'score', 'coverage', 'approved'];

export const load: PageServerLoad = async ({ locals, url }) => {
  const campaignId = url.searchParams.get('campaign') || null;
  const listed = show(await listProfiles(locals.app, locals.actor, { campaignId }));
  const country = url.searchParams.get('country') || null;
  if (country !== null && listed.campaign !== null) {
    redirect(303, `/profiles/${encodeURIComponent(country)}?campaign=${listed.campaign.id}`);
  }
  const sort = readSort(url.searchParams.get('sort'), keys, { key: 'country', descending: false });
  const named = listed.rows
    .map((row) => ({ ...row, country: countryName(row.iso3, locals.language) }))
    .sort((a, b) => a.country.localeCompare(b.country, locals.language));
  const valueOf = (row: (typeof named)[number], key: string): string | number | null => {
    if (key === 'coverage') return row.index?.coverage ?? null;
    if (key === 'approved') return row.approvedAt;
    return key === 'country' ? row.country : (row.index?.score.value ?? null);
  };
  return { ...listed, sort, countries: named, rows: sortRows(named, sort, valueOf, locals.language) };
};
