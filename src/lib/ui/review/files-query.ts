/**
 * What the files page shows of a campaign: filter and order live in the address, and the page and its CSV come from the same
 * rows. It knows no answer: a file here is a state, counts and dates.
 */
import {
  fileStatuses,
  type FileStatus,
  type MoreTime,
  type ThreadCounts
} from '#lib/domain/country-file/file-state.ts';
import { readSort, sortRows, type Sort } from '#lib/ui/tables/sort.ts';
import type { Language } from '#lib/domain/languages.ts';

export const fileColumns = [
  ...(['country', 'state', 'sections', 'questions', 'time'] as const),
  ...(['invited', 'opened', 'submitted', 'activity'] as const)
] as const;

/** The states by which files are filtered: those of a file, and a signature taken back. */
export const shownStatuses = [...fileStatuses, 'withdrawn'] as const;
export type ShownStatus = (typeof shownStatuses)[number];

/** For what somebody waits: IITE for the country ('open'), or the country for IITE. */
export const waits = ['time', 'open', 'answered'] as const;
export type Wait = (typeof waits)[number];

export interface FilesQuery {
  readonly campaign: string | null;
  readonly status: ShownStatus | null;
  readonly waiting: Wait | null;
  /** scheme:group, e.g. unesco_region:africa */
  readonly group: string | null;
  readonly text: string;
  readonly sort: Sort;
}

/** A file as the cockpit lists it; see the use case that makes it. */
export interface WatchedFile {
  readonly fileId: string;
  readonly iso3: string;
  readonly origin: 'asked' | 'imported';
  readonly status: FileStatus;
  readonly invitedAt: string;
  readonly openedAt: string | null;
  readonly sectionsDone: number;
  readonly sectionsAsked: number;
  readonly submission: { readonly number: number; readonly receipt: string; readonly at: string } | null;
  readonly decidedAt: string | null;
  readonly lastActivityAt: string;
  readonly withdrawn: boolean;
  readonly questions: ThreadCounts;
  readonly moreTime: Pick<MoreTime, 'until' | 'outcome'> | null;
}
export interface NamedFile extends WatchedFile {
  readonly country: string;
}

export function readFilesQuery(params: URLSearchParams): FilesQuery {
  const status = params.get('status');
  const waiting = params.get('waiting');
  return {
    campaign: params.get('campaign') || null,
    status: shownStatuses.find((known) => known === status) ?? null,
    waiting: waits.find((known) => known === waiting) ?? null,
    group: params.get('group') || null,
    text: (params.get('text') ?? '').trim().slice(0, 100),
    sort: readSort(params.get('sort'), fileColumns, { key: 'country', descending: false })
  };
}

export function asksTime({ moreTime }: Pick<WatchedFile, 'moreTime'>): boolean {
  return moreTime?.outcome === 'asked';
}

function isWaiting(file: WatchedFile, waiting: Wait | null): boolean {
  if (waiting === null) return true;
  return waiting === 'time' ? asksTime(file) : file.questions[waiting] > 0;
}

function hasStatus(file: WatchedFile, status: ShownStatus | null): boolean {
  if (status === null) return true;
  return status === 'withdrawn' ? file.withdrawn : file.status === status;
}

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function valueOf(file: NamedFile, key: string): string | number | null {
  switch (key) {
    case 'state':
      return fileStatuses.indexOf(file.status);
    case 'sections':
      return file.sectionsAsked === 0 ? null : file.sectionsDone / file.sectionsAsked;
    case 'questions':
      return file.questions.open * 1000 + file.questions.answered;
    case 'time':
      return asksTime(file) ? (file.moreTime?.until ?? null) : null;
    case 'invited':
      return file.invitedAt;
    case 'opened':
      return file.openedAt;
    case 'submitted':
      return file.submission?.at ?? null;
    case 'activity':
      return file.lastActivityAt;
    default:
      return file.country;
  }
}

/** The rows in the order shown. `members`: the countries of the chosen group; null: all. */
export function shownFiles(
  rows: readonly WatchedFile[],
  query: FilesQuery,
  members: ReadonlySet<string> | null,
  nameOf: (iso3: string) => string,
  language: Language
): readonly NamedFile[] {
  const wanted = folded(query.text);
  const named = rows
    .map((row) => ({ ...row, country: nameOf(row.iso3) }))
    .filter((row) => hasStatus(row, query.status) && isWaiting(row, query.waiting))
    .filter((row) => members === null || members.has(row.iso3))
    .filter((row) => wanted === '' || folded(row.country).includes(wanted) || folded(row.iso3) === wanted)
    .sort((a, b) => (a.country < b.country ? -1 : 1));
  return sortRows(named, query.sort, valueOf, language);
}
