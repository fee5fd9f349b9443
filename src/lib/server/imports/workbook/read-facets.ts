/**
 * What a workbook says beside an answer, upon what stood there when it was written: source and year, the claim of
 * confidentiality, explanations. An empty cell leaves its part as it is; the removal mark takes it away. undefined: nothing
 * of the facet was changed. Whether it may stand is not judged here: the domain does, as on the page.
 */
import type { Answer, AnswerSource, ConfidentialClaim, Explanation } from '#lib/domain/country-file/answer.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { explainedIn, removalMark } from '#lib/server/exports/workbook/layout.ts';
import { shown, type Cell } from './cell.ts';
import { claimNamed } from './claim-words.ts';
import { isSame, readNumber, readText, unusable, type Reading, type ReadingNote } from './read-values.ts';
import type { WorkbookRow } from './rows.ts';

export interface SaidBeside {
  readonly source?: AnswerSource | null;
  readonly confidential?: ConfidentialClaim | null;
  readonly explanation?: Explanation | null;
}
type Facet<T> = Reading<T | null | undefined> | Problem;

const untouched = { value: undefined, notes: [] } as const;

/** @param head the question's own row; explanations stand in rows of their own */
export function readFacets(
  head: WorkbookRow | undefined,
  rows: readonly WorkbookRow[],
  before: Answer | null,
  question: string
): Reading<SaidBeside> | Problem {
  const source = head === undefined ? untouched : sourceIn(head, before?.source ?? null, question);
  if (isProblem(source)) return source;
  const claim = head === undefined ? untouched : claimIn(head, before?.confidential ?? null);
  if (isProblem(claim)) return claim;
  const explanation = explanationIn(rows, before?.explanation ?? {});
  if (isProblem(explanation)) return explanation;
  return {
    value: {
      ...(source.value !== undefined && { source: source.value }),
      ...(claim.value !== undefined && { confidential: claim.value }),
      ...(explanation.value !== undefined && { explanation: explanation.value })
    },
    notes: [...source.notes, ...claim.notes, ...explanation.notes]
  };
}

/** The words of a cell; null: it is empty. */
function wordsIn(cell: Cell | null, place: string): Reading<string | null> | Problem {
  if (cell === null) return { value: null, notes: [] };
  const fault = unusable(cell, place);
  if (fault !== null) return fault;
  const { value, notes } = readText(cell);
  return { value: value.trim(), notes };
}

/** An empty cell leaves its half as it is; the removal mark takes both away. */
function sourceIn(
  { source, year, sourcePlace, yearPlace }: WorkbookRow,
  before: AnswerSource | null,
  at: string
): Facet<AnswerSource> {
  const text = wordsIn(source, sourcePlace);
  if (isProblem(text)) return text;
  const fault = year === null ? null : unusable(year, yearPlace);
  if (fault !== null) return fault;
  if (text.value === removalMark) return { value: before === null ? undefined : null, notes: [] };
  const read = year === null ? null : readNumber(year, yearPlace);
  if (isProblem(read)) return read;
  if (typeof read?.value === 'string') return problem('answer.not_a_number', {}, at);
  const stands = before ?? { text: '', year: null };
  const said = { text: text.value ?? stands.text, year: read?.value ?? stands.year };
  if (isSame(said, stands)) return untouched;
  return { value: said, notes: [...text.notes, ...(read?.notes ?? [])] };
}

/** Words alone speak of the reason that stands; without any they could mean anything. */
function claimIn(row: WorkbookRow, before: ConfidentialClaim | null): Facet<ConfidentialClaim> {
  const { confidential, confidentialPlace, reasonPlace } = row;
  const words = wordsIn(row.reason, reasonPlace);
  if (isProblem(words)) return words;
  const fault = confidential === null ? null : unusable(confidential, confidentialPlace);
  if (fault !== null) return fault;
  const named = confidential === null ? (before?.reason ?? null) : claimNamed(shown(confidential));
  if (confidential !== null && named === null)
    return problem('workbook.claim_unknown', { cell: confidentialPlace, value: shown(confidential) });
  const said = words.value === removalMark ? '' : (words.value ?? before?.words ?? '');
  if (named === 'none') return { value: before === null ? undefined : null, notes: [] };
  if (named === null) return said === '' ? untouched : problem('workbook.claim_without_reason', { cell: reasonPlace });
  if (isSame({ reason: named, words: said }, before)) return untouched;
  return { value: { reason: named, words: said }, notes: words.notes };
}

function explanationIn(rows: readonly WorkbookRow[], before: Explanation): Facet<Explanation> {
  const said = new Map<string, string>(Object.entries(before));
  const notes: ReadingNote[] = [];
  for (const { part, answer, place } of rows) {
    const code = explainedIn(part);
    const words = code === null ? null : wordsIn(answer, place);
    if (code === null || words === null) continue;
    if (isProblem(words)) return words;
    if (words.value === null) continue;
    if (words.value === removalMark) said.delete(code);
    else said.set(code, words.value);
    notes.push(...words.notes);
  }
  const value = Object.fromEntries(said);
  if (isSame(value, before)) return untouched;
  return { value: said.size === 0 ? null : value, notes };
}
