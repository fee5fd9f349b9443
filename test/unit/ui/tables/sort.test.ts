import { expect, test } from 'vitest';
import { readSort, sortHref, sortRows } from '#lib/ui/tables/sort.ts';

const otherwise = { key: 'name', descending: false };
const rows = [
  { name: 'Égypte', score: null },
  { name: 'Zambie', score: 10 },
  { name: 'Eswatini', score: 9.5 },
  { name: 'Albanie', score: 10 }
];
const valueOf = (row: (typeof rows)[number], key: string) => (key === 'score' ? row.score : row.name);
const names = (key: string, descending: boolean) =>
  sortRows(rows, { key, descending }, valueOf, 'fr').map(({ name }) => name);

test.each([
  [null, otherwise],
  ['score', { key: 'score', descending: false }],
  ['-score', { key: 'score', descending: true }],
  ['__proto__', otherwise],
  ['-', otherwise]
])('the address %s sorts as %o', (text, expected) => {
  expect(readSort(text, ['name', 'score'], otherwise)).toEqual(expected);
});

test('texts sort by the alphabet of the reader, not by code units', () => {
  expect(names('name', false)).toEqual(['Albanie', 'Égypte', 'Eswatini', 'Zambie']);
});

test('gaps come last in both directions, and equal rows keep their order', () => {
  expect(names('score', false)).toEqual(['Eswatini', 'Zambie', 'Albanie', 'Égypte']);
  expect(names('score', true)).toEqual(['Zambie', 'Albanie', 'Eswatini', 'Égypte']);
});

test('a head leads to its order, and to the other direction when it is sorted already; the rest of the address stays', () => {
  const url = new URL('http://127.0.0.1/review?campaign=dtr-2026&sort=score');
  expect(sortHref(url, { key: 'score', descending: false }, 'score')).toBe('/review?campaign=dtr-2026&sort=-score');
  expect(sortHref(url, { key: 'score', descending: false }, 'name')).toBe('/review?campaign=dtr-2026&sort=name');
});
