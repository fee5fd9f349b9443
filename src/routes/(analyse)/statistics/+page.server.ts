/** Statistics of a round: the address says campaign, groups, kind of correlation and order; the use case answers. */
import type { PageServerLoad } from './$types';
import { readChoice } from './choice.ts';
import { openStatistics } from '#lib/server/usecases/open-statistics.ts';
import { show } from '#lib/server/respond.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { campaigns, view } = show(await openStatistics(locals.app, locals.actor, readChoice(url.searchParams)));
  const choices = campaigns.map(({ id, title }) => ({ id, title }));
  return { campaigns: choices, view, figure: url.searchParams.get('figure') ?? 'index', language: locals.language };
};
