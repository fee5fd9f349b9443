/** The rows of the files page as they are filtered and sorted there, for a spreadsheet. */
import { csvReply, withProvenance } from '#lib/server/exports/csv.ts';
import { filesSheet } from '#lib/server/usecases/export-files.ts';
import { show } from '#lib/server/respond.ts';
import { watchFiles } from '#lib/server/usecases/watch-files.ts';
import { readFilesQuery } from '#lib/ui/review/files-query.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
  const query = readFilesQuery(url.searchParams);
  const watched = show(await watchFiles(locals.app, locals.actor, query, locals.language));
  const { campaign } = watched;
  const from = {
    campaign: campaign?.id ?? '',
    version: campaign === null ? '' : `${campaign.version.instrument} ${campaign.version.version}`,
    sha256: campaign?.version.sha256 ?? '',
    generated: locals.app.clock().toISOString()
  };
  return csvReply(withProvenance(filesSheet(watched.files), from), `files-${campaign?.id ?? 'none'}`);
};
