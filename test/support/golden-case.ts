import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Reference cases computed by COINr 1.1.14 and base R; the S, E and N cases and their data are synthetic. */
export type Expected = Readonly<Record<string, readonly (number | string | null)[]>>;

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a parser: the caller names the case's shape
export function goldenCase<T>(id: string): T {
  return JSON.parse(readFileSync(`test/golden/cases/${id}.json`, 'utf8')) as T;
}

/** A CSV with plain quoted cells: rows by column name; an empty cell is null, numbers are numbers. */
export function goldenTable(name: string): { readonly [column: string]: string | number | null }[] {
  const [head, ...lines] = readFileSync(`test/golden/data/${name}.csv`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
  return lines.map((cells) =>
    Object.fromEntries(
      (head ?? []).map((column, position) => {
        const cell = cells[position] ?? '';
        return [column, cell === '' ? null : Number.isNaN(Number(cell)) ? cell : Number(cell)];
      })
    )
  );
}

export function numberIn(row: Readonly<Record<string, string | number | null>>, column: string): number | null {
  const cell = row[column];
  return typeof cell === 'number' ? cell : null;
}

/** Equal to a relative difference of 1e-9; null only where null (or R's NaN) is expected. */
export function expectClose(
  got: number | null | undefined,
  expected: number | string | null | undefined,
  where: string
): void {
  if (typeof expected !== 'number') {
    expect(got, where).toBeNull();
    return;
  }
  expect(typeof got, where).toBe('number');
  expect(Math.abs((got ?? 0) - expected), `${where}: got ${got}, expected ${expected}`).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(expected))
  );
}
