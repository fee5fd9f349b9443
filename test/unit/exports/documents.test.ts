/** The files inside the files: direction, order of elements, allowed values, page numbers, and what stands in which copy. */
import { describe, expect, it } from 'vitest';
import { isProblem } from '#lib/domain/problem.ts';
import { languages, type Language } from '#lib/domain/languages.ts';
import { conditionWords } from '#lib/server/exports/condition-words.ts';
import { factsOfCopy } from '#lib/server/exports/document/document-facts.ts';
import { writeDocument } from '#lib/server/exports/document/write-document.ts';
import { cellName, cellText } from '#lib/server/exports/workbook/layout.ts';
import { sheetNames, writeWorkbook } from '#lib/server/exports/workbook/write-workbook.ts';
import { readCells } from '#lib/server/imports/workbook/read-cells.ts';
import { partsOf } from '#lib/server/imports/workbook/zip.ts';
import { answered, every, workbookCase } from '../../support/workbook-case.ts';

const file = workbookCase({
  body: answered('Ministry of Education'),
  gov1: answered(3, { comment: 'since 2021' }),
  partner: answered(true),
  useful: { state: 'dont_know', value: null, language: 'en', comment: null }
});

function textsOf(bytes: Buffer): ReadonlyMap<string, string> {
  const parts = partsOf(bytes, { parts: 100, part: 1e8, total: 1e8 }, () => true);
  if (parts === null || parts === 'too_large') throw new Error('no archive');
  return new Map([...parts].map(([name, part]) => [name, part.toString('utf8')]));
}
const workbookOf = async (language: Language) => textsOf(await writeWorkbook(file.copy(language)));
async function documentOf(language: Language, paper: boolean, filled = true): Promise<ReadonlyMap<string, string>> {
  const copy = file.copy(language, filled);
  return textsOf(await writeDocument(copy, factsOfCopy(copy, paper)));
}
const count = (xml: string | undefined, pattern: RegExp) => xml?.match(pattern)?.length ?? 0;
const bodyOf = (parts: ReadonlyMap<string, string>) => parts.get('word/document.xml') ?? '';
/** What one reads, run by run. */
const readable = (xml: string) =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => (text ?? '').replaceAll('&apos;', "'"));

describe('a workbook', () => {
  it('is from right to left in Arabic on every sheet, and in no other language', async () => {
    for (const language of languages) {
      const sheets = [...(await workbookOf(language))].filter(([name]) => name.startsWith('xl/worksheets/sheet'));
      expect(sheets).toHaveLength(4);
      for (const [, xml] of sheets) expect(xml.includes('rightToLeft="1"')).toBe(language === 'ar');
    }
  });

  it('offers the codes of a question beside it, by reference to the sheet of allowed values', async () => {
    const bytes = await writeWorkbook(file.copy('en'));
    const xml = textsOf(bytes).get('xl/worksheets/sheet2.xml') ?? '';
    const formula =
      /<dataValidation type="list"[^>]*sqref="G7"[^>]*><formula1>'Allowed values'!\$B\$(\d+):\$B\$(\d+)</.exec(xml);
    const sheets = await readCells(bytes);
    const values = isProblem(sheets) ? [] : (sheets.at(-1)?.rows ?? []);
    const listed = values.slice(Number(formula?.[1]) - 1, Number(formula?.[2]));
    expect(
      listed.map(([question, code]) => [
        question?.kind === 'text' ? question.text : null,
        code?.kind === 'number' ? code.number : null
      ])
    ).toEqual([1, 2, 3, 4, 5].map((code) => ['gov1', code]));
    expect(xml).toMatch(
      /<dataValidation type="decimal" operator="between"[^>]*sqref="G4"[^>]*><formula1>0<\/formula1><formula2>100</
    );
    expect(xml).toMatch(
      /<dataValidation type="textLength" operator="lessThanOrEqual"[^>]*sqref="G3"[^>]*><formula1>40</
    );
  });

  it('keeps its elements in the order that the schema asks for', async () => {
    const order = ['<sheetPr', '<sheetViews', '<cols', '<sheetData', '<dataValidations', '<pageMargins', '<pageSetup'];
    const xml = (await workbookOf('ar')).get('xl/worksheets/sheet2.xml') ?? '';
    const places = order.map((element) => xml.indexOf(element));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(xml).toContain('<row r="1" hidden="1" ');
  });

  it('names sheets as a spreadsheet takes them', () => {
    const names = sheetNames([
      '1 A/B: [x]*?',
      '',
      "'q'",
      'История'.repeat(6),
      'История'.repeat(6).toLowerCase(),
      '😀'.repeat(20)
    ]);
    expect(names[0]).toBe('1 A B x');
    expect(names[2]).toBe('q');
    for (const name of names) expect(name.length).toBeLessThanOrEqual(31);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(names[5]).toBe('😀'.repeat(15));
  });

  it('writes what XML cannot carry as a spreadsheet does', () => {
    expect(cellText('a\u0001b_x0041_\r\n\ufffe')).toBe('a_x0001_b_x005F_x0041__x000D_\n_xFFFE_');
    expect([cellName(0, 0), cellName(11, 6), cellName(0, 26)]).toEqual(['A1', 'G12', 'AA1']);
  });
});

describe('a Word document', () => {
  it('runs from right to left in Arabic: every paragraph with words, every table', async () => {
    const parts = await documentOf('ar', true, false);
    for (const name of ['word/document.xml', 'word/header1.xml', 'word/footer1.xml']) {
      const xml = parts.get(name) ?? '';
      const paragraphs = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)]
        .map(([paragraph]) => paragraph)
        .filter((one) => /<w:t[ >]/.test(one));
      expect(paragraphs.length).toBeGreaterThan(0);
      // A code, a number or a Latin name alone keeps its own direction inside its paragraph.
      for (const paragraph of paragraphs) {
        const arabic = /[\u0600-\u06ff]/.test(paragraph);
        if (arabic) expect(paragraph).toContain('<w:bidi/>');
        if (arabic) expect(paragraph).toContain('<w:rtl/>');
      }
    }
    const xml = bodyOf(parts);
    expect(count(xml, /<w:tbl>/g)).toBeGreaterThan(5);
    expect(count(xml, /<w:bidiVisual\/>/g)).toBe(count(xml, /<w:tbl>/g));
    expect(count(bodyOf(await documentOf('en', true)), /<w:bidi(?:Visual)?\/>/g)).toBe(0);
  });

  it('has the campaign on top and page x of y at the foot', async () => {
    const parts = await documentOf('en', false);
    expect(readable(parts.get('word/header1.xml') ?? '').join('')).toBe('Kenya · Every type 2026 · every 1.0.0');
    const foot = parts.get('word/footer1.xml') ?? '';
    expect(readable(foot).join('|')).toBe('Page | of |');
    expect([...foot.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, field]) => field)).toEqual(['PAGE', 'NUMPAGES']);
  });

  it('on paper shows every level to tick and the condition; to read, what was answered', async () => {
    const paper = readable(bodyOf(await documentOf('en', true)));
    expect(paper).toContain('☒ 3 – Adopted sector policy');
    expect(paper).toContain('☐ 4 – Adopted with a costed action plan');
    expect(paper).toContain('Asked only if 1.5 “National digital policy” is at least 3');
    expect(paper).toContain("Instead of an answer: ☒ Don't know");
    const read = readable(bodyOf(await documentOf('en', false)));
    expect(read).toContain('since 2021');
    expect(read).toContain("Don't know");
    expect(read.some((line) => line.startsWith('Asked only if'))).toBe(false);
    const blank = readable(bodyOf(await documentOf('en', true, false)));
    expect(blank.some((line) => line.includes('☒') || line.includes('Ministry of Education'))).toBe(false);
  });
});

it('a condition is said in every language, one without plain words as it is', () => {
  const place = (language: Language) => ({ questionnaire: every, numbers: new Map([['gov1', '1.4']]), language });
  expect(conditionWords("{gov1} >= 3 and {scope} = 'policy'", place('en'))).toBe(
    '1.4 “National digital policy” is at least 3 and “Level of the policy” is “Policy”'
  );
  expect(conditionWords('{gov1} notempty', place('ar'))).toBe('1.4 “السياسة الرقمية الوطنية” مُجاباً عنه');
  expect(conditionWords('iif({gov1} > 1, 1, 0) = 1', place('fr'))).toBe('iif({gov1} > 1, 1, 0) = 1');
});
