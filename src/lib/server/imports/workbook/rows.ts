/**
 * Sheets of cells -> the facts of the workbook and its rows, found by their keys: reordered, added and renamed sheets, rows and
 * columns make no difference. Refuses a workbook without the facts that say which file it belongs to.
 */
import { languages, type Language } from '#lib/domain/languages.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import {
  cellName,
  columnMark,
  columns,
  factMark,
  facts,
  formatMark,
  formatNumber,
  splitKey,
  type Column,
  type Fact
} from '#lib/server/exports/workbook/layout.ts';
import { shown, type Cell, type CellSheet } from './cell.ts';

export interface WorkbookFacts {
  readonly fileId: string;
  readonly campaignId: string;
  readonly iso3: string;
  readonly instrument: string;
  readonly version: string;
  readonly sha256: string;
  /** The file's revision when the workbook was written. */
  readonly revision: number;
  readonly language: Language;
  readonly filled: boolean;
}

export interface WorkbookRow {
  readonly question: string;
  readonly part: string | null;
  readonly answer: Cell | null;
  readonly state: Cell | null;
  readonly comment: Cell | null;
  readonly source: Cell | null;
  readonly year: Cell | null;
  /** The claim of confidentiality, and its reason in the country's words. */
  readonly confidential: Cell | null;
  readonly reason: Cell | null;
  /** The revision of the question that the workbook was written from; null: not there or no number. */
  readonly base: number | null;
  /** Where the answer stands, e.g. G12. */
  readonly sheet: string;
  readonly place: string;
  /** Where stands what is beside it. */
  readonly statePlace: string;
  readonly commentPlace: string;
  readonly sourcePlace: string;
  readonly yearPlace: string;
  readonly confidentialPlace: string;
  readonly reasonPlace: string;
}

export interface ReadWorkbook {
  readonly facts: WorkbookFacts;
  readonly rows: readonly WorkbookRow[];
  /** Sheets with answers in them, by name. */
  readonly sheets: readonly string[];
}

export function rowsOf(sheets: readonly CellSheet[]): ReadWorkbook | Problem {
  const found = factsIn(sheets);
  if (isProblem(found)) return found;
  const sections = sheets.flatMap((sheet) => sectionRows(sheet) ?? []);
  return { facts: found, rows: sections, sheets: [...new Set(sections.map(({ sheet }) => sheet))] };
}

function text(cell: Cell | null | undefined): string {
  if (cell === null || cell === undefined) return '';
  return (cell.kind === 'text' ? cell.text : shown(cell)).trim();
}

function factsIn(sheets: readonly CellSheet[]): WorkbookFacts | Problem {
  const given = new Map<string, string>();
  for (const { rows } of sheets)
    for (const row of rows) {
      const mark = text(row[0]);
      if (mark.startsWith('soundings:') && !given.has(mark)) given.set(mark, text(row[2]));
    }
  const fact = (name: Fact) => given.get(factMark(name)) ?? '';
  const format = given.get(formatMark);
  if (format === undefined || facts.some((name) => fact(name) === '')) return problem('workbook.not_ours');
  if (Number(format) > formatNumber) return problem('workbook.newer_format');
  const revision = Number(fact('revision'));
  const language = languages.find((one) => one === fact('language'));
  if (!Number.isSafeInteger(revision) || revision < 0 || language === undefined) return problem('workbook.not_ours');
  return {
    fileId: fact('file'),
    campaignId: fact('campaign'),
    iso3: fact('country'),
    instrument: fact('instrument'),
    version: fact('version'),
    sha256: fact('sha256'),
    revision,
    language,
    filled: fact('filled') === 'filled'
  };
}

/** null: no section sheet. The marks of the columns stand in one of the first rows, wherever somebody has moved them. */
function sectionRows({ name, rows }: CellSheet): readonly WorkbookRow[] | null {
  const head = rows
    .slice(0, 10)
    .findIndex((row) => ['row', 'answer'].every((one) => row.some((cell) => text(cell) === `soundings:${one}`)));
  if (head === -1) return null;
  const at = new Map<Column, number>(
    columns.map((column) => [column, rows[head]?.findIndex((cell) => text(cell) === columnMark(column)) ?? -1])
  );
  return rows.flatMap((row, index) => {
    const cell = (column: Column): Cell | null => row[at.get(column) ?? -1] ?? null;
    const place = (column: Column): string => cellName(index, Math.max(0, at.get(column) ?? 0));
    const key = text(cell('row'));
    if (index <= head || !/^[a-z][a-z0-9_]*(?:\.[\w.-]+)?$/.test(key)) return [];
    const { question, part } = splitKey(key);
    const base = cell('base');
    const number = base === null ? Number.NaN : Number(text(base));
    return [
      {
        question,
        part,
        answer: cell('answer'),
        state: cell('state'),
        comment: cell('comment'),
        source: cell('source'),
        year: cell('year'),
        confidential: cell('confidential'),
        reason: cell('reason'),
        base: Number.isSafeInteger(number) && number >= 0 ? number : null,
        sheet: name,
        place: place('answer'),
        statePlace: place('state'),
        commentPlace: place('comment'),
        sourcePlace: place('source'),
        yearPlace: place('year'),
        confidentialPlace: place('confidential'),
        reasonPlace: place('reason')
      }
    ];
  });
}
