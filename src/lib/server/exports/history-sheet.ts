/** The history of a file as rows, oldest first: values as JSON, as they were recorded; words as they were written. */
import type { Answer } from '#lib/domain/country-file/answer.ts';
import { facetsOf } from '#lib/domain/country-file/facets.ts';
import type { HistoryEntry } from '#lib/domain/country-file/history.ts';
import type { Cell, Sheet } from './csv.ts';

const columns = [
  'revision',
  'at',
  'who',
  'acting',
  'role',
  'way',
  'act',
  'question',
  'from_state',
  'from_value',
  'from_comment',
  'to_state',
  'to_value',
  'to_comment',
  'to_beside',
  'words',
  'person',
  'submission'
] as const;

/** `entries` newest first, as the use case gives them. */
export function historySheet(entries: readonly HistoryEntry[]): Sheet {
  return { columns, rows: entries.toReversed().map(rowOf) };
}

function rowOf(entry: HistoryEntry): Cell[] {
  const { revision, at, by, role, via, kind, question, from, to, words, person, number } = entry;
  return [
    revision,
    at,
    by.name,
    by.acting ?? null,
    role,
    via,
    kind,
    question,
    ...cellsOf(from),
    ...cellsOf(to),
    besideOf(to),
    words,
    person,
    number
  ];
}

function cellsOf(answer: Answer | null): Cell[] {
  if (answer === null) return [null, null, null];
  const { state, value, comment } = answer;
  const shown = value === null ? null : typeof value === 'number' ? value : textOf(value);
  return [state, shown, comment];
}

function textOf(value: NonNullable<Answer['value']>): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Source, claim, explanation, citations and where it was taken over from; null: nothing stands beside the value. */
function besideOf(answer: Answer | null): string | null {
  if (answer === null) return null;
  const beside = facetsOf(answer);
  return Object.keys(beside).length === 0 ? null : JSON.stringify(beside);
}
