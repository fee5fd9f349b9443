/**
 * Single cells -> the values that answers are made of. A label in any language stands for its code, a number stored as text for
 * the number; what was understood rather than found is noted, so that the preview says it. Whether a value may stand is not
 * judged here: check-answer does, with the page's own words.
 */
import { canonicalJson } from '#lib/domain/canonical.ts';
import { languages } from '#lib/domain/languages.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { Choice } from '#lib/domain/instrument/questionnaire.ts';
import { numberTyped } from '#lib/survey/draft.ts';
import { shown, type Cell } from './cell.ts';

/** What the reader understood: a formula's result, a label, a text as number, a date or number as text. */
export type ReadingNote = 'formula' | 'label' | 'text_as_number' | 'date_as_text' | 'number_as_text';
export interface Reading<T> {
  readonly value: T;
  readonly notes: readonly ReadingNote[];
}

/** A cell that holds nothing that could be an answer; null: it can be read. */
export function unusable(cell: Cell, place: string): Problem | null {
  if (cell.kind === 'error') return problem('workbook.error_cell', { cell: place, value: cell.error });
  if (cell.kind === 'unresolved') return problem('workbook.formula_cell', { cell: place });
  return null;
}

const formulaNote = (cell: Cell): readonly ReadingNote[] => (cell.formula ? ['formula'] : []);

export function readText(cell: Cell): Reading<string> {
  const value = cell.kind === 'text' ? cell.text : cell.kind === 'number' ? String(cell.number) : shown(cell);
  const how: readonly ReadingNote[] =
    cell.kind === 'text' ? [] : cell.kind === 'date' ? ['date_as_text'] : ['number_as_text'];
  return { value, notes: [...formulaNote(cell), ...how] };
}

/** Whether both say the same; LibreOffice Calc writes every line end as a line feed, which is no change of a text. */
export function isSame(read: unknown, before: unknown): boolean {
  return canonicalJson(withLineFeeds(read)) === canonicalJson(withLineFeeds(before));
}
function withLineFeeds(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n');
  if (Array.isArray(value)) return value.map(withLineFeeds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withLineFeeds(one)]));
}

/** What is no number stays the text it is, and the check says so. */
export function readNumber(cell: Cell, place: string): Reading<number | string> | Problem {
  if (cell.kind === 'number') return { value: cell.number, notes: formulaNote(cell) };
  if (cell.kind === 'date') return problem('workbook.date_cell', { cell: place, value: cell.date });
  const value = cell.kind === 'text' ? numberTyped(cell.text) : shown(cell);
  return { value, notes: [...formulaNote(cell), ...(typeof value === 'number' ? (['text_as_number'] as const) : [])] };
}

/** Letters alike whatever their case, width and spacing. */
export function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en');
}

/** By code, by "code = label", then by label; an unknown text stays what it is, and the check says so. */
export function readChoice(cell: Cell, choices: readonly Choice[], place: string): Reading<string | number> | Problem {
  if (cell.kind === 'date') return problem('workbook.date_cell', { cell: place, value: cell.date });
  const text = (cell.kind === 'text' ? cell.text : shown(cell)).trim();
  const coded = (code: string) => choices.find(({ value }) => folded(String(value)) === folded(code));
  const exact =
    choices.find(({ value }) => String(value) === text) ??
    coded(text) ??
    coded(/^(\S+)\s+[=–—-]\s/.exec(text)?.[1] ?? '');
  if (exact !== undefined) return { value: exact.value, notes: formulaNote(cell) };
  const named = choices.filter((choice) =>
    languages.some((language) => folded(choice.text[language] ?? '') === folded(text))
  );
  if (named.length > 1) return problem('workbook.label_ambiguous', { cell: place, value: shown(cell) });
  const value = named[0]?.value ?? text;
  return { value, notes: named[0] === undefined ? formulaNote(cell) : [...formulaNote(cell), 'label'] };
}

const yes = new Set(['x', 'х', '×', '✓', '✔', '☑', '☒', '1', 'true', 'yes', 'oui', 'sí', 'si', 'да', 'نعم', '是', 'v']);
const no = new Set(['-', '–', '—', '0', 'false', 'no', 'non', 'нет', 'لا', '否', '☐']);

/** A mark beside a choice: ticked, expressly not ticked, or unclear. */
export function readMark(cell: Cell, place: string): Reading<boolean> | Problem {
  const mark = folded(shown(cell));
  if (!yes.has(mark) && !no.has(mark)) return problem('workbook.mark_unclear', { cell: place, value: shown(cell) });
  return { value: yes.has(mark), notes: formulaNote(cell) };
}

/** `named`: the question's own words for yes and no. */
export function readYesNo(
  cell: Cell,
  named: readonly [yes: readonly string[], no: readonly string[]],
  place: string
): Reading<boolean | string> | Problem {
  if (cell.kind === 'date') return problem('workbook.date_cell', { cell: place, value: cell.date });
  const text = folded(shown(cell));
  const [own, other] = named.map((words) => words.some((word) => folded(word) === text));
  if (own === true || other === true) return { value: own === true, notes: [...formulaNote(cell), 'label'] };
  const mark = readMark(cell, place);
  return isProblem(mark) ? { value: shown(cell), notes: [] } : mark;
}
