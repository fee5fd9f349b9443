/**
 * What the files page shows of a campaign: filter and order live in the address, and the page and its CSV come from the same
 * rows. It knows no answer: a file here is a state, counts and dates.
 */
import type { FileStatus } from '#lib/domain/country-file/file-state.ts';
import { readSort, sortRows, type Sort } from '#lib/ui/tables/sort.ts';
import type { Language } from '#lib/domain/languages.ts';

export const fileStatuses = [
  'invited',
  'in_progress',
  'submitted',
  'returned',
  'approved'
] as const satisfies readonly FileStatus[];
export const fileColumns = ['country', 'state', 'sections', 'invited', 'opened', 'submitted', 'activity'] as const;

export interface FilesQuery {
  readonly campaign: string | null;
  readonly status: FileStatus | null;
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
}
export interface NamedFile extends WatchedFile {
  readonly country: string;
}

export function readFilesQuery(params: URLSearchParams): FilesQuery {
  const status = params.get('status');
  return {
    campaign: params.get('campaign') || null,
    status: fileStatuses.find((known) => known === status) ?? null,
    group: params.get('group') || null,
    text: (params.get('text') ?? '').trim().slice(0, 100),
    sort: readSort(params.get('sort'), fileColumns, { key: 'country', descending: false })
  };
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
    .filter((row) => query.status === null || row.status === query.status)
    .filter((row) => members === null || members.has(row.iso3))
    .filter((row) => wanted === '' || folded(row.country).includes(wanted) || folded(row.iso3) === wanted)
    .sort((a, b) => (a.country < b.country ? -1 : 1));
  return sortRows(named, query.sort, valueOf, language);
}
