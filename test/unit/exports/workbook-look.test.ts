/** How the workbook and the Word document look on screen and paper: what is in sight, printed, repeated, and runs which way. */
import { describe, expect, it } from 'vitest';
import type { EvidenceFacts } from '#lib/domain/country-file/evidence-item.ts';
import type { Language } from '#lib/domain/languages.ts';
import { directionOf, runningIn } from '#lib/server/exports/direction.ts';
import { factsOfCopy } from '#lib/server/exports/document/document-facts.ts';
import { writeDocument } from '#lib/server/exports/document/write-document.ts';
import { rowHeights } from '#lib/server/exports/workbook/row-height.ts';
import { writeWorkbook } from '#lib/server/exports/workbook/write-workbook.ts';
import { partsOf } from '#lib/server/imports/workbook/zip.ts';
import { answered, every, workbookCase } from '../../support/workbook-case.ts';

const report: EvidenceFacts = {
  id: 'report',
  kind: 'file',
  name: 'report 2024.pdf',
  mediaType: 'application/pdf',
  size: 9,
  sha256: 'a'.repeat(64),
  title: '',
  date: null,
  url: null
};
const file = workbookCase(
  {
    ratio: answered(12),
    gov1: answered(3, { evidence: ['report'], confidential: { reason: 'law', words: 'article 12' } }),
    useful: answered(5, { explanation: { jump: 'A new law' } })
  },
  every,
  [report]
);

function partOf(bytes: Buffer, name: string): string {
  const parts = partsOf(bytes, { parts: 100, part: 1e8, total: 1e8 }, () => true);
  if (parts === null || parts === 'too_large') throw new Error('no archive');
  return parts.get(name)?.toString('utf8') ?? '';
}

describe('a workbook', () => {
  const part = async (name: string, language: Language = 'en') =>
    partOf(await writeWorkbook(file.copy(language)), name);

  it('keeps headings and questions in sight, and hides the marks of the program', async () => {
    const section = await part('xl/worksheets/sheet2.xml');
    expect(section).toMatch(/<pane ySplit="2" xSplit="3" topLeftCell="D3" activePane="bottomRight" state="frozen"\/>/);
    const front = await part('xl/worksheets/sheet1.xml');
    expect(front).toMatch(/<col min="1" max="1"[^>]* hidden="1"/);
    expect(section).not.toMatch(/<col [^>]*hidden/);
  });

  it('prints a section two pages wide without the keys, its headings and questions on every page', async () => {
    const book = await part('xl/workbook.xml');
    expect(book).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="1">'1 Governance'!$B:$C,'1 Governance'!$2:$2</definedName>`
    );
    expect(book).toMatch(/<definedName name="_xlnm.Print_Area" localSheetId="1">'1 Governance'!\$B\$1:\$P\$\d+</);
    expect(await part('xl/worksheets/sheet2.xml')).toContain('fitToWidth="2" fitToHeight="0"');
    expect(await part('xl/worksheets/sheet1.xml')).toContain('fitToWidth="1" fitToHeight="1"');
  });

  it('gives a row the height of its longest text, and lets it grow', async () => {
    const cell = (value: string, more: object = {}) => ({ value, wrap: true, ...more });
    expect(
      rowHeights(
        [
          [cell('short'), cell('a\nb\nc')],
          [cell('word '.repeat(8)), cell('')],
          [cell('国家卷宗的内容'), cell('')],
          [cell('wide '.repeat(8), { columnSpan: 2 }), null],
          [{ value: 'long '.repeat(99) }, cell('')],
          [cell('x\n'.repeat(99)), cell('')]
        ],
        [20, 30]
      )
    ).toEqual([45, 30, 19, 15, 15, 409]);
    const rows = [...(await part('xl/worksheets/sheet2.xml')).matchAll(/<row r="(\d+)"([^>]*)>/g)];
    expect(rows.every(([, , rest]) => / ht="\d/.test(rest ?? '') && !rest?.includes('customHeight'))).toBe(true);
    // Five levels, two of them in two lines.
    expect(rows[7]?.[2]).toContain('ht="105"');
  });

  it('in Arabic reads from the right, cells to fill as they are written, and keeps Latin texts in order', async () => {
    const aligned = (xml: string) => [...xml.matchAll(/<xf ([^>]*)><alignment ([^>]*)\/>/g)];
    for (const [, style, alignment] of aligned(await part('xl/styles.xml', 'ar')))
      expect(alignment?.includes('readingOrder="2"')).toBe(!style?.includes('fillId'));
    expect(await part('xl/styles.xml', 'fr')).not.toContain('readingOrder');
    expect(runningIn('Is it open?\nنعم\n12', 'rtl')).toBe('\u200eIs it open?\u200e\nنعم\n12');
    expect(runningIn('☒ 1 – Open.', 'rtl')).toBe('☒ \u200e1 – Open.\u200e');
    expect(runningIn('Is it open?', 'ltr')).toBe('Is it open?');
    expect([directionOf('12 – خطة', 'ltr'), directionOf('(x) خطة', 'rtl'), directionOf('12', 'rtl')]).toEqual(
      ['rtl', 'ltr', 'rtl'] // prettier-ignore
    );
  });
});

describe('a Word document', () => {
  const documentOf = async (language: Language, paper: boolean, filled = true) => {
    const copy = file.copy(language, filled);
    return partOf(await writeDocument(copy, factsOfCopy(copy, paper)), 'word/document.xml');
  };
  const texts = (xml: string) => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text ?? '');

  it('shows what stands beside an answer where it is read', async () => {
    const read = texts(await documentOf('en', true));
    const from = read.indexOf('1.2 Learners per computer');
    expect(read.slice(from, from + 6)).toContain('A figure is given without its year and source.');
    expect(read).toContain('Evidence: report 2024.pdf');
    expect(read).toContain('Claimed not for publication: protected by law, article 12');
    expect(read).toContain('Explanation (change since the last round): A new law');
    expect(read.some((text) => text.startsWith('Confidential? Reason: …'))).toBe(true);
  });

  it('asks nobody to explain what stands in no answer: blank, it has room for a claim alone', async () => {
    const blank = texts(await documentOf('en', true, false));
    expect(blank.filter((text) => text.startsWith('Confidential? Reason: …'))).toHaveLength(
      [...every.byName.values()].filter(({ type }) => type !== 'calculated').length
    );
    expect(blank.some((text) => text.startsWith('Explanation') || text.startsWith('Evidence: r'))).toBe(false);
    const copy = texts(await documentOf('en', false));
    expect(copy.some((text) => text.startsWith('Confidential?') || text.includes('without its year'))).toBe(false);
  });

  it('keeps a question and its choices on one page', async () => {
    const paragraphs = [...(await documentOf('en', true)).matchAll(/<w:p>.*?<\/w:p>/gs)].map(([one]) => one);
    const kept = (text: string) => paragraphs.find((one) => one.includes(`${text}<`))?.includes('<w:keepNext/>');
    expect(kept('1.5 National digital policy')).toBe(true);
    expect(kept('Choose the level that describes the country today.')).toBe(true);
    expect(kept('1 – No policy, none in preparation')).toBe(true);
    expect(kept('5 – In implementation with a published review')).toBe(false);
  });

  it('does not break the words of a table’s head while there is room', async () => {
    const [, grid = ''] =
      /Importance of each priority.*?<w:tblGrid>(.*?)<\/w:tblGrid>/s.exec(await documentOf('en', true)) ?? [];
    const widths = [...grid.matchAll(/w:w="(\d+)"/g)].map(([, width]) => Number(width));
    // Not important, Slightly, Moderately, Important, Very important, Don't know
    const [first = 0, ...columns] = widths;
    expect(columns).toHaveLength(6);
    expect(columns[0]).toBe(columns[3]);
    expect(columns[5]).toBeLessThan(columns[0] ?? 0);
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(9638);
    expect(first).toBeGreaterThan(3000);
  });
});
