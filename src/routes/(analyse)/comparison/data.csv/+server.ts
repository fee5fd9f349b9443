/** The page's figures as CSV: `table=countries` (as a default) or `table=groups`, chosen as the page is. */
import type { RequestHandler } from './$types';
import { readChoice } from '../choice.ts';
import { countryName } from '#lib/i18n/country-name.ts';
import { isProblem, problem } from '#lib/domain/problem.ts';
import { countriesSheet, groupsSheet } from '#lib/server/exports/comparison-sheet.ts';
import { csvReply, withProvenance } from '#lib/server/exports/csv.ts';
import { provenanceOf } from '#lib/server/exports/provenance.ts';
import { reply } from '#lib/server/respond.ts';
import { openComparison } from '#lib/server/usecases/open-comparison.ts';

export const GET: RequestHandler = async ({ locals, url }) => {
  const opened = await openComparison(locals.app, locals.actor, readChoice(url.searchParams));
  if (isProblem(opened)) return reply(opened);
  if (opened.view === null) return reply(problem('campaign.not_found'));
  const { view } = opened;
  const words = { language: locals.language, nameOf: (iso3: string) => countryName(iso3, locals.language) };
  const table = url.searchParams.get('table') === 'groups' ? 'groups' : 'countries';
  const sheet = table === 'groups' ? groupsSheet(view, words) : countriesSheet(view, words);
  return csvReply(
    withProvenance(sheet, provenanceOf(view.round, locals.app.clock())),
    `comparison-${view.round.campaignId}-${view.scheme.id}-${table}`
  );
};
