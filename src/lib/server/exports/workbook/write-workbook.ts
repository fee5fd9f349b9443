/** A copy of a country file as .xlsx: first sheet, one sheet per section, allowed values; from right to left in Arabic. */
import writeXlsxFile, { type SheetData, type SheetOptions } from 'write-excel-file/node';
import * as messages from '#lib/i18n/generated/messages.js';
import { dir } from '#lib/i18n/locale.ts';
import type { FileCopy } from '../file-copy.ts';
import { frontSheet, frontWidths } from './front-sheet.ts';
import { columnLetters, columns } from './layout.ts';
import { rowHeights } from './row-height.ts';
import { columnWidths, headColumns, headRows, sectionSheet } from './section-sheet.ts';
import { sheetFeatures, type SheetContent, type SheetExtras } from './sheet-features.ts';
import { valueLists, valueWidths } from './value-lists.ts';

export async function writeWorkbook(copy: FileCopy): Promise<Buffer> {
  const locale = { locale: copy.language };
  const titles = sheetNames([
    messages.workbook_sheet_front({}, locale),
    ...copy.sections.map(({ title }, at) => `${at + 1} ${title}`),
    messages.workbook_sheet_values({}, locale)
  ]);
  const lists = valueLists(copy, titles.at(-1) ?? '');
  const rtl = dir(copy.language) === 'rtl';
  const sections = copy.sections.map((section) => sectionSheet(section, lists, copy.language));
  const looks: readonly Look[] = [
    { data: frontSheet(copy), widths: frontWidths, hidden: 'first column' },
    ...sections.map(({ data, validations }): Look => ({
      data,
      widths: columnWidths,
      hidden: 'first row',
      sticky: { rows: headRows, columns: headColumns },
      validations,
      print: {
        pagesWide: 2,
        pagesHigh: 0,
        titles: [`$B:$${columnLetters(headColumns - 1)}`, `$${headRows}:$${headRows}`],
        area: `$B$1:$${columnLetters(columns.indexOf('base') - 1)}$${data.length}`
      }
    })),
    {
      data: lists.data,
      widths: valueWidths,
      sticky: { rows: 1, columns: 0 },
      print: { pagesWide: 1, pagesHigh: 0, titles: ['$1:$1'], area: null }
    }
  ];
  const sheets = looks.map(({ data, widths, sticky }, at): SheetOptions<SheetContent> & { data: SheetData } => ({
    data,
    sheet: titles[at] ?? '',
    columns: widths.map((width) => ({ width })),
    ...(sticky !== undefined && { stickyRowsCount: sticky.rows, stickyColumnsCount: sticky.columns }),
    rightToLeft: rtl,
    orientation: 'landscape'
  }));
  const extras = looks.map(({ data, widths, hidden = null, validations = [], print = onePage }, at): SheetExtras => ({
    name: titles[at] ?? '',
    validations,
    hidden,
    heights: rowHeights(data, widths),
    print
  }));
  return writeXlsxFile(sheets, {
    features: [sheetFeatures(extras, rtl)],
    fontFamily: 'Calibri',
    fontSize: 11
  }).toBuffer();
}

/** A sheet and how it is shown and printed. */
interface Look extends Partial<Pick<SheetExtras, 'hidden' | 'validations' | 'print'>> {
  readonly data: SheetData;
  readonly widths: readonly number[];
  /** Rows and columns that stay in sight. */
  readonly sticky?: { readonly rows: number; readonly columns: number };
}
const onePage = { pagesWide: 1, pagesHigh: 1, titles: [], area: null } as const;

/** At most 31 characters, without those that a sheet's name may not have, each once whatever its case. */
export function sheetNames(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = title
      .replace(/[[\]/\\:*?]|\p{Cc}/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^'+|'+$/g, '');
    for (let count = 1; ; count += 1) {
      const tail = count === 1 ? '' : ` (${count})`;
      const name = `${shortened(plain, 31 - tail.length)}${tail}`;
      if (taken.has(name.toLocaleLowerCase('en'))) continue;
      taken.add(name.toLocaleLowerCase('en'));
      return name;
    }
  });
}

/** Cut between characters, counted as Excel counts. */
function shortened(text: string, most: number): string {
  let result = '';
  for (const character of text) {
    if (result.length + character.length > most) return result.trimEnd();
    result += character;
  }
  return result;
}
