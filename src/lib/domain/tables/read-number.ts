/**
 * A cell of a table as a number, a gap, or what is wrong with it. Strict: only digits with a decimal point (and an exponent)
 * are a number, since a guessed separator makes a wrong figure that nobody sees. An empty cell is a gap; other codes are
 * one only where the caller names them.
 */
export type CellFault = 'decimal_comma' | 'thousands' | 'gap_code' | 'too_large' | 'not_a_number';

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** 12,5 — but 1,234 may as well be one thousand two hundred and thirty-four: both are told apart by the reader only. */
const decimalComma = /^[+-]?\d*,\d+$|^[+-]?\d{1,3}(?:[.' \u00A0\u202F]\d{3})+,\d+$/;
const thousands =
  /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$|^[+-]?\d{1,3}(?:['’ \u00A0\u202F]\d{3})+(?:\.\d*)?$|^[+-]?\d{1,3}(?:\.\d{3}){2,}$/;
/** What tables of offices write where they have no figure. */
const gapCodes = new Set(['na', 'n/a', 'n.a.', 'nan', 'null', 'none', 'nd', 'n/d', '#n/a', '.', '..', '...', '…', '-', '--', '–', '—', ':', 'x', '*', '?', 'missing']); // prettier-ignore

/** `gaps`: texts that mean a gap, compared exactly after white space at both ends is taken off. */
export function numberIn(cell: string, gaps: ReadonlySet<string>): number | null | CellFault {
  const text = cell.trim();
  if (text === '' || gaps.has(text)) return null;
  if (number.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? value : 'too_large';
  }
  if (gapCodes.has(text.toLowerCase())) return 'gap_code';
  if (thousands.test(text) && !/^[+-]?\d{1,3},\d{3}$/.test(text)) return 'thousands';
  if (decimalComma.test(text)) return 'decimal_comma';
  return 'not_a_number';
}
