/** What an uploaded file may be: measured before it is parsed, and whatever a spreadsheet put into a cell, told apart. */
import { beforeAll, describe, expect, it } from 'vitest';
import { deflateRawSync, crc32 } from 'node:zlib';
import { isProblem } from '#lib/domain/problem.ts';
import { writeWorkbook } from '#lib/server/exports/workbook/write-workbook.ts';
import { readCells } from '#lib/server/imports/workbook/read-cells.ts';
import { packed } from '#lib/server/imports/workbook/zip.ts';
import { withCell, withSheets } from '../../../support/edit-workbook.ts';
import { answered, readBack, workbookCase } from '../../../support/workbook-case.ts';

let bytes: Buffer;
beforeAll(async () => {
  bytes = await writeWorkbook(workbookCase({ body: answered('Ministry'), ratio: answered(12) }).copy('en'));
});
const refusal = async (file: Buffer): Promise<string | null> => {
  const read = await readCells(file);
  return isProblem(read) ? read.problem : null;
};
const answerOf = async (file: Buffer, question: string) =>
  (await readBack(file)).rows.find((row) => row.question === question)?.answer;

describe('a cell', () => {
  it.each([
    ['a formula with its result', '<c r="G4"><f>6*7</f><v>42</v></c>', { kind: 'number', number: 42, formula: true }],
    [
      'a formula that gives text',
      '<c r="G4" t="str"><f>A1&amp;B1</f><v>a &lt; b</v></c>',
      { kind: 'text', text: 'a < b', formula: true }
    ],
    [
      'a formula that gives a truth value',
      '<c r="G4" t="b"><f>1=1</f><v>1</v></c>',
      { kind: 'boolean', boolean: true, formula: true }
    ],
    ['a formula never worked out', '<c r="G4"><f>6*7</f></c>', { kind: 'unresolved', formula: true }],
    ['an error', '<c r="G4" t="e"><f>1/0</f><v>#DIV/0!</v></c>', { kind: 'error', error: '#DIV/0!', formula: false }],
    [
      'text inside the cell',
      '<c r="G4" t="inlineStr"><is><t xml:space="preserve"> 7 </t></is></c>',
      { kind: 'text', text: ' 7 ', formula: false }
    ],
    ['a truth value', '<c r="G4" t="b"><v>0</v></c>', { kind: 'boolean', boolean: false, formula: false }],
    [
      'a day of the ISO kind',
      '<c r="G4" t="d"><v>2026-05-03T00:00:00Z</v></c>',
      { kind: 'date', date: '2026-05-03', formula: false }
    ],
    ['white space', '<c r="G4" t="inlineStr"><is><t xml:space="preserve">  </t></is></c>', null],
    ['a type without a value', '<c r="G4" t="s"/>', null]
  ])('%s', async (_name, cell, expected) => {
    expect(await answerOf(withCell(bytes, 'G4', cell), 'ratio')).toEqual(expected);
  });
});

describe('a file', () => {
  it('without password only: an OLE container is named as such', async () => {
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('workbook.locked');
  });
  it('of LibreOffice, saved as its own kind, is named as such', async () => {
    const mimetype = Buffer.from('application/vnd.oasis.opendocument.spreadsheet');
    const ods = packed(new Map([['mimetype', mimetype], ['content.xml', Buffer.from('<office:document-content/>')]])); // prettier-ignore
    expect(await refusal(ods)).toBe('workbook.open_document');
  });
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('Ministry;12')],
    ['a zip of something else', packed(new Map([['readme.txt', Buffer.from('x')]]))]
  ])('that is %s is not read', async (_name, file) => {
    expect(await refusal(file)).toBe('workbook.unreadable');
  });
  it('with a row numbered a billion is refused before the gap is filled', async () => {
    expect(await refusal(withSheets(bytes, (xml) => xml.replace('<row r="3"', '<row r="999999999"')))).toBe(
      'workbook.too_large'
    );
  });
  it('hides that number nowhere: entities, other quotes, a sheet under another name', async () => {
    expect(await refusal(withSheets(bytes, (xml) => xml.replace('<row r="3"', '<row r="&#57;99999999"')))).toBe(
      'workbook.unreadable'
    );
    expect(await refusal(withSheets(bytes, (xml) => xml.replace('<row r="3"', "<row ht='>' r='999999999'")))).toBe(
      'workbook.too_large'
    );
    expect(
      await refusal(withSheets(bytes, (xml) => xml.replace('<row r="3"', '<row ht=">" r="1" r="999999999"')))
    ).not.toBeNull();
    expect(await refusal(withSheets(bytes, (xml) => xml.replace('<c r="A3"', '<c r="ZZZ3"')))).toBe(
      'workbook.too_large'
    );
  });
  it('with a document type or a cell in a cell is refused', async () => {
    expect(
      await refusal(withSheets(bytes, (xml) => xml.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')))
    ).toBe('workbook.unreadable');
    expect(await refusal(withSheets(bytes, (xml) => xml.replace('<c r="A3"', '<c r="A3"><c r="B9"')))).toBe(
      'workbook.unreadable'
    );
  });
  it('of unclosed cells without end is refused in one pass', async () => {
    const many = '<c r="A3">'.repeat(200_000);
    expect(await refusal(withSheets(bytes, (xml) => xml.replace('<sheetData>', `<sheetData><row r="1">${many}`)))).toBe(
      'workbook.unreadable'
    );
  });
  it('that declares more than the limit is not inflated', async () => {
    expect(await refusal(bomb(4_000_000_000))).toBe('workbook.too_large');
  });
  it('whose parts are together more than the limit is not inflated', async () => {
    const sheet = Buffer.alloc(7_000_000);
    const parts = [1, 2, 3].map((at) => [`xl/worksheets/sheet${at}.xml`, sheet] as const);
    expect(await refusal(packed(new Map(parts)))).toBe('workbook.too_large');
  });
  it('with one part that is more than a sheet can be is not inflated', async () => {
    expect(await refusal(packed(new Map([['xl/sharedStrings.xml', Buffer.alloc(9_000_000)]])))).toBe(
      'workbook.too_large'
    );
  });
  it('that declares less than it holds is not inflated further', async () => {
    expect(await refusal(bomb(1000))).toBe('workbook.unreadable');
  });
  it('with too many parts is not opened', async () => {
    const many = new Map(
      Array.from({ length: 500 }, (_, at) => [`xl/worksheets/s${at}.xml`, Buffer.from('<a/>')] as const)
    );
    expect(await refusal(packed(many))).toBe('workbook.too_large');
  });
});

/** 50 MB of zeros in one sheet, with the size that the directory declares. */
function bomb(declared: number): Buffer {
  const name = 'xl/worksheets/sheet1.xml';
  const real = Buffer.alloc(50_000_000);
  const deflated = deflateRawSync(real);
  const archive = packed(new Map([[name, deflated]]));
  for (const [mark, offset] of [
    [0x04034b50, 8],
    [0x02014b50, 10]
  ] as const) {
    const at = archive.indexOf(Buffer.from([mark & 255, (mark >> 8) & 255, (mark >> 16) & 255, mark >> 24]));
    archive.writeUInt16LE(8, at + offset);
    archive.writeUInt32LE(crc32(real), at + offset + 6);
    archive.writeUInt32LE(declared, at + offset + 14);
  }
  return archive;
}
