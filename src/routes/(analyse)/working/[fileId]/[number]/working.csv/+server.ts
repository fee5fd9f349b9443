/** The working as rows, one for the index and each group and indicator. */
import { workingOf } from '../working-of.ts';
import type { RequestHandler } from './$types';
import { problem } from '#lib/domain/problem.ts';
import { csvReply, withProvenance } from '#lib/server/exports/csv.ts';
import { workingSheet } from '#lib/server/exports/working-sheet.ts';
import { reply } from '#lib/server/respond.ts';

export const GET: RequestHandler = async ({ locals, params }) => {
  const { campaign, submission, working } = await workingOf(locals, params);
  if (working === null) return reply(problem('analysis.not_found'));
  const { instrument, version, sha256 } = submission.version;
  const generated = locals.app.clock().toISOString();
  const provenance = { campaign: campaign.id, version: `${instrument} ${version}`, sha256, generated };
  return csvReply(withProvenance(workingSheet(working), provenance), `working-${submission.receipt}`);
};
