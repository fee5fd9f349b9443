/**
 * The shape of the workbook, written once for the writer and the reader: columns, keys and marks that a program finds again
 * whatever the language of the words, the order of rows, columns and sheets, and whatever a spreadsheet did to them.
 */

/** In the first row of every section sheet (hidden); a sheet without `row` and `answer` there is no section sheet. */
export const columns = [
  'row',
  'number',
  'question',
  'part',
  'help',
  'allowed',
  'answer',
  'words',
  'state',
  'comment',
  'source',
  'year',
  'confidential',
  'reason',
  'evidence',
  'note',
  'base'
] as const;
export type Column = (typeof columns)[number];
export const columnMark = (column: Column): string => `soundings:${column}`;

/** In the first column of the first sheet, the value in the third. */
export const facts = [
  'file',
  'campaign',
  'country',
  'instrument',
  'version',
  'sha256',
  'revision',
  'language',
  'written',
  'filled'
] as const;
export type Fact = (typeof facts)[number];
export const factMark = (fact: Fact): string => `soundings:${fact}`;

/** Raised when an older workbook could no longer be read right. */
export const formatMark = 'soundings:workbook';
export const formatNumber = 1;

/**
 * The key of a row: the question's name, and after a dot the row, item or choice; in a repeating panel the number of the
 * row from 1 and the field. Names and values never contain a dot.
 */
export function rowKey(question: string, part: string | null): string {
  return part === null ? question : `${question}.${part}`;
}
export function splitKey(key: string): { readonly question: string; readonly part: string | null } {
  const dot = key.indexOf('.');
  return dot === -1 ? { question: key, part: null } : { question: key.slice(0, dot), part: key.slice(dot + 1) };
}
export function panelPart(row: number, field: string): string {
  return `${row}.${field}`;
}

/** The part of a row in which a soft remark is explained; the code of the remark follows. */
const explanationMark = 'explain.';
export function explanationPart(code: string): string {
  return `${explanationMark}${code}`;
}
/** null: a row of the answer itself. */
export function explainedIn(part: string | null): string | null {
  return part?.startsWith(explanationMark) === true ? part.slice(explanationMark.length) : null;
}

export const tickMark = 'x';
/** In the columns beside the answer, and in a row of explanation: takes away what stands there (an empty cell leaves it as it is). */
export const removalMark = '-';

/** A place as a spreadsheet names it, both counted from 0: G12. */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/**
 * Text as a cell can hold it: what XML may not carry, and what reads like an escape, is written as `_xHHHH_`
 * (ECMA-376 part 1, 22.9.2.19), which spreadsheets and the reader turn back. So is the first sign of a word that every object
 * knows ("constructor"): the library that writes looks texts up in one, and would spoil the whole file.
 */
export function cellText(text: string): string {
  if (text in {}) return escaped(text.charCodeAt(0)) + text.slice(1);
  return text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(/(?![\t\n])\p{Cc}|\p{Noncharacter_Code_Point}|\ufffd/gu, (found) =>
      Array.from({ length: found.length }, (_, at) => escaped(found.charCodeAt(at))).join('')
    );
}
function escaped(unit: number): string {
  return `_x${unit.toString(16).toUpperCase().padStart(4, '0')}_`;
}
