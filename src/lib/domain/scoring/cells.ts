/**
 * The numbers of many units in two typed arrays: what a cell holds, and its value where it holds one. The type is branded:
 * only `cellsOf` makes it, and it lets no NaN, no infinity and no answer state through as a number.
 */

/** What a cell holds. */
export const MISSING = 0;
export const PRESENT = 1;
export const NOT_APPLICABLE = 2;

declare const sorted: unique symbol;

/** Row by row: one row per unit, one column per indicator in slot order. Values are 0 where the state is not PRESENT. */
export interface Cells {
  readonly [sorted]: true;
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
  readonly states: Uint8Array;
}

/** A number, or why there is none. */
export type Cell = number | null | 'not_applicable';

/** `cell` is asked once for each place. A number that is not finite counts as missing. */
export function cellsOf(rows: number, columns: number, cell: (row: number, column: number) => Cell): Cells {
  const values = new Float64Array(rows * columns);
  const states = new Uint8Array(rows * columns);
  for (let row = 0, at = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1, at += 1) {
      const held = cell(row, column);
      if (held === 'not_applicable') states[at] = NOT_APPLICABLE;
      else if (held !== null && Number.isFinite(held)) {
        values[at] = held;
        states[at] = PRESENT;
      }
    }
  return { rows, columns, values, states } as Cells;
}
