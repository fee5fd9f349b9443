/** A folder of golden cases: cases/*.json and data/*.csv, read once each; what a case's `input` and `meta` name in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { CaseError } from './case-error.ts';
import { parseCase, type CaseFile } from './case-file.ts';
import type { Cell, Table } from './table.ts';

export class Folder {
  readonly path: string;
  readonly #tables = new Map<string, Table>();

  constructor(path: string) {
    this.path = path;
  }

  /** Names without .json, in order; a folder without cases/ may hold the case files itself. */
  caseNames(): readonly string[] {
    return readdirSync(this.#cases())
      .filter((name) => name.endsWith('.json'))
      .map((name) => basename(name, '.json'))
      .sort();
  }

  caseFile(name: string): CaseFile {
    return parseCase(readFileSync(join(this.#cases(), `${name}.json`), 'utf8'), name);
  }

  /** The case that a text means by "A30": that name, or the one that goes on with "_". */
  caseCalled(reference: string): CaseFile {
    const names = this.caseNames();
    const name = names.find((one) => one === reference) ?? names.find((one) => one.startsWith(`${reference}_`));
    if (name === undefined) throw new CaseError(`no case ${reference} in the folder`);
    return this.caseFile(name);
  }

  /** "data/x.csv". */
  table(name: string): Table {
    const kept = this.#tables.get(name);
    if (kept !== undefined) return kept;
    const path = join(this.path, name);
    if (!existsSync(path)) throw new CaseError(`no file ${name}`);
    const table = readCsv(readFileSync(path, 'utf8'), name);
    this.#tables.set(name, table);
    return table;
  }

  /** Every "data/…" whose name fits a pattern with "*". */
  dataNames(pattern = 'data/*'): readonly string[] {
    const data = join(this.path, 'data');
    if (!existsSync(data)) return [];
    const fits = new RegExp(
      `^${pattern
        .split('*')
        .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*')}(\\.csv)?$`
    );
    return readdirSync(data)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => `data/${name}`)
      .filter((name) => fits.test(name))
      .sort();
  }

  readme(): string {
    const path = join(this.path, 'README.md');
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  #cases(): string {
    const inside = join(this.path, 'cases');
    return existsSync(inside) ? inside : this.path;
  }
}

function readCsv(content: string, name: string): Table {
  let rows: unknown;
  try {
    rows = parse(content, { bom: true, relax_column_count: false, skip_empty_lines: true });
  } catch (error) {
    throw new CaseError(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(rows)) throw new CaseError(`${name}: no rows`);
  const [head, ...lines] = rows.map((row: unknown) => (Array.isArray(row) ? row.map(String) : []));
  const names = head ?? [];
  const columns = new Map(names.map((column, at) => [column, lines.map((line) => cellOf(line[at] ?? ''))]));
  if (names.length === 0 || columns.size !== names.length)
    throw new CaseError(`${name}: no table with distinct columns`);
  return { rows: lines.length, columns };
}

function cellOf(content: string): Cell {
  const trimmed = content.trim();
  if (trimmed === '') return null;
  // A code such as "004" is a name; so is "NA", which as a value of a numeric column is a gap anyway.
  if (/^-?0\d/.test(trimmed)) return trimmed;
  if (trimmed === 'TRUE' || trimmed === 'FALSE') return trimmed === 'TRUE';
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : trimmed;
}
