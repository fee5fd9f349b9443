/** The files of a campaign: who is where, without reading an answer. Filter and order are in the address. */
import { show } from '#lib/server/respond.ts';
import { watchFiles } from '#lib/server/usecases/watch-files.ts';
import { readFilesQuery } from '#lib/ui/review/files-query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = readFilesQuery(url.searchParams);
  return show(await watchFiles(locals.app, locals.actor, query, locals.language));
};
