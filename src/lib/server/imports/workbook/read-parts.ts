/**
 * The rows of one question -> the value they say, upon the one that the workbook was written from. An empty cell leaves its row
 * as it is; the state "not answered" in a row takes that row away. Tick lists and rankings are read whole: a mark that was taken
 * out is taken out, as long as another one is left. Nothing filled in at all is no value: undefined.
 */
import type { AnswerValue } from '#lib/domain/country-file/answer.ts';
import type {
  ChoicesQuestion,
  PanelQuestion,
  Question,
  RankingQuestion
} from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { Cell } from './cell.ts';
import {
  readChoice,
  readMark,
  readNumber,
  readText,
  readYesNo,
  unusable,
  type Reading,
  type ReadingNote
} from './read-values.ts';

/** A filled cell, or a row that was expressly emptied (`cell` null), by part. */
export interface FilledPart {
  readonly part: string | null;
  readonly cell: Cell | null;
  readonly place: string;
}
type Read = Reading<unknown> | Problem;

export function readParts(
  question: Question,
  parts: readonly FilledPart[],
  original: AnswerValue | null
): Reading<unknown> | Problem | undefined {
  for (const { cell, place } of parts) {
    const fault = cell === null ? null : unusable(cell, place);
    if (fault !== null) return fault;
  }
  if (parts.length === 0) return undefined;
  const single = parts.find(({ part }) => part === null);
  switch (question.type) {
    case 'choices':
      return readTicks(question, parts);
    case 'ranking':
      return readRanks(question, parts);
    case 'matrix':
      return merged(parts, original, (_row, cell, place) => readChoice(cell, question.columns, place));
    case 'multiple_text':
      return merged(parts, original, (name, cell, place) => {
        const item = question.items.find((one) => one.name === name);
        return item?.kind === 'number' ? readNumber(cell, place) : readText(cell);
      });
    case 'panel':
      return readPanel(question, parts, original);
    default:
      return single?.cell ? readSingle(question, single.cell, single.place) : undefined;
  }
}

function readSingle(question: Question, cell: Cell, place: string): Read {
  switch (question.type) {
    case 'number':
    case 'rating':
      return readNumber(cell, place);
    case 'choice':
      return readChoice(cell, question.choices, place);
    case 'boolean':
      return readYesNo(cell, [Object.values(question.yes ?? {}), Object.values(question.no ?? {})], place);
    default:
      return readText(cell);
  }
}

function readTicks(question: ChoicesQuestion, parts: readonly FilledPart[]): Read {
  const known = new Map([
    ...question.choices.map(({ value }) => [String(value), value] as const),
    ['none', 'none'] as const
  ]);
  const ticked: (string | number)[] = [];
  const notes: ReadingNote[] = [];
  for (const { part, cell, place } of parts) {
    if (part === null || cell === null) continue;
    const mark = readMark(cell, place);
    if (isProblem(mark)) return mark;
    notes.push(...mark.notes);
    if (mark.value) ticked.push(known.get(part) ?? part);
  }
  return { value: ticked, notes };
}

function readRanks(question: RankingQuestion, parts: readonly FilledPart[]): Read {
  const ranks: { readonly value: string | number; readonly rank: number }[] = [];
  const notes: ReadingNote[] = [];
  for (const { part, cell, place } of parts) {
    if (part === null || cell === null) continue;
    const read = readNumber(cell, place);
    if (isProblem(read)) return read;
    if (typeof read.value !== 'number' || !Number.isInteger(read.value) || read.value < 1)
      return problem('workbook.rank_unclear', { cell: place, value: read.value });
    if (ranks.some(({ rank }) => rank === read.value))
      return problem('workbook.rank_twice', { cell: place, value: read.value });
    notes.push(...read.notes);
    ranks.push({
      value: question.choices.find(({ value }) => String(value) === part)?.value ?? part,
      rank: read.value
    });
  }
  return { value: ranks.sort((a, b) => a.rank - b.rank).map(({ value }) => value), notes };
}

/** A value of named parts with the filled ones put in and the emptied ones taken out. */
function merged(
  parts: readonly FilledPart[],
  original: unknown,
  read: (part: string, cell: Cell, place: string) => Read
): Read {
  const value = new Map<string, unknown>(Object.entries(isRecord(original) ? original : {}));
  const notes: ReadingNote[] = [];
  for (const { part, cell, place } of parts) {
    if (part === null) continue;
    if (cell === null) {
      value.delete(part);
      continue;
    }
    const one = read(part, cell, place);
    if (isProblem(one)) return one;
    notes.push(...one.notes);
    value.set(part, one.value);
  }
  return { value: Object.fromEntries(value), notes };
}

/** Rows are numbered from 1; numbers above the limit are kept, so that the check says there are too many rows. */
function readPanel(question: PanelQuestion, parts: readonly FilledPart[], original: unknown): Read {
  const before: readonly unknown[] = Array.isArray(original) ? original : [];
  const rows = new Map<number, FilledPart[]>();
  for (const one of parts) {
    const [, number, field] = /^(\d{1,6})\.(\w+)$/.exec(one.part ?? '') ?? [];
    if (number === undefined || field === undefined) continue;
    const row = Number(number);
    rows.set(row, [...(rows.get(row) ?? []), { ...one, part: field }]);
  }
  const value: unknown[] = [];
  const notes: ReadingNote[] = [];
  const numbers = [...new Set([...rows.keys(), ...before.map((_row, at) => at + 1)])].sort((a, b) => a - b);
  for (const number of numbers) {
    const read = merged(rows.get(number) ?? [], before[number - 1], (name, cell, place) => {
      const field = question.template.find((one) => one.name === name);
      if (field?.type === 'number') return readNumber(cell, place);
      return field?.type === 'choice' ? readChoice(cell, field.choices, place) : readText(cell);
    });
    if (isProblem(read)) return read;
    notes.push(...read.notes);
    if (isRecord(read.value) && Object.keys(read.value).length > 0) value.push(read.value);
  }
  return { value, notes };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
