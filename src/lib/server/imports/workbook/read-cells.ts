/**
 * An uploaded .xlsx -> its sheets as cells. Size, parts, rows and columns are measured before the library parses anything.
 * Refuses what is no .xlsx (an .ods or .xls in words of its own), is locked with a password, or is larger than a workbook of a country file can be. Runs no formula.
 */
import readXlsxFile, { InvalidInputError, type CellValue } from 'read-excel-file/universal';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { Cell, CellSheet } from './cell.ts';
import { errorSign, formulaSign, madeSafe } from './sheet-xml.ts';
import { packed, partsOf } from './zip.ts';

/** Bytes once inflated; the upload itself is held to the limit of every request. */
const zipLimits = { parts: 400, part: 8_000_000, total: 16_000_000 };
const sheetLimits = { rows: 10_000, columns: 200 };
const mostCells = 100_000;
/** The parts that hold sheets, texts and styles; pictures, macros and links are not even inflated. */
const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/[^/]+\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i;
/** An old .xls and every workbook with a password are OLE files. */
const oleMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Stands uncompressed at the head of every .ods. */
const openMark = Buffer.from('application/vnd.oasis.opendocument.spreadsheet');

export async function readCells(bytes: Buffer): Promise<readonly CellSheet[] | Problem> {
  if (bytes.subarray(0, 4).equals(oleMark)) return problem('workbook.locked');
  if (bytes.subarray(0, openMark.length + 60).includes(openMark)) return problem('workbook.open_document');
  const parts = partsOf(bytes, zipLimits, (name) => wanted.test(name));
  if (parts === null) return problem('workbook.unreadable');
  if (parts === 'too_large') return problem('workbook.too_large');
  let cells = 0;
  const safe = new Map<string, Buffer>();
  for (const [name, part] of parts) {
    // Whatever its name: without this element the reader finds no rows in it.
    if (!part.includes('sheetData')) {
      safe.set(name, part);
      continue;
    }
    const made = madeSafe(part.toString('utf8'), sheetLimits);
    if (made === null) return problem('workbook.unreadable');
    if (made === 'too_large') return problem('workbook.too_large');
    cells += made.cells;
    if (cells > mostCells) return problem('workbook.too_large');
    safe.set(name, Buffer.from(made.xml, 'utf8'));
  }
  return parsed(packed(safe));
}

async function parsed(archive: Buffer): Promise<readonly CellSheet[] | Problem> {
  try {
    const copy = new Uint8Array(archive).buffer;
    const sheets = await readXlsxFile(copy, { trim: false });
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((line) => line.map(cellOf)) }));
  } catch (failure) {
    if (failure instanceof InvalidInputError || failure instanceof Error) return problem('workbook.unreadable');
    throw failure;
  }
}

/** The library's types say `typeof Date` where a Date comes. */
function cellOf(value: CellValue | Date | null): Cell | null {
  if (value === null) return null;
  if (typeof value === 'number') return { kind: 'number', number: value, formula: false };
  if (typeof value === 'boolean') return { kind: 'boolean', boolean: value, formula: false };
  if (value instanceof Date) {
    return {
      kind: 'date',
      date: Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10),
      formula: false
    };
  }
  return typeof value === 'string' ? textCell(value) : null;
}

function textCell(value: string): Cell | null {
  if (value.startsWith(errorSign)) return { kind: 'error', error: value.slice(1), formula: false };
  if (value.startsWith(formulaSign)) return resultCell(value.slice(1));
  return value.trim() === '' ? null : { kind: 'text', text: value, formula: false };
}

function resultCell(result: string): Cell {
  const [, type = '', text = ''] = /^(\w+):(.*)$/s.exec(result) ?? [];
  if (type === '') return { kind: 'unresolved', formula: true };
  if (type === 'b') return { kind: 'boolean', boolean: text === '1', formula: true };
  if (type === 'n' && Number.isFinite(Number(text))) return { kind: 'number', number: Number(text), formula: true };
  return { kind: 'text', text, formula: true };
}
