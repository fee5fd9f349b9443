/** The rows of the files page as they are filtered and sorted there, for a spreadsheet. */
import { filesSheet, watchedFiles } from '../watched-files.ts';
import { csvReply, withProvenance } from '#lib/server/exports/csv.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
  const { campaign, files } = await watchedFiles(locals, url.searchParams);
  const from = {
    campaign: campaign?.id ?? '',
    version: campaign === null ? '' : `${campaign.version.instrument} ${campaign.version.version}`,
    sha256: campaign?.version.sha256 ?? '',
    generated: locals.app.clock().toISOString()
  };
  return csvReply(withProvenance(filesSheet(files), from), `files-${campaign?.id ?? 'none'}`);
};
