/** What counts as evidence is decided by the bytes: what is let in, what is not, and what is said of it. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isProblem } from '#lib/domain/problem.ts';
import { checkContent } from '#lib/server/evidence/check-content.ts';
import {
  contentTypes,
  docxFile,
  jpegFile,
  openDocument,
  pdfFile,
  pngFile,
  wordMain,
  xlsxFile,
  zipFile,
  type ZipPart
} from '../../../support/sample-files.ts';

async function verdict(bytes: Buffer | string, name = 'file'): Promise<string> {
  const found = await checkContent(Buffer.from(bytes), name);
  return isProblem(found) ? found.problem : found;
}
const part = (name: string, content: string | Buffer = 'x', more: Partial<ZipPart> = {}): ZipPart => ({
  name,
  content,
  ...more
});
const utf16 = (text: string, bigEndian: boolean): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const windowsProgram = Buffer.concat([
  Buffer.from('MZ'.padEnd(60, '\0')),
  Buffer.from([64, 0, 0, 0]),
  Buffer.from('PE\0\0rest')
]);
const compound = (words: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(words, 'utf16le')]);
const table = 'Region,Schools\nNorth,12\nSouth,7\n';

describe('lets in', () => {
  it.each([
    ['a PDF', pdfFile(), 'pdf'],
    ['a Word document', docxFile(), 'docx'],
    ['a workbook', xlsxFile(), 'xlsx'],
    ['an OpenDocument text', openDocument('text'), 'odt'],
    ['an OpenDocument spreadsheet', openDocument('spreadsheet'), 'ods'],
    ['a PNG', pngFile(), 'png'],
    ['a JPEG', jpegFile, 'jpg'],
    ['a JPEG with a second picture behind it', Buffer.concat([jpegFile, jpegFile]), 'jpg'],
    ['a table in UTF-8', table, 'csv'],
    ['a table in UTF-8 with a mark', `\ufeff${table}`, 'csv'],
    ['a table in UTF-16', utf16(table, false), 'csv'],
    ['a table in UTF-16, the other way round', utf16(table, true), 'csv'],
    ['a table in Arabic with semicolons', 'المنطقة;المدارس\nالشمال;١٢\n', 'csv'],
    ['a chart’s workbook inside a document', docxFile([part('word/embeddings/chart1.xlsx', xlsxFile())]), 'docx'],
    [
      'an old equation inside a document',
      docxFile([part('word/embeddings/oleObject1.bin', compound('Equation Native'))]),
      'docx'
    ],
    [
      'a spreadsheet whose list of macro libraries is empty',
      openDocument('spreadsheet', [part('Basic/Standard/script-lb.xml')]),
      'ods'
    ],
    ['a document that packs very well', docxFile([part('word/media/a.bmp', Buffer.alloc(15_000_000))]), 'docx']
  ])('%s', async (_, bytes, type) => expect(await verdict(bytes)).toBe(type));

  it('one column where the name says that it is a table', async () => {
    expect(await verdict('North\nSouth\n', 'regions.CSV')).toBe('csv');
    expect(await verdict('North\nSouth\n', 'regions')).toBe('evidence.type_not_allowed');
  });
  it('goes by the content, whatever the name says', async () => {
    expect(await verdict(pdfFile(), 'plan.docx')).toBe('pdf');
    expect(await verdict(docxFile(), 'plan.pdf')).toBe('docx');
    expect(await verdict(windowsProgram, 'plan.pdf')).toBe('evidence.active');
    expect(await verdict('<!doctype html><p>a,b', 'plan.csv')).toBe('evidence.type_not_allowed');
  });
});

describe('refuses what is not listed', () => {
  it.each([
    ['a web page', '<html><script>alert(1)</script></html>'],
    ['a drawing that can hold script', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a shell script', '#!/bin/sh\ncut -d, -f1\n'],
    ['a GIF', Buffer.from('474946383961010001000000003b', 'hex')],
    ['an archive', zipFile([part('a.txt'), part('b.txt')])],
    ['an archive that is named like an office part', zipFile([part('word/document.xml')])],
    ['a compressed file', gzipSync(table)],
    [
      'a presentation',
      zipFile([
        contentTypes(
          'ppt/presentation.xml',
          'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'
        ),
        part('ppt/presentation.xml')
      ])
    ],
    [
      'a template',
      zipFile([
        contentTypes('word/document.xml', wordMain.replace('document.main', 'template.main')),
        part('word/document.xml')
      ])
    ],
    ['an OpenDocument drawing', openDocument('graphics')],
    ['text with a NUL in it', 'a,b\n1,\u00002\n'],
    ['random bytes', Buffer.from('00ff10a3c4e59b7788', 'hex')]
  ])('%s', async (_, bytes) => expect(await verdict(bytes)).toBe('evidence.type_not_allowed'));

  it('nothing at all', async () => expect(await verdict('')).toBe('evidence.empty'));
  it('a table in an older character set, by its own words', async () => {
    const latin = Buffer.from('R\u00e9gion,\u00c9coles\n', 'latin1');
    expect(await verdict(latin, 'ecoles.csv')).toBe('evidence.encoding');
    expect(await verdict(latin, 'ecoles.txt')).toBe('evidence.type_not_allowed');
  });
  it('the old Office container, which may also be a document with a password', async () =>
    expect(await verdict(compound('EncryptedPackage'))).toBe('evidence.old_office'));
  it('a document with a password', async () => {
    const manifest = '<manifest:encryption-data manifest:checksum-type="SHA1"/>';
    expect(await verdict(openDocument('text', [], manifest))).toBe('evidence.protected');
    expect(await verdict(docxFile([part('a', 'b', { lie: { flags: 1 } })]))).toBe('evidence.protected');
  });
});

describe('refuses macros and programs', () => {
  it.each([
    ['VBA in a document', docxFile([part('word/vbaProject.bin')])],
    ['VBA in a workbook', xlsxFile([part('xl/vbaProject.bin')])],
    [
      'a macro-enabled document, whatever its parts are called',
      zipFile([
        contentTypes('word/document.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'),
        part('word/document.xml')
      ])
    ],
    ['an Excel 4 macro sheet', xlsxFile([part('xl/macrosheets/sheet1.xml')])],
    ['ActiveX', docxFile([part('word/activeX/activeX1.bin')])],
    ['Basic', openDocument('text', [part('Basic/Standard/Module1.xml')])],
    ['scripts', openDocument('spreadsheet', [part('Scripts/python/run.py')])],
    [
      'a workbook with VBA inside a document',
      docxFile([part('word/embeddings/a.xlsx', xlsxFile([part('xl/vbaProject.bin')]))])
    ],
    ['an embedded object with VBA', docxFile([part('word/embeddings/oleObject1.bin', compound('_VBA_PROJECT'))])],
    ['a packed file inside', docxFile([part('word/embeddings/oleObject1.bin', compound('\u0001Ole10Native'))])],
    ['a program inside a document', docxFile([part('word/media/image1.png', windowsProgram)])],
    ['a Windows program', windowsProgram],
    ['a Linux program', Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(80)])]
  ])('%s', async (_, bytes) => expect(await verdict(bytes)).toBe('evidence.active'));
});

describe('refuses what unpacks to a flood', () => {
  const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1_000_000);
  it.each([
    ['by what it declares', docxFile([part('word/a.xml', 'x', { lie: { size: 900_000_000 } })])],
    ['by what really comes out', docxFile([part('word/a.xml', zeros(40))])],
    [
      'by what really comes out though it declares little',
      docxFile([part('word/a.xml', zeros(40), { lie: { size: 1000 } })])
    ],
    [
      'by many parts that are harmless alone',
      docxFile(Array.from({ length: 30 }, (_, n) => part(`word/${n}.xml`, zeros(1))))
    ],
    ['inside a workbook inside', docxFile([part('word/embeddings/a.xlsx', xlsxFile([part('xl/a.xml', zeros(40))]))])],
    ['with archives inside', docxFile([part('word/a.zip', zipFile([part('a.txt')]))])],
    ['with another kind of archive inside', docxFile([part('word/a.gz', gzipSync('x'.repeat(50)))])],
    [
      'nested ever deeper',
      docxFile([part('word/embeddings/a.docx', docxFile([part('word/embeddings/b.docx', docxFile())]))])
    ],
    ['with parts that lie over one another', docxFile([part('word/a.xml', 'x', { lie: { offset: 60 } })])],
    [
      'with more parts than any document',
      zipFile(Array.from({ length: 10_001 }, (_, n) => part(`${n}`, '', { stored: true })))
    ]
  ])('%s', async (_, bytes) => expect(await verdict(bytes)).toBe('evidence.bomb'));
});

describe('refuses what is broken or two kinds at once', () => {
  const cut = (bytes: Buffer, by = 20): Buffer => bytes.subarray(0, bytes.length - by);
  const twisted = (bytes: Buffer, at: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 0xff;
    return copy;
  };
  it.each([
    ['a PDF cut off', cut(pdfFile())],
    ['a PNG cut off', cut(pngFile())],
    ['a PNG with one wrong byte', twisted(pngFile(), 20)],
    ['a PNG with something behind it', Buffer.concat([pngFile(), Buffer.from('more')])],
    ['a PNG of a million pixels each way', pngFile(1_000_000, 1_000_000)],
    ['a JPEG cut off', cut(jpegFile, 2)],
    ['a document cut off', cut(docxFile())],
    ['a document with one wrong byte', twisted(docxFile(), 70)],
    ['a document with a wrong checksum', docxFile([part('word/a.xml', 'x', { lie: { crc: 7 } })])],
    ['a document whose main part is missing', zipFile([contentTypes('word/document.xml', wordMain)])],
    ['a document with a path that leads out', docxFile([part('../../etc/cron.d/x')])],
    ['a document with a part twice', docxFile([part('word/a.xml'), part('word/a.xml')])],
    ['a PDF that is an archive too', Buffer.concat([pdfFile(), zipFile([part('a')])])],
    ['a picture that is an archive too', Buffer.concat([jpegFile, zipFile([part('a.jar')])])],
    [
      'an archive that is a PDF too',
      zipFile([part('%PDF-1.7 polyglot', '%PDF-1.7', { stored: true }), ...[part('word/document.xml')]])
    ]
  ])('%s', async (_, bytes) => expect(await verdict(bytes)).toBe('evidence.damaged'));

  it('a document behind a program is a program', async () =>
    expect(await verdict(Buffer.concat([windowsProgram, docxFile()]))).toBe('evidence.active'));
});
