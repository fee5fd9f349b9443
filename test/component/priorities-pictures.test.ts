/** What the priorities page draws and exports, from a view whose every number stands in sample-priorities.ts. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { finding, needColumns, needRows } from '../../src/routes/(analyse)/priorities/pictures.ts';
import { samplePriorities as view } from '../support/sample-priorities.ts';
import { prioritiesSheet } from '#lib/server/exports/priorities-sheet.ts';
import BarRows from '#lib/ui/charts/BarRows.svelte';

const { result } = view;
const needs = result.shown ? result.priorities : [];

test('ties stay ties: both needs share the first place and the title says so', () => {
  expect(finding(view, 'en')).toBe('Africa: 2 needs share first place');
  expect(needRows(needs, 'points', 'en').map(({ lead, label }) => [lead, label])).toEqual([
    ['=1', 'Teachers'],
    ['=1', 'Digital divide'],
    ['3', 'Financing']
  ]);
});

test('picture and CSV carry the same figures', () => {
  const rows = needRows(needs, 'points', 'en');
  expect(needColumns(needs, 'en').map(({ title }) => title)).toEqual([
    'Share of points',
    'First choice',
    'Chosen',
    'Importance (mean)',
    'Importance (0–100)',
    'Countries that rated',
    'Present capacity (0–100)',
    'Gap: importance less capacity, on the rating scale'
  ]);
  expect(rows[0]?.cells).toEqual(['30.0%', '50.0%', '100.0%', '4.50', '87.5', '6', '25.0', '2.50']);
  const { body } = render(BarRows, {
    props: { caption: 'Needs', leadTitle: 'Place', labelTitle: 'Need', barTitle: 'Share', columns: [], rows }
  });
  expect(body).toContain('x="0%" width="30%"');
  const sheet = prioritiesSheet(view, 'en');
  const of = (column: string) => sheet.rows.map((row) => row[sheet.columns.indexOf(column)]);
  expect(of('place')).toEqual([1, 1, 3]);
  expect(of('tied')).toEqual(['yes', 'yes', 'no']);
  expect(of('share_of_points')).toEqual([0.3, 0.3, 0.2]);
  expect(of('importance_0_100')).toEqual([87.5, 75, 50]);
  expect(of('gap_mean')).toEqual([2.5, 1, -1]);
  expect(of('n')).toEqual([7, 7, 7]);
});

test('a surplus of capacity draws no bar; its number stands', () => {
  const [, , financing] = needRows(needs, 'gap', 'en');
  expect(financing?.value).toBe(0);
  expect(financing?.cells.at(-1)).toBe('-1.00');
});

test('a group that may not be shown has one row in the CSV, with the reason and no figure', () => {
  const sheet = prioritiesSheet({ ...view, result: { shown: false, of: 4, why: 'too_few' } }, 'en');
  expect(sheet.rows).toHaveLength(1);
  expect(sheet.rows[0]?.filter((cell) => cell !== null)).toEqual([
    'unesco_region',
    'africa',
    'priorities',
    4,
    'too_few'
  ]);
  expect(sheet.rows[0]).toHaveLength(sheet.columns.length);
});
