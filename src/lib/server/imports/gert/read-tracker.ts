/**
 * Reads the tracker's CSV into rows, all or nothing: bytes that are not UTF-8 CSV, a header without the columns we
 * need, or no rows at all are a Problem, and nothing has happened. Knows nothing of countries or questions.
 */
import { parse } from 'csv-parse/sync';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { columns, identity } from './columns.ts';

export interface TrackerRow {
  /** 1 = the first row under the header. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Largest file read, in bytes; the published one has 0.4 MB. */
export const sizeLimit = 20 * 1024 * 1024;

export function readTracker(bytes: Uint8Array): readonly TrackerRow[] | Problem {
  if (bytes.byteLength > sizeLimit) return problem('request.too_large', { limit: sizeLimit / 1024 });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return problem('import.unreadable', { reason: 'the file is not UTF-8 text' });
  }
  let records: Record<string, string>[];
  try {
    records = parse(text, { columns: true, bom: true, skip_empty_lines: true });
  } catch (cause) {
    return problem('import.unreadable', { reason: cause instanceof Error ? cause.message : String(cause) });
  }
  const [first] = records;
  if (first === undefined) return problem('import.unreadable', { reason: 'the file has no rows' });
  const needed = [...Object.values(identity), ...columns.map((one) => one.column)];
  const missing = needed.filter((column) => !Object.hasOwn(first, column));
  if (missing.length > 0) return problem('import.not_the_tracker', { columns: missing.join(', ') });
  return records.map((cells, index) => ({ row: index + 1, cells }));
}
