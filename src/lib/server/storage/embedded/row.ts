/** From a row of the embedded store to a record and back: JSON in the column `record`, its number in `schema`. */
import { readRecord, type RecordKind, type Records, type Schema } from '../records.ts';
import type { Row } from './database.ts';

export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column} holds no text`);
  return value;
}

export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column} holds no number`);
  return value;
}

export function jsonOf(row: Row, column: string): object {
  const value: unknown = JSON.parse(textOf(row, column));
  if (typeof value !== 'object' || value === null) throw new TypeError(`column ${column} holds no record`);
  return value;
}

export function fromRow<K extends RecordKind>(schema: Schema, kind: K, row: Row): Records[K] {
  return readRecord(schema, kind, jsonOf(row, 'record'), numberOf(row, 'schema'));
}

export function fromRowOrNull<K extends RecordKind>(schema: Schema, kind: K, row: Row | null): Records[K] | null {
  return row === null ? null : fromRow(schema, kind, row);
}

/** `(?, ?, ?)` for a list of values; SQLite takes an empty list, which matches nothing. */
export function marks(values: readonly unknown[]): string {
  return `(${values.map(() => '?').join(', ')})`;
}
