/**
 * The tables of a golden case: columns of cells, from a JSON object of arrays or from a CSV file, and frames: numbers by
 * unit and code. null, "NA", "NaN" and "Inf" are gaps in a frame.
 */
import type { Column } from '#lib/domain/statistics/outcome.ts';
import { CaseError } from './case-error.ts';

export type Cell = number | string | boolean | null;

export interface Table {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, readonly Cell[]>;
}

/** Units in order, and a column of numbers per code. */
export interface Frame {
  readonly units: readonly string[];
  readonly columns: ReadonlyMap<string, Column>;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCell(value: unknown): value is Cell {
  return value === null || ['number', 'string', 'boolean'].includes(typeof value);
}

export function cellsIn(value: unknown): readonly Cell[] | null {
  return Array.isArray(value) && value.every(isCell) ? value : null;
}

/** null: not an object of arrays of one length. */
export function tableIn(value: unknown): Table | null {
  if (!isRecord(value)) return null;
  const columns = new Map<string, readonly Cell[]>();
  for (const [name, cells] of Object.entries(value)) {
    const column = cellsIn(cells);
    if (column === null) return null;
    columns.set(name, column);
  }
  const rows = [...columns.values()][0]?.length ?? 0;
  return columns.size > 0 && [...columns.values()].every((column) => column.length === rows) ? { rows, columns } : null;
}

export function column(table: Table, name: string): readonly Cell[] {
  const cells = table.columns.get(name);
  if (cells === undefined)
    throw new CaseError(`a table has no column ${name} (it has ${[...table.columns.keys()].join(', ')})`);
  return cells;
}

export function text(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell);
}

export function texts(cells: readonly Cell[]): readonly string[] {
  return cells.map(text);
}

export function numberOf(cell: Cell | undefined): number | null {
  return typeof cell === 'number' && Number.isFinite(cell) ? cell : typeof cell === 'boolean' ? Number(cell) : null;
}

export function numbers(cells: readonly Cell[]): Column {
  return cells.map(numberOf);
}

/** The numeric columns of the codes given, or of all columns but the key. */
export function frameOf(table: Table, key: string, codes: readonly string[] | null = null): Frame {
  const names = codes ?? [...table.columns.keys()].filter((name) => name !== key);
  return {
    units: texts(column(table, key)),
    columns: new Map(names.map((name) => [name, numbers(column(table, name))]))
  };
}

export function columnOf(frame: Frame, code: string): Column {
  const found = frame.columns.get(code);
  if (found === undefined) throw new CaseError(`no data for ${code}`);
  return found;
}

/** A column of another table for the units of a frame, by their key; null where the table has no such unit. */
export function lookUp(table: Table, key: string, name: string, units: readonly string[]): readonly Cell[] {
  const rows = new Map(texts(column(table, key)).map((unit, row) => [unit, row]));
  const cells = column(table, name);
  return units.map((unit) => cells[rows.get(unit) ?? -1] ?? null);
}
