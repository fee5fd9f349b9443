/**
 * How high a row must be to show its wrapped texts. Excel measures by itself; other programs (LibreOffice Calc) show one line
 * of a row whose height is not written. An estimate by the width of letters: rather too high than too low.
 */
import type { Row, SheetData } from 'write-excel-file/node';

/** Points of letters, of a line of them, and the most that a row can have. */
const standard = 11;
const line = 15;
/** Fonts of Chinese characters need more. */
const tallLine = 19;
const highest = 409;
/** Letters are narrower than digits by more than wrapping between words leaves empty; bold ones take more. */
const loss = 0.87;
const boldness = 1.08;

/** Of each row, in points; `widths` of the columns in digits of the standard font. */
export function rowHeights(data: SheetData, widths: readonly number[]): readonly number[] {
  return data.map((row) => Math.min(highest, Math.max(line, ...row.map((cell, at) => cellHeight(cell, at, widths)))));
}

function cellHeight(cell: Row[number], at: number, widths: readonly number[]): number {
  if (typeof cell !== 'object' || cell === null || !('value' in cell) || cell.wrap !== true) return 0;
  const scale = (cell.fontSize ?? standard) / standard;
  const room = widths.slice(at, at + (cell.columnSpan ?? 1)).reduce((sum, width) => sum + width, 0);
  const letters = (room / scale / loss) * (cell.fontWeight === 'bold' ? 1 / boldness : 1);
  const text = String(cell.value);
  const lines = text.split('\n').reduce((sum, one) => sum + Math.max(1, Math.ceil(unitsOf(one) / letters)), 0);
  return lines * (wide.test(text) ? tallLine : line) * scale;
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/;

/** Width in digits: Chinese characters are twice as wide. */
function unitsOf(text: string): number {
  let units = 0;
  for (const character of text) units += wide.test(character) ? 2 : 1;
  return units;
}
