/**
 * The terms of a campaign as an administrator gives them, checked and turned into the record. Countries are those ticked
 * by hand and the members of the groups ticked, as of the day the campaign opens. Refuses with the field's name in `at`.
 */
import { countryByIso3, membersOn } from '#lib/domain/countries/country.ts';
import { groupsOn } from '#lib/domain/countries/groups.ts';
import type { VersionRef } from '#lib/domain/instrument/questionnaire.ts';
import { languages, type Language } from '#lib/domain/languages.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { Campaign } from './campaign.ts';
import { instantOf, isTimeZone } from './zoned-time.ts';

export interface CampaignTerms {
  readonly id: string;
  readonly title: string;
  /** e.g. dtr/1.0.0 */
  readonly version: string;
  readonly countries: readonly string[];
  /** `all`, or scheme:group as in `unesco_group:va`. */
  readonly groups: readonly string[];
  /** Clock times in `timeZone`, YYYY-MM-DDTHH:MM. */
  readonly opens: string;
  readonly closes: string;
  readonly timeZone: string;
  readonly languages: readonly Language[];
  readonly smallestGroup: number;
}

/** The countries of a choice of groups on a day; null: no such group. */
export function countriesOfGroup(key: string, date: string): readonly string[] | null {
  if (key === 'all') return membersOn(date).map((country) => country.iso3);
  const [scheme, group] = key.split(':');
  const found = groupsOn(date)
    .find((one) => one.id === scheme)
    ?.groups.find((one) => one.id === group);
  return found?.members ?? null;
}

function chosenCountries(terms: CampaignTerms, date: string): readonly string[] | Problem {
  const chosen = new Set<string>();
  for (const iso3 of terms.countries) {
    if (countryByIso3(iso3) === null) return problem('campaign.unknown_country', { iso3 }, 'countries');
    chosen.add(iso3);
  }
  for (const key of terms.groups) {
    const members = countriesOfGroup(key, date);
    if (members === null) return problem('analysis.unknown_group', { group: key }, 'groups');
    for (const iso3 of members) chosen.add(iso3);
  }
  return chosen.size === 0 ? problem('campaign.no_countries', {}, 'countries') : [...chosen].sort();
}

/** A draft from its terms; `known`: the published version they name, null where there is none. */
export function draftFrom(terms: CampaignTerms, known: VersionRef | null, revision: number): Campaign | Problem {
  const title = terms.title.trim();
  if (title === '') return problem('request.field_required', {}, 'title');
  if (title.length > 200) return problem('answer.too_long', { limit: 200 }, 'title');
  if (terms.id === '') return problem('request.field_required', {}, 'id');
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(terms.id)) return problem('request.field_invalid', {}, 'id');
  if (known === null) return problem('instrument.not_found', {}, 'version');
  if (!isTimeZone(terms.timeZone)) return problem('request.field_invalid', {}, 'timeZone');
  const opensAt = instantOf(terms.opens, terms.timeZone);
  if (opensAt === null) return problem('request.field_required', {}, 'opens');
  const closesAt = instantOf(terms.closes, terms.timeZone);
  if (closesAt === null) return problem('request.field_required', {}, 'closes');
  if (closesAt <= opensAt) return problem('campaign.dates_reversed', {}, 'closes');
  const offered = languages.filter((language) => terms.languages.includes(language));
  if (offered.length === 0) return problem('request.field_required', {}, 'languages');
  if (!Number.isInteger(terms.smallestGroup) || terms.smallestGroup < 1 || terms.smallestGroup > 50)
    return problem('answer.out_of_range', { min: 1, max: 50 }, 'smallestGroup');
  const groupsAsOf = terms.opens.slice(0, 10);
  const countries = chosenCountries(terms, groupsAsOf);
  if ('problem' in countries) return countries;
  return {
    id: terms.id,
    title,
    version: known,
    countries,
    opensAt,
    closesAt,
    timeZone: terms.timeZone,
    languages: offered,
    smallestGroup: terms.smallestGroup,
    status: 'draft',
    origin: 'asked',
    groupsAsOf,
    revision
  };
}
