/**
 * What a case is computed from: the files, cases and stages that its `input` and `meta` name ("data/a.csv + data/b.csv",
 * "cases/A30 normalised and data/a.csv", "A30.outputs.screened", "data/a_* full pipeline").
 */
import { CaseError } from './case-error.ts';
import type { CaseFile } from './case-file.ts';
import type { Check } from './check.ts';
import type { Folder } from './folder.ts';
import { column, frameOf, tableIn, texts, type Frame, type Table } from './table.ts';
import { treeIn, type Tree } from './tree.ts';

export interface Running {
  readonly folder: Folder;
  readonly file: CaseFile;
  readonly check: Check;
}

export interface NamedCase {
  readonly file: CaseFile;
  /** The output of that case that is meant; null: the case as a whole. */
  readonly stage: string | null;
}

export function namedCases({ folder, file }: Running): readonly NamedCase[] {
  const whole = [...file.input.matchAll(/\bcases\/([\w-]+)(?:\.json)?(?:\.outputs\.|[\s:]+)?(\w+)?/g)].map(
    ([, name = '', word = '']) => {
      const named = folder.caseCalled(name);
      return { file: named, stage: word in named.outputs ? word : null };
    }
  );
  const stages = [...file.input.matchAll(/(?<![\w/-])([\w-]+)\.outputs\.(\w+)/g)].map(([, name = '', stage = '']) => ({
    file: folder.caseCalled(name),
    stage
  }));
  return [...whole, ...stages];
}

export function theCase(running: Running): NamedCase {
  const [first] = namedCases(running);
  if (first === undefined) throw new CaseError(`input names no case: "${running.file.input}"`);
  return first;
}

/** Names of the data files in the input, "*" resolved. */
export function dataFiles({ folder, file }: Running): readonly string[] {
  return [...file.input.matchAll(/\bdata\/[\w*-]+(?:\.csv)?/g)].flatMap(([name]) => {
    if (!name.includes('*')) return [name.endsWith('.csv') ? name : `${name}.csv`];
    const found = folder.dataNames(name);
    if (found.length === 0) throw new CaseError(`no file ${name}`);
    return found;
  });
}

/** The tree of the meta file, of the case's own or of the one its input names. */
export function treeOf(running: Running): Tree {
  const { folder, file } = running;
  const named = /\bdata\/[\w-]+\.csv/.exec(file.meta)?.[0];
  if (named !== undefined) return treeIn(folder.table(named));
  const [other] = namedCases(running);
  if (other === undefined) throw new CaseError(`no meta file: "${file.meta}"`);
  return treeOf({ ...running, file: other.file });
}

/** The columns of the codes in the first data file of the input that has them all; the other columns stay behind. */
export function rawData(running: Running, codes: readonly string[]): Frame {
  const files = dataFiles(running);
  const tables = files.map((name) => running.folder.table(name));
  const found = tables.find((table) => ['uCode', ...codes].every((name) => table.columns.has(name)));
  if (found !== undefined) return frameOf(found, 'uCode', codes);
  const nearest = tables.find((table) => codes.some((code) => table.columns.has(code)));
  const lacking = codes.filter((code) => nearest?.columns.has(code) !== true);
  throw new CaseError(
    `no table of [${files.join(', ')}] has all codes of the meta file: ${lacking.slice(0, 5).join(', ')}`
  );
}

/** The table with these columns that describes most of the units: one the input names before any other of the folder. */
export function unitTable(running: Running, columns: readonly string[], units: readonly string[]): Table {
  const names = [...new Set([...dataFiles(running), ...running.folder.dataNames()])];
  const wanted = new Set(units);
  let [best, most]: [Table | null, number] = [null, 0];
  for (const name of names) {
    const table = running.folder.table(name);
    // A panel has several rows per unit and cannot describe units.
    if (table.columns.has('Time') || !['uCode', ...columns].every((one) => table.columns.has(one))) continue;
    const known = texts(column(table, 'uCode')).filter((unit) => wanted.has(unit)).length;
    if (known > most) [best, most] = [table, known];
  }
  if (best === null) throw new CaseError(`no table of the units with ${columns.join(', ')}`);
  return best;
}

export function stageTable(file: CaseFile, stage: string): Table {
  const table = tableIn(file.outputs[stage]);
  if (table === null) throw new CaseError(`${file.id} has no table "${stage}"`);
  return table;
}

export function stageFrame(file: CaseFile, stage: string): Frame {
  return frameOf(stageTable(file, stage), 'uCode');
}

/** An output of this case as a table; anything else is a CaseError. */
export function expectedTable({ file }: Running, name: string): Table {
  return stageTable(file, name);
}
