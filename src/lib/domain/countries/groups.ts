/**
 * Groups of countries as of a day. Groups overlap (a country is in many schemes, and in iite_focus in several groups), and
 * they change: nothing here is a boolean that forgets its date. Leaving UNESCO ends every membership; joining late does
 * not hide a country from earlier rounds that it answered.
 */
import { countries, countryByIso3, holdsOn, type Country } from './country.ts';
import type { GroupScheme } from './group.ts';
import { groupTitles, schemeTitles, type SchemeId } from './group-titles.ts';

const groupsWithin: { readonly [scheme in SchemeId]: (country: Country, date: string) => readonly string[] } = {
  unesco_region: (country) => [country.unescoRegion],
  unesco_group: (country) => (country.unescoGroup === null ? [] : [country.unescoGroup]),
  iite_focus: (country) => country.iiteFocus,
  priority_africa: (country) => (country.priorityAfrica ? ['priority_africa'] : []),
  sids: (country) => (country.sids ? ['sids'] : []),
  ldc: (country, date) => (country.ldc !== null && holdsOn(country.ldc, date) ? ['ldc'] : []),
  lldc: (country) => (country.lldc ? ['lldc'] : []),
  cis: (country) => (country.cis ? ['cis'] : []),
  income: (country) => (country.income === null ? [] : [country.income]),
  m49_region: (country) => [country.m49Region],
  m49_subregion: (country) => [country.m49Subregion]
};

export const defaultScheme: SchemeId = 'unesco_region';
export const schemeIds: readonly SchemeId[] = Object.keys(schemeTitles).filter(isSchemeId);

export function isSchemeId(id: string): id is SchemeId {
  return Object.hasOwn(schemeTitles, id);
}

/** Every scheme as of a day (YYYY-MM-DD); the default scheme first. Groups without a country on that day stay, empty. */
export function groupsOn(date: string): readonly GroupScheme[] {
  return schemeIds.map((id) => ({
    id,
    title: schemeTitles[id],
    disjoint: id !== 'iite_focus',
    groups: Object.entries(groupTitles[id]).map(([group, title]) => ({
      id: group,
      title,
      members: countries.filter((country) => isIn(country, id, group, date)).map((country) => country.iso3)
    }))
  }));
}

/** The groups of one country on a day, scheme by scheme; empty for an unknown code. */
export function groupsOf(iso3: string, date: string): readonly { readonly scheme: SchemeId; readonly group: string }[] {
  const country = countryByIso3(iso3);
  if (country === null || leftBefore(country, date)) return [];
  return schemeIds.flatMap((scheme) => groupsWithin[scheme](country, date).map((group) => ({ scheme, group })));
}

function isIn(country: Country, scheme: SchemeId, group: string, date: string): boolean {
  return !leftBefore(country, date) && groupsWithin[scheme](country, date).includes(group);
}

function leftBefore(country: Country, date: string): boolean {
  return country.member.until !== null && country.member.until < date;
}
