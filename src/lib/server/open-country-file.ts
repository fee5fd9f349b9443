/**
 * One country's file: created with 'opened', then its focal point named. Both changes have fixed ids, so doing it again
 * does nothing; a lost race is decided anew. Returns the id of the person who is the focal point in the file.
 */
import { scopeOf, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { ChangeBase, Progress } from '#lib/domain/country-file/change.ts';
import type { Person } from '#lib/domain/person.ts';
import type { App } from './app.ts';

export interface CountryOpening {
  readonly campaign: Campaign;
  readonly iso3: string;
  readonly progress: Progress;
  /** The focal point to name where the file has none. */
  readonly person: Person | null;
}

export async function openCountryFile(
  app: App,
  actor: Actor,
  { campaign, iso3, progress, person }: CountryOpening
): Promise<{ created: boolean; focalPoint: string | null }> {
  const scope = scopeOf(actor);
  const fileId = `${campaign.id}.${iso3}`;
  const base = (revision: number, changeId: string): ChangeBase => ({
    fileId,
    revision,
    changeId,
    at: app.clock().toISOString(),
    by: { personId: actor.personId, name: actor.name, role: actor.role },
    via: actor.via
  });
  const opened = await app.storage.countryFiles.create(scope, {
    ...base(1, 'opened'),
    kind: 'opened',
    campaignId: campaign.id,
    iso3,
    version: campaign.version,
    progress
  });
  const created = opened.outcome === 'appended';
  for (;;) {
    const file = await app.storage.countryFiles.load(scope, fileId);
    if (file === null) throw new Error(`the file ${fileId} was created and is not there`);
    const there = file.members.find(({ role }) => role === 'focal_point');
    if (there !== undefined) return { created, focalPoint: there.personId };
    if (person === null) return { created, focalPoint: null };
    const { id: personId, name, email } = person;
    const named = {
      ...base(file.revision + 1, `focal:${personId}`),
      kind: 'focal_point_named' as const,
      personId,
      name,
      email
    };
    await app.storage.countryFiles.append(scope, named);
  }
}
