/** What of a workbook is not taken: where it stands, what the cells say, and why. */
import type { Problem } from '#lib/domain/problem.ts';
import { shown, type Cell } from './cell.ts';
import type { WorkbookRow } from './rows.ts';

export interface RefusedEntry {
  readonly question: string;
  readonly section: string | null;
  readonly sheet: string;
  readonly place: string;
  /** What the cells say. */
  readonly given: string;
  readonly cause: Problem;
}

interface Written {
  readonly cell: Cell;
  readonly place: string;
}

export function refusedEntry(
  question: string,
  section: string,
  rows: readonly WorkbookRow[],
  cause: Problem
): RefusedEntry {
  const own = rows.flatMap((row) => [filled(row.answer, row.place), filled(row.state, row.statePlace)].flat());
  const beside = rows.flatMap((row) =>
    [
      filled(row.comment, row.commentPlace),
      filled(row.source, row.sourcePlace),
      filled(row.year, row.yearPlace),
      filled(row.confidential, row.confidentialPlace),
      filled(row.reason, row.reasonPlace)
    ].flat()
  );
  const at = placeOf(rows, [...own, ...beside], cause);
  const there = beside.filter(({ place }) => place === at);
  return {
    question,
    section,
    sheet: rows[0]?.sheet ?? '',
    place: at,
    given: (there.length > 0 ? there : own)
      .map(({ cell }) => shown(cell))
      .join('; ')
      .slice(0, 200),
    cause
  };
}

function filled(cell: Cell | null, place: string): readonly Written[] {
  return cell === null ? [] : [{ cell, place }];
}

/** The cell that the cause names or is about, else the first that is filled in. */
function placeOf(rows: readonly WorkbookRow[], written: readonly Written[], { problem, params }: Problem): string {
  const { cell, limit } = params;
  if (typeof cell === 'string') return cell;
  const head = rows.find(({ part }) => part === null) ?? rows[0];
  if (problem === 'answer.state_not_offered') return head?.statePlace ?? '';
  if (problem === 'answer.words_required') return head?.reasonPlace ?? '';
  const long = written.find((one) => one.cell.kind === 'text' && one.cell.text.trim().length > Number(limit));
  if (problem === 'answer.too_long' && long !== undefined) return long.place;
  return rows.find(({ answer, state }) => answer !== null || state !== null)?.place ?? head?.place ?? '';
}
