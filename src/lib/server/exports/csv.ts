/**
 * One way to write a CSV: byte order mark (Excel opens it right), CRLF, machine-readable rows only. What a reader must know of a
 * figure (campaign, version, date) stands in columns of its own, first in every row; there is no comment block. Text that a
 * spreadsheet would run as a formula is disarmed; numbers stay numbers, unrounded; a gap is an empty cell.
 */
import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | null;
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** First columns of every analysis CSV: where the figures come from. */
export interface Provenance {
  readonly campaign: string;
  /** e.g. dtr 1.0.0 */
  readonly version: string;
  readonly sha256: string;
  /** Instant of writing, ISO 8601 UTC. */
  readonly generated: string;
}

const provenanceColumns = ['campaign', 'version', 'version_sha256', 'generated'] as const;

export function csvText(sheet: Sheet): string {
  return stringify([sheet.columns.slice(), ...sheet.rows.map((row) => row.slice())], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows'
  });
}

export function withProvenance(sheet: Sheet, from: Provenance): Sheet {
  const lead = [from.campaign, from.version, from.sha256, from.generated];
  return { columns: [...provenanceColumns, ...sheet.columns], rows: sheet.rows.map((row) => [...lead, ...row]) };
}

/** `name` is made of campaign, group and question ids: characters outside a-z0-9._- become `-`. */
export function csvReply(sheet: Sheet, name: string): Response {
  const safe = name.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-');
  return new Response(csvText(sheet), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${safe}.csv"`,
      'cache-control': 'private, no-store'
    }
  });
}
