import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { goldenFolder, type GoldenFolder } from '../support/golden-folder.ts';
import { Folder } from './runner/folder.ts';
import { runCase, runFolder } from './runner/run-folder.ts';

/** The runner itself: what it must not let pass. */
let folder: GoldenFolder;
afterEach(() => folder.remove());

function lines(): { readonly passed: boolean; readonly lines: readonly string[] } {
  const printed: string[] = [];
  const passed = runFolder(folder.path, (line) => printed.push(line));
  return { passed, lines: printed };
}

function withData(): GoldenFolder {
  folder = goldenFolder();
  for (const name of ['survey200_raw.csv', 'survey200_meta.csv', 'needs160_raw.csv'])
    folder.writeText(`data/${name}`, readFileSync(`test/golden/data/${name}`, 'utf8'));
  return folder;
}

const first = (id: string) => runCase(new Folder(folder.path), id);

type Outputs = Record<string, Record<string, unknown>>;
type Change = (outputs: Outputs) => void;

/** A case of the project under another name, with a change to its outputs. */
function changed(id: string, name: string, change: Change): void {
  const file = JSON.parse(readFileSync(`test/golden/cases/${id}.json`, 'utf8')) as { outputs: Outputs };
  change(file.outputs);
  folder.writeText(`cases/${name}.json`, JSON.stringify({ ...file, id: `Z_${name}` }));
}

const set =
  (table: string, column: string, row: number, value: number | string | null): Change =>
  (outputs) => {
    const cells = outputs[table]?.[column];
    if (!Array.isArray(cells)) throw new Error(`no ${table} ${column}`);
    cells[row] = value;
  };

describe('one number that is wrong', () => {
  it.each([
    ['S01_goalposts_amean', 'aggregated', 'IDX', 81.559259359],
    ['S01_goalposts_amean', 'aggregated', 'IDX', null],
    ['S01_goalposts_amean', 'normalised', 'D1_02', 100.0000002],
    ['S03_goalposts_amean_thresh_50_70', 'ranks_tiesafe', 'D2', 20],
    ['N01_importance', 'global', 'mean', 4.187500005],
    ['N01_importance', 'LAC', 'n_dontknow', 1],
    ['N02_top3_ranking', 'global', 'points_321', 185],
    ['E01_edge_cases', 'gmean', 'out', 2.18224728],
    ['E01_edge_cases', 'zscore_constant', 'out', 0]
  ])('%s, %s %s: fails, and says where', (id, table, column, wrong) => {
    withData();
    changed(id, 'other', () => undefined);
    expect(first('other').verdict).toBe('ok');
    changed(id, 'other', set(table, column, 0, wrong));
    const result = first('other');
    expect(result).toMatchObject({ id: 'Z_other', verdict: 'FAIL' });
    expect(result.check.problems).toHaveLength(1);
    expect(result.check.problems[0]).toContain(`expected ${wrong}`);
    expect(result.check.problems[0]).toContain(table);
    expect(lines()).toMatchObject({ passed: false });
    expect(lines().lines.at(-1)).toBe('0 passed, 1 failed');
  });
});

describe('what is not known or cannot be read', () => {
  it('an unknown kind is called so and counted as failed', () => {
    folder = goldenFolder();
    folder.writeCase('X01', { outputs: { entropy: { uCode: ['a'], bits: [1] } } });
    expect(lines()).toEqual({
      passed: false,
      lines: ['X01  -  unknown kind', 'compared 0 outputs, 0 values', '0 passed, 1 failed']
    });
  });

  it('an output that nothing compares fails the case by its name', () => {
    withData();
    changed('S01_goalposts_amean', 'extra', (outputs) => {
      outputs['entropy'] = { uCode: ['U001'], bits: [1] };
    });
    expect(first('extra').check.problems).toEqual(['output entropy: nothing knows how to compare it']);
  });

  it('a column and a unit too many or too few fail', () => {
    withData();
    changed('S01_goalposts_amean', 'column', (outputs) => {
      delete outputs['ranks_tiesafe']?.['D3'];
    });
    expect(first('column').check.problems).toEqual(['ranks_tiesafe, columns: D3 is not expected']);
    changed('S01_goalposts_amean', 'unit', set('normalised', 'uCode', 0, 'U999'));
    expect(first('unit').check.problems).toContain('normalised, units: U999 is missing');
    expect(first('unit').check.problems).toContain('normalised, units: U001 is not expected');
  });

  it.each([
    ['{', 'not JSON'],
    ['[]', 'a case is an object'],
    ['{"id":"a"}', 'no outputs'],
    [
      '{"id":"a","input":"data/none.csv","meta":"data/nowhere.csv","spec":{"normalise":{"f":"minmax"}},"outputs":{"normalised":{"uCode":["u"]}}}',
      'no file data/nowhere.csv'
    ],
    ['{"id":"a","input":"cases/Q07 normalised","meta":"-","outputs":{"abs_loadings":{"iCode":["x"]}}}', 'no case Q07'],
    [
      '{"id":"a","input":"inline","outputs":{"x":{"in":{"x":[1],"f":"magic"},"out":[1]}}}',
      'unknown normalisation "magic"'
    ]
  ])('%s is a clear failure', (json, why) => {
    folder = goldenFolder();
    folder.writeText('cases/a.json', json);
    const result = first('a');
    expect(result.verdict).toBe('FAIL');
    expect(result.check.problems[0]).toContain(why);
  });

  it('a folder without cases does not pass', () => {
    folder = goldenFolder();
    expect(lines()).toEqual({ passed: false, lines: ['compared 0 outputs, 0 values', '0 passed, 0 failed'] });
  });
});
