/**
 * A separated text file as a header and its rows, each with its line in the file: commas, semicolons or tabs, as the first
 * line has them; CRLF and LF. Refuses what cannot be told apart; a row of empty cells, as spreadsheets leave them at the
 * end, is passed over.
 */
import type { Hash } from 'node:crypto';
import { basename } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { problem } from '#lib/domain/problem.ts';
import { shown } from '#lib/domain/tables/names.ts';
import { separatorOf } from '#lib/domain/tables/separator.ts';
import { TableFault, textLines } from './text-lines.ts';

export interface CsvRow {
  /** Where the row begins; the header is on line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** In megabytes. */
const longestRecord = 16;

/** The first row is the header, its names trimmed and all different. Throws TableFault. */
export async function* csvRows(path: string, hash?: Hash): AsyncGenerator<CsvRow> {
  const file = basename(path);
  const texts = textLines(path, hash);
  const lead = await leadOf(texts, file);
  const delimiter = separatorOf(firstLineOf(lead));
  if (delimiter === 'unclear') throw new TableFault(problem('table.separator_unclear', {}, `${file}:1`));
  let settled = 0;
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: longestRecord * 2 ** 20,
    on_record: (record: string[], { lines }) => {
      settled = lines;
      return record;
    }
  });
  const source = Readable.from(joined(lead, texts));
  // A failing source destroys the parser with its error, which then comes out of the loop below.
  pipeline(source, parser, () => undefined);
  let header: readonly string[] | null = null;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (record.every((cell) => cell.trim() === '')) continue;
      const line = info.lines - record.reduce((total, cell) => total + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
      if (header === null) {
        header = headerOf(record, `${file}:${line}`);
        yield { line, cells: header };
      } else yield { line, cells: record };
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    // A mark that is never closed swallows the rest of the file: the row that it begins in is the place to look.
    const at = `${file}:${settled + 1}`;
    const tooLong = cause.code === 'CSV_MAX_RECORD_SIZE';
    throw new TableFault(problem(tooLong ? 'table.line_too_long' : 'table.quotes', tooLong ? { limit: longestRecord } : {}, at)); // prettier-ignore
  } finally {
    source.destroy();
  }
  if (header === null) throw new TableFault(problem('table.empty', { file }));
}

/** Everything up to the first line that is not blank. */
async function leadOf(texts: AsyncGenerator<string>, file: string): Promise<string> {
  let lead = '';
  for (;;) {
    const next = await texts.next();
    if (next.done === true) {
      if (lead.trim() === '') throw new TableFault(problem('table.empty', { file }));
      return lead;
    }
    lead += next.value;
    if (lead.trim() !== '') return lead;
  }
}

function firstLineOf(text: string): string {
  return text.trimStart().split(/\r\n|\n|\r/, 1)[0] ?? '';
}

async function* joined(lead: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield lead;
  yield* rest;
}

/** A column without a name cannot be asked for and disturbs nobody. */
function headerOf(record: readonly string[], at: string): readonly string[] {
  const names = record.map((name) => name.trim());
  const seen = new Set<string>();
  for (const name of names) {
    if (name !== '' && seen.has(name))
      throw new TableFault(problem('table.repeated_column', { column: shown(name) }, at));
    seen.add(name);
  }
  return names;
}
