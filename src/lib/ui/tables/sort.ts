/**
 * Sorting of tables by the address: `?sort=score` ascending, `?sort=-score` descending. Gaps come last either way;
 * texts by the reader's alphabet; equal rows keep their order. Pure; an unknown key falls back to the given order.
 */
import type { Language } from '#lib/domain/languages.ts';

export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

export function readSort(text: string | null, keys: readonly string[], otherwise: Sort): Sort {
  if (text === null) return otherwise;
  const descending = text.startsWith('-');
  const key = descending ? text.slice(1) : text;
  return keys.includes(key) ? { key, descending } : otherwise;
}

export function writeSort(sort: Sort): string {
  return `${sort.descending ? '-' : ''}${sort.key}`;
}

/** The address of this page sorted by `key`: the other direction where it is sorted by it already. */
export function sortHref(url: URL, sort: Sort, key: string): string {
  const query = new URLSearchParams(url.search);
  query.set('sort', writeSort({ key, descending: sort.key === key && !sort.descending }));
  return `${url.pathname}?${query}`;
}

export function sortRows<Row>(
  rows: readonly Row[],
  sort: Sort,
  valueOf: (row: Row, key: string) => string | number | null,
  language: Language
): readonly Row[] {
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const keyed = rows.map((row) => ({ row, value: valueOf(row, sort.key) }));
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) return a.value === b.value ? 0 : a.value === null ? 1 : -1;
    const order =
      typeof a.value === 'number' && typeof b.value === 'number'
        ? a.value - b.value
        : collator.compare(String(a.value), String(b.value));
    return sort.descending ? -order : order;
  });
  return keyed.map(({ row }) => row);
}
