/** A section as a sheet: column marks (hidden), headings, then the rows of its questions; and the rules that cells obey. */
import type { CellObject, Row, SheetData } from 'write-excel-file/node';
import type { Language } from '#lib/domain/languages.ts';
import * as messages from '#lib/i18n/generated/messages.js';
import { dir } from '#lib/i18n/locale.ts';
import { claimWordIn } from '../claim-word.ts';
import { runningIn } from '../direction.ts';
import type { CopiedSection } from '../file-copy.ts';
import { cellText, columnMark, columns, type Column } from './layout.ts';
import { validationsOf } from './cell-validations.ts';
import { questionRows, type SheetRow } from './question-rows.ts';
import type { Validation } from './sheet-features.ts';
import type { ValueLists } from './value-lists.ts';

const grey = '#767676';
const quiet = '#F2F2F2';
const toFill = '#FFF9E5';
const line = '#BFBFBF';

/** Above the first question: column marks and headings. */
export const headRows = 2;
const widths: Readonly<Record<Column, number>> = {
  row: 12,
  number: 6,
  question: 38,
  part: 28,
  help: 28,
  allowed: 36,
  answer: 34,
  words: 22,
  state: 17,
  comment: 28,
  source: 24,
  year: 7,
  confidential: 17,
  reason: 24,
  evidence: 28,
  note: 28,
  base: 10
};
export const columnWidths: readonly number[] = columns.map((column) => widths[column]);
/** Up to the words of the question: they stay in sight whatever cell is filled in. */
export const headColumns = columns.indexOf('question') + 1;

export function headings(language: Language): Readonly<Record<Column, string>> {
  const locale = { locale: language };
  return {
    row: messages.workbook_col_row({}, locale),
    number: messages.workbook_col_number({}, locale),
    question: messages.workbook_col_question({}, locale),
    part: messages.workbook_col_part({}, locale),
    help: messages.workbook_col_help({}, locale),
    allowed: messages.workbook_col_allowed({}, locale),
    answer: messages.workbook_col_answer({}, locale),
    words: messages.workbook_col_words({}, locale),
    state: messages.workbook_col_state({}, locale),
    comment: messages.workbook_col_comment({}, locale),
    source: messages.workbook_col_source({}, locale),
    year: messages.workbook_col_year({}, locale),
    confidential: messages.workbook_col_confidential({}, locale),
    reason: messages.workbook_col_reason({}, locale),
    evidence: messages.workbook_col_evidence({}, locale),
    note: messages.workbook_col_note({}, locale),
    base: messages.workbook_col_base({}, locale)
  };
}

export interface SectionSheet {
  readonly data: SheetData;
  readonly validations: readonly Validation[];
}

export function sectionSheet(section: CopiedSection, lists: ValueLists, language: Language): SectionSheet {
  const rows = section.questions.flatMap((question) => questionRows(question, section, language));
  const names = headings(language);
  const marks: Row = columns.map((column) => ({
    value: columnMark(column),
    type: String,
    textColor: grey,
    fontSize: 8
  }));
  const head: Row = columns.map((column) => ({
    value: names[column],
    type: String,
    fontWeight: 'bold',
    backgroundColor: quiet,
    wrap: true,
    alignVertical: 'top',
    borderStyle: 'thin',
    borderColor: line
  }));
  return {
    data: [marks, head, ...rows.map((row) => dataRow(row, language))],
    validations: validationsOf(rows, headRows, lists, language)
  };
}

function dataRow(row: SheetRow, language: Language): Row {
  const base: CellObject = { wrap: true, alignVertical: 'top', borderStyle: 'thin', borderColor: line };
  const read = (value: string, more: CellObject = {}): CellObject => ({
    ...base,
    value: cellText(runningIn(value, dir(language))),
    type: String,
    ...more
  });
  const title = row.head ? ({ fontWeight: 'bold' } as const) : ({ textColor: grey } as const);
  const write = (value: string | number | null, asText: boolean): CellObject => ({
    ...base,
    backgroundColor: toFill,
    ...(value === null
      ? {}
      : typeof value === 'number'
        ? { value, type: Number }
        : { value: cellText(value), type: String }),
    ...(asText || typeof value === 'string' ? { type: String, format: '@' } : {})
  });
  const shown = (value: string | number | null): CellObject => ({
    ...base,
    value: value === null ? '' : cellText(String(value)),
    type: String,
    backgroundColor: quiet
  });
  const cells: Readonly<Record<Column, CellObject>> = {
    row: { ...base, value: cellText(row.key), type: String, textColor: grey, fontSize: 8 },
    number: read(row.number),
    question: read(row.question, title),
    part: read(row.part),
    help: read(row.help),
    allowed: read(row.allowed),
    answer: row.writable ? write(row.content, row.asText) : shown(row.content),
    words: read(row.words, { fontStyle: 'italic' }),
    state: row.states.length > 0 ? write(row.state, true) : shown(row.state),
    comment: row.commentOffered ? write(row.comment, true) : shown(row.comment),
    source: row.sourceOffered ? write(row.source?.text ?? null, true) : shown(row.source?.text ?? null),
    year: row.sourceOffered ? write(row.source?.year ?? null, false) : shown(row.source?.year ?? null),
    confidential: row.claimOffered
      ? write(row.claim === null ? null : claimWordIn(row.claim.reason, language), true)
      : shown(null),
    reason: row.claimOffered ? write(row.claim?.words || null, true) : shown(null),
    evidence: read(row.evidence, { backgroundColor: quiet }),
    note: read(row.note),
    base: row.base === null ? read('') : { ...base, value: row.base, type: Number, textColor: grey, fontSize: 8 }
  };
  return columns.map((column) => cells[column]);
}
