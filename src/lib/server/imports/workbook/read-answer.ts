/**
 * The rows of a question -> the answer they say, upon the one that the workbook was written from. Nothing filled in leaves that
 * answer as it is. Refuses what could mean two things: a value beside another state, an unknown state, a row that stands twice.
 */
import type { Answer, AnswerState } from '#lib/domain/country-file/answer.ts';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { partsOf } from '#lib/server/exports/workbook/answer-cells.ts';
import { explainedIn, removalMark } from '#lib/server/exports/workbook/layout.ts';
import { shown } from './cell.ts';
import { readFacets, type SaidBeside } from './read-facets.ts';
import { readParts, type FilledPart } from './read-parts.ts';
import { isSame, readText, unusable, type ReadingNote } from './read-values.ts';
import type { WorkbookRow } from './rows.ts';
import { stateNamed } from './state-words.ts';

export interface AnswerRead {
  readonly state: AnswerState;
  readonly value: unknown;
  readonly comment: string | null;
  /** Absent: left as it stands. */
  readonly beside: SaidBeside;
  readonly notes: readonly ReadingNote[];
  /** Cells that held a part of the answer and are empty now: left as they are, and the preview says so. */
  readonly emptied: boolean;
}

/** @param original the answer that the workbook was written from; null: there was none */
export function readAnswer(
  question: Question,
  rows: readonly WorkbookRow[],
  original: Answer | null
): AnswerRead | Problem {
  const head = rows.find(({ part }) => part === null);
  const own = rows.filter(({ part }) => explainedIn(part) === null);
  const twice = rows.find((row, at) => rows.findIndex(({ part }) => part === row.part) < at);
  if (twice !== undefined) return problem('workbook.row_twice', { cell: twice.place });
  const state = head?.state ? statedIn(head) : null;
  if (isProblem(state)) return state;
  const filled: FilledPart[] = [];
  for (const row of own) {
    if (row.part !== null && row.state !== null) {
      const stated = statedIn(row);
      if (isProblem(stated)) return stated;
      if (stated !== 'blank') return problem('workbook.state_of_part', { cell: row.statePlace });
      filled.push({ part: row.part, cell: null, place: row.place });
    } else if (row.answer !== null) filled.push({ part: row.part, cell: row.answer, place: row.place });
  }
  const before: Pick<Answer, 'state' | 'value' | 'comment'> = original ?? {
    state: 'blank',
    value: null,
    comment: null
  };
  const read = readParts(question, filled, before.value);
  if (isProblem(read)) return read;
  const comment = commentIn(head, before.comment);
  if (isProblem(comment)) return comment;
  const beside = readFacets(head, rows, original, question.name);
  if (isProblem(beside)) return beside;
  const rest = {
    comment: comment.value,
    beside: beside.value,
    notes: [...new Set([...(read?.notes ?? []), ...comment.notes, ...beside.notes])],
    emptied: isEmptied(question, own, original)
  };
  const changed = read !== undefined && !isSameValue(read.value, before.value);
  if (state !== null && state !== 'answered' && (state !== before.state || state === 'blank')) {
    if (changed) return problem('workbook.state_and_value', { cell: head?.statePlace ?? '' });
    return { ...rest, state, value: null, emptied: false };
  }
  if (changed) return { ...rest, state: 'answered', value: read.value };
  if (state === 'answered' && before.state !== 'answered')
    return problem('workbook.state_without_value', { cell: head?.statePlace ?? '' });
  return { ...rest, state: before.state, value: before.value };
}

function statedIn(row: WorkbookRow): AnswerState | Problem | null {
  if (row.state === null) return null;
  return (
    unusable(row.state, row.statePlace) ??
    stateNamed(shown(row.state)) ??
    problem('workbook.state_unknown', { cell: row.statePlace, value: shown(row.state) })
  );
}

function commentIn(
  head: WorkbookRow | undefined,
  before: string | null
): { value: string | null; notes: readonly ReadingNote[] } | Problem {
  if (!head?.comment) return { value: before, notes: [] };
  const fault = unusable(head.comment, head.commentPlace);
  if (fault !== null) return fault;
  const read = readText(head.comment);
  if (isSame(read.value, before)) return { value: before, notes: [] };
  return read.value.trim() === removalMark ? { value: null, notes: [] } : read;
}

function isSameValue(read: unknown, before: unknown): boolean {
  const nothing = (value: unknown) => value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  return (nothing(read) && nothing(before)) || isSame(read, before);
}

function isEmptied(question: Question, rows: readonly WorkbookRow[], original: Answer | null): boolean {
  if (original?.state !== 'answered') return false;
  const given = new Map(rows.map((row) => [row.part, row]));
  const lost = partsOf(question, original.value).filter(({ part, content }) => {
    const row = given.get(part);
    return content !== null && row !== undefined && row.answer === null && row.state === null;
  });
  // Of a tick list or ranking only all marks: a single one that was taken out is a change.
  const whole = question.type === 'choices' || question.type === 'ranking';
  return lost.length > 0 && (!whole || rows.every(({ part, answer }) => part === null || answer === null));
}
