/** What the answers page draws and exports, from a view whose every number stands in sample-distribution.ts. */
import { expect, test } from 'vitest';
import { choiceRows, countsSeveral, withheldWords } from '../../src/routes/(analyse)/answers/pictures.ts';
import { sampleDistribution as view } from '../support/sample-distribution.ts';
import { answersSheet } from '#lib/server/exports/answers-sheet.ts';

test('bars show counts and shares of those that answered', () => {
  if (!view.all.shown) throw new Error('the sample shows all countries');
  expect(choiceRows(view.all, 'en').map(({ label, value, cells }) => [label, value, cells])).toEqual([
    ['Online platforms', 75, ['15', '75.0%']],
    ['Television', 25, ['5', '25.0%']]
  ]);
  expect(countsSeveral(view)).toBe(true);
});

test('the CSV keeps every state apart, and a withheld group has its reason and nothing else', () => {
  const sheet = answersSheet(view, 'en');
  const lines = sheet.rows.map((row) =>
    [
      'group',
      'choice',
      'count',
      'answered',
      'asked',
      'dont_know',
      'not_applicable',
      'blank',
      'not_asked',
      'why_not_shown'
    ].map((column) => row[sheet.columns.indexOf(column)])
  );
  expect(lines).toEqual([
    ['all', '1', 15, 20, 25, 1, 2, 2, 2, null],
    ['all', '2', 5, 20, 25, 1, 2, 2, 2, null],
    ['africa', '1', 6, 8, 12, 1, 2, 1, 2, null],
    ['africa', '2', 2, 8, 12, 1, 2, 1, 2, null],
    ['arab_states', null, null, null, null, null, null, null, null, 'too_few']
  ]);
  for (const row of sheet.rows) expect(row).toHaveLength(sheet.columns.length);
  const [, , withheld] = [view.all, ...view.groups];
  if (withheld === undefined || withheld.shown) throw new Error('the sample withholds the Arab States');
  expect(withheldWords(withheld, 5)).toBe('Not shown: fewer than 5 countries.');
});
