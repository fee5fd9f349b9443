/** What the comparison draws, from a view whose every number stands in sample-comparison.ts. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { boxes, finding, heat, tileLegend, tiles } from '../../src/routes/(analyse)/comparison/pictures.ts';
import { sampleComparison as view } from '../support/sample-comparison.ts';
import { countriesSheet, groupsSheet } from '#lib/server/exports/comparison-sheet.ts';
import { readLanguageFrom } from '#lib/i18n/locale.ts';
import BoxPoints from '#lib/ui/charts/BoxPoints.svelte';
import HeatMap from '#lib/ui/charts/HeatMap.svelte';
import TileGrid from '#lib/ui/charts/TileGrid.svelte';

const names: Readonly<Record<string, string>> = {
  CPV: 'Cabo Verde',
  GHA: 'Ghana',
  KEN: 'Kenya',
  MUS: 'Mauritius',
  RWA: 'Rwanda',
  FRA: 'France',
  TGO: 'Togo',
  BEN: 'Benin',
  ISL: 'Iceland'
};
const words = { language: 'en' as const, nameOf: (iso3: string) => names[iso3] ?? iso3 };
const figure = view.figures[0] ?? { kind: 'index' as const, id: 'index', title: { en: 'Index' } };
const byCountry = { key: 'country', descending: false };

test('the title says the finding: which band is most frequent, in how many of how many', () => {
  expect(finding(view, 'en')).toBe('Index: Established is the most frequent band, in 3 of 6 countries');
});

test('the title asks where two bands are equally frequent', () => {
  const cell = view.all.cells[0];
  if (cell?.shown !== true) throw new Error('the sample shows the index');
  const tied = {
    ...view,
    all: {
      ...view.all,
      cells: [{ ...cell, bands: cell.bands.map((one) => (one.band === 'advanced' ? { ...one, count: 3 } : one)) }]
    }
  };
  expect(finding(tied, 'en')).toBe('Index: how do countries compare?');
});

test('a group below five shows no box, no point and no number, in picture and CSV alike', () => {
  const rows = boxes(view, figure, words);
  expect(rows.find(({ id }) => id === 'iite_focus.sids')).toEqual({
    id: 'iite_focus.sids',
    label: 'Small Island Developing States',
    note: '',
    box: null,
    points: [],
    words: 'Not shown: fewer than 5 countries.'
  });
  const { body } = render(BoxPoints, { props: { rows, bounds: [20, 40, 60, 80], axis: [] } });
  expect(body.match(/<rect/g)).toHaveLength(2);
  expect(body).toContain('Not shown: fewer than 5 countries.');
  const sheet = groupsSheet(view, words);
  const sids = sheet.rows.filter((row) => row[1] === 'sids');
  expect(sids).toEqual([
    [
      'iite_focus',
      'sids',
      'Small Island Developing States',
      'index',
      null,
      3,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      'too_few'
    ],
    [
      'iite_focus',
      'sids',
      'Small Island Developing States',
      'gov',
      null,
      3,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      'too_few'
    ]
  ]);
});

test('the box lies where the CSV says: 1 % of air, then 0 to 100', () => {
  const { body } = render(BoxPoints, { props: { rows: boxes(view, figure, words), bounds: [], axis: [] } });
  // Africa: q1 41.04, q3 59.96 → (41.04 + 1) / 102 and 18.92 / 102 of the width
  expect(body).toContain('x="41.216%" width="18.549%"');
  const africa = groupsSheet(view, words).rows.find((row) => row[1] === 'africa');
  expect(africa?.slice(3, 11)).toEqual(['index', 5, 7, 0, 52, 41.04, 52.25, 59.96]);
});

test('the distribution mirrors in Arabic', () => {
  readLanguageFrom(() => 'ar');
  const { body } = render(BoxPoints, { props: { rows: boxes(view, figure, words), bounds: [], axis: [] } });
  readLanguageFrom(() => 'en');
  expect(body).toContain('x="40.235%" width="18.549%"');
});

test('the heat map holds one cell a figure, the same number as the CSV, and the reason in words where there is none', () => {
  const groups = heat(view, byCountry, words);
  expect(groups.map(({ label, rows }) => [label, rows.map((row) => row.label)])).toEqual([
    ['Africa', ['Cabo Verde', 'Ghana', 'Kenya', 'Mauritius', 'Rwanda']],
    ['Small Island Developing States', ['Cabo Verde', 'Mauritius']],
    ['In none of these groups', ['France']]
  ]);
  const cells = (iso3: string) => groups.flatMap(({ rows }) => rows).find(({ id }) => id === iso3)?.cells;
  expect(cells('KEN')).toEqual([
    { text: '60.0', band: 3 },
    { text: '100.0', band: 5 }
  ]);
  expect(cells('RWA')).toEqual([
    { text: 'too few dimensions', band: null },
    { text: 'too few answers', band: null }
  ]);
  const kenya = countriesSheet(view, words).rows.filter((row) => row[0] === 'KEN');
  expect(kenya.map((row) => [row[3], row[4], row[5]])).toEqual([
    ['index', 59.96, 'established'],
    ['gov', 100, 'transformative']
  ]);
});

test('sorting by a dimension puts the highest first on demand and gaps last', () => {
  const [africa] = heat(view, { key: 'gov', descending: true }, words);
  expect(africa?.rows.map(({ id }) => id)).toEqual(['KEN', 'CPV', 'GHA', 'MUS', 'RWA']);
});

test('a sorted column says so to assistive technology', () => {
  const { body } = render(HeatMap, {
    props: {
      caption: 'Scores',
      country: { id: 'country', label: 'Country', href: '/comparison?sort=country', sorted: null },
      columns: [{ id: 'gov', label: 'Leadership', href: '/comparison?sort=gov', sorted: 'descending' }],
      groups: heat(view, byCountry, words)
    }
  });
  expect(body).toMatch(
    /<th[^>]*aria-sort="descending"[^>]*>\s*(<!--.*?-->)*<a href="\/comparison\?sort=gov">Leadership/
  );
});

test('tiles name band and score; withheld, not approved and not asked read differently and open nothing', () => {
  const drawn = tiles(view, words);
  expect(drawn.map(({ iso3, label, band, gap, href }) => [iso3, label, band, gap, href])).toEqual([
    ['GHA', 'GHA, Ghana: Established, 41.0', 3, null, '/profiles/GHA?campaign=dtr-2026'],
    ['RWA', 'RWA, Rwanda: too few dimensions', null, 'no_score', '/profiles/RWA?campaign=dtr-2026'],
    ['TGO', 'TGO, Togo: Not published by the country’s choice', null, 'withheld', null],
    ['BEN', 'BEN, Benin: no approved file', null, 'not_approved', null],
    ['ISL', 'ISL, Iceland: Not in this campaign', null, 'not_asked', null]
  ]);
  const { body } = render(TileGrid, { props: { label: 'Tiles', tiles: drawn, legend: tileLegend(view, 'en') } });
  expect(body).toContain('<title>GHA, Ghana: Established, 41.0</title>');
  expect(body).toContain('>3</text>');
  expect(body).not.toContain('style=');
});
