import { describe, expect, it } from 'vitest';
import { countries, countryByIso3, membersOn } from '#lib/domain/countries/country.ts';
import { groupsOf, groupsOn } from '#lib/domain/countries/groups.ts';
import { gridColumns, gridRows, tilePositions } from '#lib/domain/countries/tile-grid.ts';
import { languages } from '#lib/domain/languages.ts';

const membersOf = (date: string, scheme: string, group: string) =>
  groupsOn(date)
    .find((one) => one.id === scheme)
    ?.groups.find((one) => one.id === group)?.members;

describe('the countries', () => {
  it('are 194 Member States and 12 Associate Members, each once, in order of code', () => {
    expect(countries.filter((country) => country.status === 'member')).toHaveLength(194);
    expect(countries.filter((country) => country.status === 'associate')).toHaveLength(12);
    const codes = countries.map((country) => country.iso3);
    expect(new Set(codes).size).toBe(206);
    expect(codes).toEqual([...codes].sort());
  });

  it('have a name in each of the six languages', () => {
    for (const country of countries)
      for (const language of languages) expect(country.name[language], `${country.iso3} ${language}`).toMatch(/\S/);
  });

  it('write Namibia NA and Arabic names in display form', () => {
    expect(countryByIso3('NAM')?.iso2).toBe('NA');
    expect(countryByIso3('AFG')?.m49).toBe('004');
    expect(countryByIso3('IRN')?.name.ar).toBe('جمهورية إيران الإسلامية');
    expect(countries.filter((country) => country.name.ar?.includes('('))).toHaveLength(1); // Sint Maarten (Dutch part)
  });

  it('know no Israel, Kosovo or nonsense', () => {
    expect(['ISR', 'XKX', 'ken', ''].map(countryByIso3)).toEqual([null, null, null, null]);
  });
});

describe('membership on a day', () => {
  it.each([
    ['2026-11-21', 206],
    ['2026-12-31', 206],
    ['2027-01-01', 204],
    ['2023-07-09', 205],
    ['2021-11-08', 204]
  ])('on %s there are %i', (date, count) => {
    expect(membersOn(date)).toHaveLength(count);
  });

  it('of the least developed countries ends with graduation', () => {
    expect(membersOf('2026-11-23', 'ldc', 'ldc')).toHaveLength(44);
    expect(membersOf('2026-11-23', 'ldc', 'ldc')).toContain('NPL');
    expect(membersOf('2026-11-24', 'ldc', 'ldc')).toHaveLength(42);
    expect(membersOf('2026-11-24', 'ldc', 'ldc')).not.toContain('LAO');
    expect(membersOf('2026-11-24', 'ldc', 'ldc')).toContain('BGD');
    expect(membersOf('2022-01-01', 'ldc', 'ldc')).toContain('BTN');
  });

  it.each([
    ['unesco_group', 'i', 26],
    ['unesco_group', 'ii', 25],
    ['unesco_group', 'iii', 33],
    ['unesco_group', 'iv', 44],
    ['unesco_group', 'va', 47],
    ['unesco_group', 'vb', 19],
    ['priority_africa', 'priority_africa', 54],
    ['cis', 'cis', 9],
    ['lldc', 'lldc', 32],
    ['sids', 'sids', 48]
  ])('%s %s has %i countries', (scheme, group, count) => {
    expect(membersOf('2026-11-21', scheme, group)).toHaveLength(count);
  });

  it('of a country that leaves UNESCO ends in every scheme', () => {
    expect(groupsOf('NIC', '2026-12-31')).toContainEqual({ scheme: 'unesco_group', group: 'iii' });
    expect(groupsOf('NIC', '2027-01-01')).toEqual([]);
    expect(membersOf('2027-01-01', 'unesco_group', 'i')).toHaveLength(25);
  });

  it('overlaps: Mauritania is an Arab State and in Priority Africa', () => {
    expect(groupsOf('MRT', '2026-11-21').map((one) => `${one.scheme}/${one.group}`)).toEqual([
      'unesco_region/arab_states',
      'unesco_group/vb',
      'iite_focus/africa',
      'iite_focus/arab_states',
      'priority_africa/priority_africa',
      'ldc/ldc',
      'income/lm',
      'm49_region/africa',
      'm49_subregion/sub_saharan_africa'
    ]);
  });

  it('schemes called disjoint are, and every title is in six languages', () => {
    for (const scheme of groupsOn('2026-11-21')) {
      const members = scheme.groups.flatMap((group) => group.members);
      expect(new Set(members).size === members.length, scheme.id).toBe(scheme.disjoint);
      for (const titled of [scheme, ...scheme.groups])
        for (const language of languages) expect(titled.title[language], `${scheme.id} ${titled.id}`).toMatch(/\S/);
    }
  });

  it('places every country in a UNESCO region, an M49 region and an M49 subregion', () => {
    for (const scheme of groupsOn('2026-11-21').filter((one) =>
      ['unesco_region', 'm49_region', 'm49_subregion'].includes(one.id)
    ))
      expect(
        scheme.groups.flatMap((group) => group.members),
        scheme.id
      ).toHaveLength(206);
  });
});

describe('the tile grid', () => {
  it('has one tile per country and no two in one cell', () => {
    expect([...tilePositions.keys()].sort()).toEqual(countries.map((country) => country.iso3));
    const cells = new Set(countries.map(({ tile }) => `${tile.column},${tile.row}`));
    expect(cells.size).toBe(206);
    for (const { tile } of countries) {
      expect(tile.column).toBeLessThan(gridColumns);
      expect(tile.row).toBeLessThan(gridRows);
    }
  });
});
