/**
 * The columns that a model reads, out of a separated text file: numbers and gaps, one row per unit. Reads as a stream and
 * keeps the columns asked for only. Refuses, with line and column, whatever would have to be guessed.
 */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ColumnRead } from '#lib/domain/scoring/table-fit.ts';
import { nearestName, shown } from '#lib/domain/tables/names.ts';
import { numberIn } from '#lib/domain/tables/read-number.ts';
import { csvRows, type CsvRow } from './csv-rows.ts';
import { Faults } from './faults.ts';
import { TableFault } from './text-lines.ts';
import { problem } from '#lib/domain/problem.ts';

export interface TableRequest {
  readonly path: string;
  /** Column of the ids; null: the first one. */
  readonly units: string | null;
  readonly columns: readonly ColumnRead[];
  /** A column of groups to be read where it is there. */
  readonly groupedBy: string | null;
  /** Texts that mean a gap, beside the empty cell. */
  readonly gaps: ReadonlySet<string>;
  /** Told now and then how many rows have been read. */
  readonly progress: (rows: number) => void;
}

export interface TableRead {
  readonly units: readonly string[];
  /** Line of each unit in the file. */
  readonly lines: readonly number[];
  readonly unitColumn: string;
  readonly columns: ReadonlyMap<string, readonly (number | null)[]>;
  readonly groups: ReadonlyMap<string, readonly (string | null)[]>;
  readonly sha256: string;
}

const rowsBetweenReports = 50_000;

/** Throws TableFault. */
export async function readTable(request: TableRequest): Promise<TableRead> {
  const { path, gaps, progress } = request;
  const file = basename(path);
  const hash = createHash('sha256');
  const faults = new Faults(file);
  const rows = csvRows(path, hash);
  const { header, unitAt, wanted, groupAt } = await layoutOf(rows, request, faults);
  const lines: number[] = [];
  const firstSeen = new Map<string, number>();
  const columns = wanted.map(({ name, at }) => ({ name, at, values: [] as (number | null)[] }));
  const groups: (string | null)[] = [];
  for await (const { line, cells } of rows) {
    if (cells.length !== header.length) {
      faults.add(line, 'table.ragged', { found: cells.length, expected: header.length });
      continue;
    }
    const unit = cells[unitAt]?.trim() ?? '';
    const before = firstSeen.get(unit);
    if (unit === '') faults.add(line, 'table.no_unit', { column: shown(header[unitAt] ?? '') });
    else if (before !== undefined) faults.add(line, 'table.repeated_unit', { unit: shown(unit), line: before });
    else firstSeen.set(unit, line);
    lines.push(line);
    for (const { name, at, values } of columns) {
      const cell = cells[at] ?? '';
      const value = numberIn(cell, gaps);
      if (typeof value === 'string')
        faults.add(line, `table.${value}`, { column: shown(name), value: shown(cell.trim()) });
      else values.push(value);
    }
    if (groupAt >= 0) groups.push(cells[groupAt]?.trim() || null);
    if (lines.length % rowsBetweenReports === 0) progress(lines.length);
  }
  faults.stopIfAny();
  if (lines.length === 0) throw new TableFault(problem('table.header_only', { file }));
  return {
    units: [...firstSeen.keys()],
    lines,
    unitColumn: header[unitAt] ?? '',
    columns: new Map(columns.map(({ name, values }) => [name, values])),
    groups: new Map(groupAt >= 0 ? [[header[groupAt] ?? '', groups]] : []),
    sha256: hash.digest('hex')
  };
}

interface Layout {
  readonly header: readonly string[];
  readonly unitAt: number;
  readonly wanted: readonly { readonly name: string; readonly at: number }[];
  readonly groupAt: number;
}

async function layoutOf(
  rows: AsyncGenerator<CsvRow>,
  { path, units, columns, groupedBy }: TableRequest,
  faults: Faults
): Promise<Layout> {
  const first = await rows.next();
  const { line, cells: header } = first.done === true ? { line: 1, cells: [] } : first.value;
  const file = basename(path);
  const unitAt = unitColumnAt(header, units, `${file}:${line}`);
  const names = header.filter((name) => name !== '');
  for (const { name, neededBy } of columns)
    if (!header.includes(name)) {
      const nearest = shown(nearestName(name, names) ?? '');
      faults.add(line, 'table.unknown_column', { column: shown(name), indicator: neededBy, nearest });
    }
  faults.stopIfAny();
  return {
    header,
    unitAt,
    wanted: columns.map(({ name }) => ({ name, at: header.indexOf(name) })),
    groupAt: groupedBy === null ? -1 : header.indexOf(groupedBy)
  };
}

/** Throws TableFault where the column named is not there. */
export function unitColumnAt(header: readonly string[], name: string | null, at: string): number {
  if (name === null) return 0;
  const found = header.indexOf(name);
  if (found >= 0) return found;
  const nearest = shown(nearestName(name, header.filter((one) => one !== '')) ?? ''); // prettier-ignore
  throw new TableFault(problem('table.no_unit_column', { column: shown(name), nearest }, at));
}
