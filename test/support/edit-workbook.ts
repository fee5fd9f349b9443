/** A workbook edited as people and programs edit it: cells of its rows, or the XML inside the file. */
import type { Cell } from '#lib/server/imports/workbook/cell.ts';
import type { ReadWorkbook, WorkbookRow } from '#lib/server/imports/workbook/rows.ts';
import { packed, partsOf } from '#lib/server/imports/workbook/zip.ts';

export const text = (written: string): Cell => ({ kind: 'text', text: written, formula: false });
export const number = (written: number): Cell => ({ kind: 'number', number: written, formula: false });

type Edit = Partial<
  Pick<WorkbookRow, 'answer' | 'state' | 'comment' | 'source' | 'year' | 'confidential' | 'reason' | 'base'>
>;

/** By key of the row: "gov1", "rated.P01". A key that is not there is added at the end. */
export function edited(workbook: ReadWorkbook, edits: Readonly<Record<string, Edit>>): ReadWorkbook {
  const keyOf = ({ question, part }: WorkbookRow) => (part === null ? question : `${question}.${part}`);
  const known = new Set(workbook.rows.map(keyOf));
  const added = Object.entries(edits).flatMap(([key, edit]): WorkbookRow[] => {
    if (known.has(key)) return [];
    const [question = '', ...part] = key.split('.');
    const empty = { answer: null, state: null, comment: null, source: null, year: null, base: null };
    const places = { statePlace: 'I99', commentPlace: 'J99', sourcePlace: 'K99', yearPlace: 'L99' };
    return [
      {
        question,
        part: part.length === 0 ? null : part.join('.'),
        ...empty,
        confidential: null,
        reason: null,
        sheet: 'added',
        place: 'G99',
        ...places,
        confidentialPlace: 'M99',
        reasonPlace: 'N99',
        ...edit
      }
    ];
  });
  return { ...workbook, rows: [...workbook.rows.map((row) => ({ ...row, ...edits[keyOf(row)] })), ...added] };
}

const limits = { parts: 100, part: 1e8, total: 1e8 };

/** The XML of every worksheet changed; other parts as they are. */
export function withSheets(bytes: Buffer, change: (xml: string, name: string) => string): Buffer {
  return withParts(bytes, (xml, name) => (name.startsWith('xl/worksheets/sheet') ? change(xml, name) : xml));
}

/**
 * As LibreOffice Calc 7.4 saves it: texts in runs, line ends as line feeds, every row with a height, and coloured empty rows
 * far below the last one.
 */
export function savedByCalc(bytes: Buffer): Buffer {
  return withParts(bytes, (xml, name) => {
    if (name === 'xl/sharedStrings.xml') {
      const feeds = xml.replaceAll('_x000D_\n', '\n').replaceAll('_x000D_', '\n');
      const run = (text: string) =>
        `<r><rPr><sz val="11"/><rFont val="Noto Sans"/></rPr><t xml:space="preserve">${text}</t></r>`;
      return feeds.replace(/<si><t[^>]*>(.*?)<\/t><\/si>/gs, (_, text: string) => `<si>${run(text)}${run('')}</si>`);
    }
    if (!name.startsWith('xl/worksheets/sheet')) return xml;
    const rows = Array.from(
      { length: 500 },
      (_, at) => `<row r="${at + 2000}" ht="15"><c r="G${at + 2000}" s="1"/></row>`
    );
    return xml.replace('</sheetData>', `${rows.join('')}</sheetData>`);
  });
}

function withParts(bytes: Buffer, change: (xml: string, name: string) => string): Buffer {
  const parts = partsOf(bytes, limits, () => true);
  if (parts === null || parts === 'too_large') throw new Error('no workbook');
  return packed(
    new Map(
      [...parts].map(([name, part]) => [
        name,
        name.endsWith('.xml') ? Buffer.from(change(part.toString('utf8'), name), 'utf8') : part
      ])
    )
  );
}

/** The cell at a place replaced by other XML, in the second sheet (the first section). */
export function withCell(bytes: Buffer, place: string, cell: string): Buffer {
  const pattern = new RegExp(`<c r="${place}"[^>]*?(?:/>|>.*?</c>)`);
  return withSheets(bytes, (xml, name) => {
    if (name !== 'xl/worksheets/sheet2.xml') return xml;
    if (!pattern.test(xml)) throw new Error(`no cell ${place}`);
    return xml.replace(pattern, () => cell);
  });
}
