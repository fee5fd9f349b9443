/** A cell as it was found in a workbook: its kind is kept, so that what a spreadsheet did to an entry can be said in words. */
export type Cell = {
  /** The cell holds a formula; its last result is what counts here. */
  readonly formula: boolean;
} & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  /** YYYY-MM-DD. */
  | { readonly kind: 'date'; readonly date: string }
  /** #REF!, #N/A and the like. */
  | { readonly kind: 'error'; readonly error: string }
  /** A formula that was never worked out. */
  | { readonly kind: 'unresolved' }
);

/** What the cell shows, for messages. */
export function shown(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text.length > 80 ? `${cell.text.slice(0, 79)}…` : cell.text;
    case 'number':
      return String(cell.number);
    case 'boolean':
      return cell.boolean ? 'TRUE' : 'FALSE';
    case 'date':
      return cell.date;
    case 'error':
      return cell.error;
    case 'unresolved':
      return '=';
  }
}

export interface CellSheet {
  readonly name: string;
  /** null: an empty cell. White space alone is empty. */
  readonly rows: readonly (readonly (Cell | null)[])[];
}
