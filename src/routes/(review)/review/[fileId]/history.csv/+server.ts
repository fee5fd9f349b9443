/** The history of a file, or of one question, whole and oldest first; for staff without what was answered. */
import { csvReply, withProvenance } from '#lib/server/exports/csv.ts';
import { historySheet } from '#lib/server/exports/history-sheet.ts';
import { show } from '#lib/server/respond.ts';
import { openHistory } from '#lib/server/usecases/open-history.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { app, actor }, params: { fileId }, url }) => {
  const question = url.searchParams.get('question') || null;
  const input = question === null ? { fileId } : { fileId, question };
  const { campaign, version, iso3, entries } = show(await openHistory(app, actor, input));
  const from = {
    campaign: campaign.id,
    version: `${version.instrument} ${version.version}`,
    sha256: version.sha256,
    generated: app.clock().toISOString()
  };
  return csvReply(withProvenance(historySheet(entries), from), `history-${campaign.id}-${iso3}`);
};
