/**
 * Counts what a case compares and keeps what does not fit. Numbers fit to a relative difference of 1e-9 of the expected
 * one, at least of a millionth of the largest in its column (below that, both are rounding of zero).
 */
import { numberOf, text, texts, column, type Cell, type Frame, type Table } from './table.ts';

const tolerance = 1e-9;

export class Check {
  values = 0;
  largest = 0;
  readonly problems: string[] = [];
  readonly outputs: string[] = [];
  /** Outputs that the format says are not to be compared. */
  readonly leftOut: string[] = [];

  problem(what: string): void {
    this.problems.push(what);
  }

  /** `absolute`: differences are of 1, not of the expected number (loadings, which are up to 1). */
  numbers(
    where: string,
    got: readonly (number | null | undefined)[],
    expected: readonly Cell[],
    absolute = false
  ): void {
    if (got.length !== expected.length) this.problem(`${where}: ${got.length} values, expected ${expected.length}`);
    const scale = expected.reduce<number>((most, cell) => Math.max(most, Math.abs(numberOf(cell) ?? 0)), 0);
    expected.forEach((cell, position) => {
      const at = expected.length === 1 ? where : `${where}[${position}]`;
      this.#number(at, got[position] ?? null, cell, absolute ? 1 : scale * 1e-6);
    });
  }

  #number(where: string, got: number | null, cell: Cell, floor: number): void {
    this.values += 1;
    const expected = numberOf(cell);
    if (expected === null || got === null) {
      if (typeof cell === 'string' && !['NaN', 'NA', 'Inf', '-Inf', ''].includes(cell))
        this.problem(`${where}: expected the text "${cell}", got ${String(got)}`);
      else if (expected !== got) this.problem(`${where}: got ${String(got)}, expected ${String(cell)}`);
      return;
    }
    const size = Math.max(Math.abs(expected), floor);
    const difference = got === expected ? 0 : Math.abs(got - expected) / (size === 0 ? 1 : size);
    this.largest = Math.max(this.largest, difference);
    if (!(difference <= tolerance)) this.problem(`${where}: got ${got}, expected ${expected}`);
  }

  texts(where: string, got: readonly string[], expected: readonly Cell[]): void {
    if (got.length !== expected.length) this.problem(`${where}: ${got.length} values, expected ${expected.length}`);
    expected.forEach((cell, position) => {
      this.values += 1;
      if (text(cell) !== (got[position] ?? ''))
        this.problem(`${where}[${position}]: got "${got[position] ?? ''}", expected "${text(cell)}"`);
    });
  }

  set(where: string, got: Iterable<string>, expected: Iterable<string>): void {
    const [have, want] = [new Set(got), new Set(expected)];
    this.values += want.size;
    for (const one of want) if (!have.has(one)) this.problem(`${where}: ${one} is missing`);
    for (const one of have) if (!want.has(one)) this.problem(`${where}: ${one} is not expected`);
  }

  /** All units and all codes of a frame against a table keyed by unit; `besides`: columns of the table checked elsewhere. */
  frame(where: string, got: Frame, expected: Table, key: string, besides: readonly string[] = []): void {
    const units = texts(column(expected, key));
    const rows = new Map(got.units.map((unit, row) => [unit, row]));
    if (rows.size !== got.units.length || new Set(units).size !== units.length)
      this.problem(`${where}: a unit stands twice`);
    this.set(`${where}, units`, got.units, units);
    const names = [...expected.columns.keys()].filter((name) => name !== key && !besides.includes(name));
    this.set(`${where}, columns`, got.columns.keys(), names);
    for (const name of names) {
      const values = got.columns.get(name);
      if (values === undefined) continue;
      this.numbers(
        `${where} ${name}`,
        units.map((unit) => values[rows.get(unit) ?? -1]),
        column(expected, name)
      );
    }
  }
}
