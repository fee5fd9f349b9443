/** One campaign as the administrator runs it: its terms, a line for each country, and what opening has yet to do. */
import { refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { FileStatus } from '#lib/domain/country-file/file-state.ts';
import { sectionsDone } from '#lib/domain/country-file/progress.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { filesOf } from '#lib/server/files-of.ts';
import { focalPoints } from '#lib/server/focal-points.ts';

export interface CountryLine {
  readonly iso3: string;
  readonly focalPoint: { readonly name: string; readonly email: string } | null;
  /** null: not opened yet. */
  readonly file: {
    readonly status: FileStatus;
    readonly done: number;
    readonly of: number;
    readonly lastActivityAt: string;
  } | null;
}

export interface CampaignOverview {
  readonly campaign: Campaign;
  readonly countries: readonly CountryLine[];
  readonly withoutFocalPoint: readonly string[];
  /** Countries of an open campaign without a file, or whose focal point is not in it: "complete" does the rest. */
  readonly incomplete: readonly string[];
}

export async function lookAtCampaign(app: App, actor: Actor | null, id: string): Promise<CampaignOverview | Problem> {
  const refused = refusal(actor, 'campaigns.read');
  if (refused !== null) return refused;
  const campaign = await app.storage.campaigns.get(id);
  if (campaign === null) return problem('campaign.not_found');
  const named = focalPoints(await app.storage.people.list());
  const files = new Map((await filesOf(app, scopeOf(actor), id)).map((file) => [file.iso3, file]));
  const incomplete: string[] = [];
  const countries = campaign.countries.map((iso3): CountryLine => {
    const file = files.get(iso3);
    const member = file?.members.find(({ role }) => role === 'focal_point') ?? null;
    const person = member ?? named.get(iso3) ?? null;
    if (campaign.status === 'open' && (file === undefined || (member === null && person !== null)))
      incomplete.push(iso3);
    return {
      iso3,
      focalPoint: person === null ? null : { name: person.name, email: person.email },
      file:
        file === undefined
          ? null
          : { status: file.status, lastActivityAt: file.lastActivityAt, ...sectionsDone(file.progress) }
    };
  });
  const withoutFocalPoint = countries.filter((line) => line.focalPoint === null).map((line) => line.iso3);
  return { campaign, countries, withoutFocalPoint, incomplete };
}
