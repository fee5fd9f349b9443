/** A tracker file of a test's own: each row gives only the cells that matter; all columns are there. */
import { columns, identity } from '#lib/server/imports/gert/columns.ts';

export const trackerHeader: readonly string[] = [...Object.values(identity), ...columns.map((one) => one.column)];

export const kenyaRow = {
  __id: 'k1',
  countryName: 'Kenya',
  iso3166Alpha3Code: 'KEN',
  responseDate: '2021-08-18',
  roundId: '14'
} as const;

/** CSV as Excel would save it: byte order mark, CRLF, every cell quoted. */
export function trackerFile(...rows: readonly Readonly<Record<string, string>>[]): Uint8Array {
  const lines = rows.map((row) => trackerHeader.map((column) => `"${row[column] ?? ''}"`).join(','));
  return new TextEncoder().encode(`\ufeff${[trackerHeader.join(','), ...lines].join('\r\n')}\r\n`);
}
