/**
 * Opens a campaign: one country file each, its focal point named in it, one invitation each in that person's language.
 * Every step is harmless when repeated, so an interrupted opening is completed by opening again; that is also how
 * countries whose focal point was added later are invited. Returns what was done and who cannot be invited yet.
 */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import { progressOf } from '#lib/domain/country-file/progress.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { focalPoints } from '#lib/server/focal-points.ts';
import { openCountryFile } from '#lib/server/open-country-file.ts';
import { invited, inviteFocalPoint } from '#lib/server/invite-focal-point.ts';

export interface Opening {
  readonly campaign: Campaign;
  readonly filesCreated: number;
  readonly invitationsWritten: number;
  readonly withoutFocalPoint: readonly string[];
  /** False: no mail server is set, the invitations wait in the outbox. */
  readonly mailSends: boolean;
}

export async function openCampaign(app: App, actor: Actor | null, id: string): Promise<Opening | Problem> {
  const refused = refusal(actor, 'campaigns.manage');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const there = await app.storage.campaigns.get(id);
  if (there === null) return problem('campaign.not_found');
  if (there.origin === 'imported' || (there.status !== 'draft' && there.status !== 'open'))
    return problem('campaign.wrong_state');
  const version = await app.versions.get(there.version.instrument, there.version.version);
  if (version === null) return problem('instrument.not_found');
  let campaign = there;
  if (there.status === 'draft') {
    campaign = { ...there, status: 'open', revision: there.revision + 1 };
    if ((await app.storage.campaigns.replace(campaign)) === 'taken') return problem('campaign.wrong_state');
  }
  const progress = progressOf(version.questionnaire, {}, version.logic({}));
  const people = focalPoints(await app.storage.people.list());
  const already = await invited(app);
  const done = { filesCreated: 0, invitationsWritten: 0 };
  const withoutFocalPoint: string[] = [];
  for (const iso3 of campaign.countries) {
    const person = people.get(iso3) ?? null;
    const file = await openCountryFile(app, actor, { campaign, iso3, progress, person });
    if (file.created) done.filesCreated += 1;
    if (file.focalPoint === null) withoutFocalPoint.push(iso3);
    else if (await inviteFocalPoint(app, campaign, iso3, file.focalPoint, already)) done.invitationsWritten += 1;
  }
  return { campaign, ...done, withoutFocalPoint, mailSends: app.mailer.sends };
}
