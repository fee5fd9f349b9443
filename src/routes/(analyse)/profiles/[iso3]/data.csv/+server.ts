/** The index and the dimensions of one profile with the group behind them, unrounded: the numbers of its table. */
import { profileSheet } from '../profile-sheet.ts';
import { problem } from '#lib/domain/problem.ts';
import { csvReply, withProvenance } from '#lib/server/exports/csv.ts';
import { show } from '#lib/server/respond.ts';
import { openProfile } from '#lib/server/usecases/open-profile.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const opened = show(
    await openProfile(locals.app, locals.actor, {
      iso3: params.iso3,
      campaignId: url.searchParams.get('campaign') || null,
      peer: url.searchParams.get('peer') || null
    })
  );
  if (opened.kind === 'withheld') return show<Response>(problem('analysis.not_found'));
  const { campaignId, version } = opened.view.round;
  const from = {
    campaign: campaignId,
    version: `${version.instrument} ${version.version}`,
    sha256: version.sha256,
    generated: locals.app.clock().toISOString()
  };
  return csvReply(
    withProvenance(profileSheet(opened.view, opened.interval, locals.language), from),
    `profile-${campaignId}-${params.iso3}`
  );
};
