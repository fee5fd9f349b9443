/** README's table of settings is what the program reads: made by the command line, held to it here. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settingsTable } from '../../src/cli/settings.ts';

const between = /<!-- settings[^>]*-->\n([^]*?)<!-- \/settings -->/;
/** The formatter pads the cells of README; what stands in them counts. */
const cells = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim().replace(/^-+$/, '---')));

test('the table of settings in README is what `soundings settings` prints', () => {
  const table = between.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
  expect(
    cells(table),
    'put what "npm run -s soundings -- settings" prints between the two comments in README.md and run prettier on it'
  ).toEqual(cells(settingsTable()));
});
