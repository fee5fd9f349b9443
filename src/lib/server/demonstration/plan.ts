/**
 * Who takes part in the demonstration and how far each file gets: fourteen countries of each of the six UNESCO regional
 * groups, from a fixed seed. Levels follow a country's income group loosely; nothing here is a statement about any State.
 */
import { countries, type Country } from '#lib/domain/countries/country.ts';
import type { Language } from '#lib/domain/languages.ts';
import type { Respondent } from './generate-answers.ts';
import { seededRandom } from './random.ts';

export type Fate =
  'approved' | 'approved after return' | 'submitted' | 'returned' | 'in progress' | 'visited' | 'invited';

/** The files behind the sign-in links: Kenya is being filled by two people, Albania is approved, Uruguay was returned. */
const storyOf: Readonly<Record<string, Fate>> = {
  KEN: 'in progress',
  ALB: 'approved',
  URY: 'returned',
  TUN: 'submitted',
  MNG: 'approved after return',
  PRT: 'invited'
};
const always: ReadonlySet<string> = new Set(Object.keys(storyOf));

const perGroup = 14;
const regionalGroups = ['i', 'ii', 'iii', 'iv', 'va', 'vb'] as const;

/** 84 Member States in order of ISO code; the same at every start. Some are always there: the sign-in links point at them. */
export const participants: readonly Country[] = regionalGroups
  .flatMap((group) =>
    countries
      .filter((country) => country.unescoGroup === group)
      .map((country) => ({
        country,
        order: always.has(country.iso3) ? -1 : seededRandom(`part.${country.iso3}`).next()
      }))
      .sort((a, b) => a.order - b.order)
      .slice(0, perGroup)
      .map(({ country }) => country)
  )
  .sort((a, b) => (a.iso3 < b.iso3 ? -1 : 1));

const french = new Set(
  'BEL BEN BFA BDI CMR CAF TCD COG COD CIV DJI FRA GAB GIN HTI LUX MDG MLI MCO NER SEN TGO CHE'.split(' ')
);
const spanish = new Set(
  'ARG BOL CHL COL CRI CUB DOM ECU SLV ESP GTM HND MEX NIC PAN PRY PER URY VEN GNQ AND'.split(' ')
);
const russian = new Set('RUS BLR KAZ KGZ TJK UZB TKM ARM MDA AZE'.split(' '));

export function languageOf(country: Country): Language {
  if (country.unescoGroup === 'vb') return 'ar';
  if (country.iso3 === 'CHN') return 'zh';
  if (french.has(country.iso3)) return 'fr';
  if (spanish.has(country.iso3)) return 'es';
  return russian.has(country.iso3) ? 'ru' : 'en';
}

const levelByIncome: Readonly<Record<string, number>> = { h: 0.7, um: 0.55, lm: 0.42, l: 0.28 };

export function respondentOf(country: Country, years: number): Respondent {
  const random = seededRandom(`level.${country.iso3}`);
  const level = (levelByIncome[country.income ?? ''] ?? 0.5) + random.normal() * 0.09;
  const withheld = random.next();
  return {
    iso3: country.iso3,
    level,
    years,
    language: languageOf(country),
    consent: withheld < 0.03 ? 'internal' : withheld < 0.1 ? 'aggregate' : 'named',
    // Most files have few gaps; one in eight has so many that coverage rules bite.
    gaps: random.chance(0.125) ? 0.3 : 0.02 + random.next() * 0.07
  };
}

/** How far a country's file is in a round; the earlier round is over, so nothing is open in it any more. */
export function fateOf(country: Country, round: 'earlier' | 'present' | 'needs'): Fate {
  const story = round === 'present' ? storyOf[country.iso3] : undefined;
  if (story !== undefined) return story;
  const draw = seededRandom(`fate.${round}.${country.iso3}`).next();
  if (round === 'earlier') return draw < 0.84 ? 'approved' : draw < 0.9 ? 'approved after return' : 'in progress';
  if (draw < 0.68) return 'approved';
  if (draw < 0.74) return 'approved after return';
  if (draw < 0.8) return 'submitted';
  if (draw < 0.85) return 'returned';
  if (draw < 0.92) return 'in progress';
  return draw < 0.96 ? 'visited' : 'invited';
}
