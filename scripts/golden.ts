/**
 * `npm run -s golden -- [folder]`: runs the scoring and the statistics on every reference case of a folder (cases/*.json,
 * data/*.csv) and compares to 1e-9. Ends with "N passed, N failed"; fails on any failure and on a folder without cases.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { runFolder } from '../test/golden/runner/run-folder.ts';

const root = resolve(import.meta.dirname, '..');
const [folder] = process.argv.slice(2);
const path = folder === undefined ? resolve(root, '../shared/golden') : resolve(process.env['INIT_CWD'] ?? '.', folder);

if (!existsSync(path)) {
  console.error(`No folder ${path}. Give one with cases/*.json and data/*.csv: npm run -s golden -- <folder>`);
  process.exitCode = 2;
} else if (!runFolder(path, (line) => console.log(line))) {
  process.exitCode = 1;
}
