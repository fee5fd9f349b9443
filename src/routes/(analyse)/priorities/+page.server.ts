/** Priorities: the address says campaign, group, theme and order; the use case answers. */
import type { PageServerLoad } from './$types';
import { readChoice } from './choice.ts';
import { openPriorities } from '#lib/server/usecases/open-priorities.ts';
import { show } from '#lib/server/respond.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const opened = show(await openPriorities(locals.app, locals.actor, readChoice(url.searchParams)));
  return { opened, language: locals.language };
};
