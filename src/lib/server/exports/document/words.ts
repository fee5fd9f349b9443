/** Paragraphs, boxes and tables of a Word document in one language: from right to left where the language is, or the text itself. */
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions
} from 'docx';
import type { Language } from '#lib/domain/languages.ts';
import { dir } from '#lib/i18n/locale.ts';
import { directionOf, runningIn } from '../direction.ts';

/** Twips between the margins of an A4 page (2 cm each side). */
export const textWidth = 9638;
const grey = '595959';
const thin = { style: BorderStyle.SINGLE, size: 4, color: '808080' } as const;

export interface Ink {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly grey?: boolean;
  /** Stays on the page of what follows. */
  readonly kept?: boolean;
  /** Half-points. */
  readonly size?: number;
}

/** What XML may not carry is left out: Word would call the whole document damaged. */
function printable(text: string): string {
  return text.replace(/(?![\t\n])\p{Cc}|\p{Noncharacter_Code_Point}/gu, '');
}

export interface TableOptions {
  /** The first row is repeated on every page. */
  readonly head?: boolean;
  /** Of the columns, in twips. */
  readonly widths?: readonly number[];
  /** All columns but the first. */
  readonly centred?: boolean;
  /** Half-points, of the first row. */
  readonly headSize?: number;
}
export interface Writer {
  readonly rtl: boolean;
  line(text: string, ink?: Ink): Paragraph;
  /** As somebody wrote it: in its own direction, its lines kept. */
  written(text: string, ink?: Ink): readonly Paragraph[];
  heading(text: string, level: 1 | 2): Paragraph;
  /** The words of a question; stays with what follows. */
  question(text: string): Paragraph;
  /** Room to write, or what is written. */
  box(content: readonly Paragraph[], height: number): Table;
  table(rows: readonly (readonly string[])[], options?: TableOptions): Table;
}

export function writerIn(language: Language): Writer {
  const own = dir(language);
  const rtl = own === 'rtl';
  const run = (text: string, ink: Ink = {}, paragraph = own): TextRun => {
    const options: IRunOptions = {
      text: printable(runningIn(text, paragraph)),
      rightToLeft: directionOf(text, own) === 'rtl',
      ...(ink.bold === true && { bold: true }),
      ...(ink.italics === true && { italics: true }),
      ...(ink.grey === true && { color: grey }),
      ...(ink.size !== undefined && { size: ink.size })
    };
    return new TextRun(options);
  };
  const line = (text: string, ink?: Ink): Paragraph =>
    new Paragraph({
      bidirectional: rtl,
      spacing: { before: 40, after: 40 },
      keepNext: ink?.kept === true,
      children: [run(text, ink)]
    });
  const written = (text: string, ink?: Ink): readonly Paragraph[] => {
    const paragraph = directionOf(text, own);
    return text.split(/\r\n|\r|\n/).map(
      (part) =>
        new Paragraph({
          bidirectional: paragraph === 'rtl',
          spacing: { after: 40 },
          children: [run(part, ink, paragraph)]
        })
    );
  };
  const cell = (content: readonly Paragraph[], width: number, shaded = false): TableCell =>
    new TableCell({
      children: content.length === 0 ? [line('')] : [...content],
      width: { size: width, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      borders: { top: thin, bottom: thin, left: thin, right: thin },
      ...(shaded && { shading: { fill: 'F2F2F2' } })
    });
  const tableOf = (rows: TableRow[], widths: readonly number[]): Table =>
    new Table({
      rows,
      columnWidths: [...widths],
      visuallyRightToLeft: rtl,
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA }
    });
  return {
    rtl,
    line,
    written,
    heading: (text, level) =>
      new Paragraph({
        bidirectional: rtl,
        heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
        keepNext: true,
        children: [run(text)]
      }),
    question: (text) =>
      new Paragraph({
        bidirectional: rtl,
        heading: HeadingLevel.HEADING_3,
        keepNext: true,
        keepLines: true,
        children: [run(text)]
      }),
    box: (content, height) =>
      tableOf(
        [new TableRow({ height: { value: height, rule: 'atLeast' }, children: [cell(content, textWidth)] })],
        [textWidth]
      ),
    table: (rows, { head = false, widths, centred = false, headSize } = {}) => {
      const count = rows[0]?.length ?? 1;
      const sizes = widths ?? Array.from({ length: count }, () => Math.floor(textWidth / count));
      return tableOf(
        rows.map(
          (row, at) =>
            new TableRow({
              cantSplit: true,
              tableHeader: head && at === 0,
              children: row.map((text, column) => {
                const middle = centred && column > 0;
                const bold = head && at === 0 ? { bold: true, ...(headSize !== undefined && { size: headSize }) } : {};
                const content = middle
                  ? [
                      new Paragraph({
                        bidirectional: rtl,
                        alignment: AlignmentType.CENTER,
                        children: [run(text, bold)]
                      })
                    ]
                  : written(text, bold);
                return cell(content, sizes[column] ?? 1000, head && at === 0);
              })
            })
        ),
        sizes
      );
    }
  };
}
