/** A campaign's terms as a form carries them, and what its page offers: versions, groups, countries, zones. */
import type { CampaignTerms } from '#lib/domain/campaign/draft.ts';
import { clockTime } from '#lib/domain/campaign/zoned-time.ts';
import { membersOn } from '#lib/domain/countries/country.ts';
import { groupsOn } from '#lib/domain/countries/groups.ts';
import { isLanguage, languages, textIn, type Language } from '#lib/domain/languages.ts';
import type { App } from './app.ts';

export function termsFrom(form: FormData, id: string | null = null): CampaignTerms {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const many = (name: string): string[] => form.getAll(name).filter((value) => typeof value === 'string');
  return {
    id: id ?? text('id'),
    title: text('title'),
    version: text('version'),
    countries: many('countries'),
    groups: many('groups'),
    opens: text('opens'),
    closes: text('closes'),
    timeZone: text('timeZone'),
    languages: many('languages').filter(isLanguage),
    smallestGroup: Number(text('smallestGroup') || Number.NaN)
  };
}

/** Opens tomorrow at nine, closes sixty days later. */
export function newTerms(app: App): CampaignTerms {
  const day = (days: number): string =>
    clockTime(new Date(app.clock().getTime() + days * 86_400_000).toISOString(), 'UTC').slice(0, 10);
  return {
    id: '',
    title: '',
    version: '',
    countries: [],
    groups: [],
    opens: `${day(1)}T09:00`,
    closes: `${day(61)}T23:59`,
    timeZone: 'UTC',
    languages: [...languages],
    smallestGroup: 5
  };
}

export interface CampaignChoices {
  readonly versions: readonly string[];
  readonly schemes: readonly {
    readonly id: string;
    readonly title: string;
    readonly groups: readonly { readonly key: string; readonly title: string; readonly size: number }[];
  }[];
  readonly members: number;
  readonly countries: readonly { readonly iso3: string; readonly name: string; readonly associate: boolean }[];
  readonly timeZones: readonly string[];
}

export function campaignChoices(
  app: App,
  versions: readonly { readonly instrument: string; readonly version: string }[],
  language: Language
): CampaignChoices {
  const today = app.clock().toISOString().slice(0, 10);
  const order = new Intl.Collator(language);
  const members = membersOn(today).map(({ iso3, name, status }) => ({
    iso3,
    name: textIn(name, language).text,
    associate: status === 'associate'
  }));
  return {
    versions: versions.map(({ instrument, version }) => `${instrument}/${version}`),
    schemes: groupsOn(today).map((scheme) => ({
      id: scheme.id,
      title: textIn(scheme.title, language).text,
      groups: scheme.groups.map((group) => ({
        key: `${scheme.id}:${group.id}`,
        title: textIn(group.title, language).text,
        size: group.members.length
      }))
    })),
    members: members.length,
    countries: members.sort((a, b) => order.compare(a.name, b.name)),
    timeZones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
  };
}
