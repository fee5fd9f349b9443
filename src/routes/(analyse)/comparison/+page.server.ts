/** Comparison: the address says campaign, groups and figure; the use case answers. Sorting is the page's. */
import type { PageServerLoad } from './$types';
import { readChoice } from './choice.ts';
import { openComparison } from '#lib/server/usecases/open-comparison.ts';
import { show } from '#lib/server/respond.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const opened = show(await openComparison(locals.app, locals.actor, readChoice(url.searchParams)));
  return { opened, language: locals.language };
};
