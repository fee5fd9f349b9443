/**
 * The countries Soundings knows: Member States and Associate Members of UNESCO, with official short names in six languages
 * and dated facts. Names and order as the UN publishes them; nothing here says anything about legal status.
 */
import type { Text } from '#lib/domain/languages.ts';
import { countryColumns, countryTable } from './country-table.ts';
import { tilePositions, type TilePosition } from './tile-grid.ts';

/** Both days included (YYYY-MM-DD); null: open on that side. */
export interface Period {
  readonly from: string | null;
  readonly until: string | null;
}

export interface Country {
  readonly iso3: string;
  readonly iso2: string;
  /** UN M49, three digits as text. */
  readonly m49: string;
  readonly name: Text;
  readonly status: 'member' | 'associate';
  readonly member: Period;
  readonly unescoGroup: string | null;
  readonly unescoRegion: string;
  readonly m49Region: string;
  readonly m49Subregion: string;
  readonly income: string | null;
  /** null: not a least developed country in the time covered. */
  readonly ldc: Period | null;
  readonly sids: boolean;
  readonly lldc: boolean;
  readonly cis: boolean;
  readonly priorityAfrica: boolean;
  readonly iiteFocus: readonly string[];
  readonly tile: TilePosition;
}

/** All 206, in order of ISO 3166-1 alpha-3. */
export const countries: readonly Country[] = countryTable.trim().split('\n').map(readCountry);

const byIso3: ReadonlyMap<string, Country> = new Map(countries.map((country) => [country.iso3, country]));

/** null: not a Member State or Associate Member that Soundings knows. Case matters: "KEN". */
export function countryByIso3(iso3: string): Country | null {
  return byIso3.get(iso3) ?? null;
}

/** Member States and Associate Members on a day (YYYY-MM-DD), in order of ISO code. */
export function membersOn(date: string): readonly Country[] {
  return countries.filter((country) => holdsOn(country.member, date));
}

export function holdsOn(period: Period, date: string): boolean {
  return (period.from === null || period.from <= date) && (period.until === null || date <= period.until);
}

function readCountry(line: string): Country {
  const cells = line.split('|');
  const cell = (name: string): string => {
    const found = cells[countryColumns.split('|').indexOf(name)];
    if (found === undefined) throw new Error(`the country table has no ${name} in "${line}"`);
    return found;
  };
  const flags = cell('flags').split(' ');
  const iso3 = cell('iso3');
  const tile = tilePositions.get(iso3);
  if (tile === undefined) throw new Error(`the tile grid has no place for ${iso3}`);
  return {
    iso3,
    iso2: cell('iso2'),
    m49: cell('m49'),
    name: { en: cell('en'), fr: cell('fr'), es: cell('es'), ru: cell('ru'), ar: cell('ar'), zh: cell('zh') },
    status: cell('status') === 'member' ? 'member' : 'associate',
    member: readPeriod(cell('member')),
    unescoGroup: cell('unesco_group') || null,
    unescoRegion: cell('unesco_region'),
    m49Region: cell('m49_region'),
    m49Subregion: cell('m49_subregion'),
    income: cell('income') || null,
    ldc: cell('ldc') === '' ? null : readPeriod(cell('ldc')),
    sids: flags.includes('sids'),
    lldc: flags.includes('lldc'),
    cis: flags.includes('cis'),
    priorityAfrica: flags.includes('priority_africa'),
    iiteFocus: cell('focus').split(' ').filter(Boolean),
    tile
  };
}

function readPeriod(text: string): Period {
  const [from, until] = text.split('/');
  return { from: from || null, until: until || null };
}
