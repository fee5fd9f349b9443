/**
 * What the library does not write by itself, added to its XML: data validation of cells, hidden marks for the program, row
 * heights, the direction of Arabic text and the print set-up. Elements go where the schema wants them; Excel calls a file with
 * another order damaged.
 */
import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import {
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeAttributeValue,
  sanitizeTextContent
} from 'write-excel-file/utility';
import type { Feature } from 'write-excel-file/node';

/** What the library calls a file's content, and does not export. */
export type SheetContent = Stream | Buffer | Blob;

export interface Validation {
  /** Cells, e.g. G3. */
  readonly cells: readonly string[];
  /** type and operator as the schema names them, and the formulas. */
  readonly type: 'list' | 'whole' | 'decimal' | 'textLength';
  readonly operator: 'between' | 'greaterThanOrEqual' | 'lessThanOrEqual' | null;
  readonly formulas: readonly string[];
  readonly title: string;
  readonly message: string;
}

export interface SheetExtras {
  readonly name: string;
  readonly validations: readonly Validation[];
  /** The marks for the program that nobody needs to see. */
  readonly hidden: 'first row' | 'first column' | null;
  /** Points, by row from the first. */
  readonly heights: readonly number[];
  readonly print: {
    readonly pagesWide: number;
    /** 0: as many as it takes. */
    readonly pagesHigh: number;
    /** What is repeated on every page, e.g. $B:$C and $2:$2. */
    readonly titles: readonly string[];
    /** e.g. $B$1:$P$20; null: everything. */
    readonly area: string | null;
  };
}

/** `extras` in the order of the sheets. */
export function sheetFeatures(extras: readonly SheetExtras[], rightToLeft: boolean): Feature<SheetContent> {
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (xml) =>
            xml.replace('<definedNames/>', `<definedNames>${extras.map(namesOf).join('')}</definedNames>`)
        },
        'xl/styles.xml': { transform: (xml) => (rightToLeft ? readFromTheRight(xml) : xml) },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const fitted = inserted(xml, '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
            return withValidations(fitted, extras[sheetIndex]?.validations ?? []);
          },
          transformElementAttributes: (tag, attributes, index, _options, { sheetIndex }) => {
            const extra = extras[sheetIndex];
            if (tag === 'pageSetup') {
              const { pagesWide: fitToWidth = 1, pagesHigh: fitToHeight = 0 } = extra?.print ?? {};
              return { ...attributes, fitToWidth, fitToHeight, pageOrder: 'overThenDown' };
            }
            if (tag === 'col' && index === 0 && extra?.hidden === 'first column') return { ...attributes, hidden: 1 };
            if (tag !== 'row' || index === undefined) return attributes;
            const height = extra?.heights[index];
            return {
              ...attributes,
              ...(index === 0 && extra?.hidden === 'first row' && { hidden: 1 }),
              // Not as a custom height: a row must still grow with what is written in it.
              ...(height !== undefined && { ht: height })
            };
          }
        }
      }
    }
  };
}

function namesOf({ name, print }: SheetExtras, at: number): string {
  const sheet = `'${name.replaceAll("'", "''")}'!`;
  const named = (what: string, places: readonly string[]): string =>
    places.length === 0
      ? ''
      : `<definedName name="_xlnm.${what}" localSheetId="${at}">${sanitizeTextContent(
          places.map((place) => `${sheet}${place}`).join(',')
        )}</definedName>`;
  return named('Print_Area', print.area === null ? [] : [print.area]) + named('Print_Titles', print.titles);
}

/** Cells to read; those to fill (with a colour) take the direction of what is written in them. */
function readFromTheRight(xml: string): string {
  return xml.replace(/<xf (?![^>]*fillId)[^>]*>.*?<\/xf>/g, (style) =>
    style.replace('<alignment ', '<alignment readingOrder="2" ')
  );
}

function inserted(xml: string, markup: string): string {
  const order = getOrderOfSiblings('xl/worksheets/sheet{id}.xml', 'worksheet') ?? [];
  return insertElementMarkupAccordingToOrderOfSiblings(xml, markup, order, 'worksheet');
}

function withValidations(xml: string, validations: readonly Validation[]): string {
  if (validations.length === 0) return xml;
  const each = validations.map(({ cells, type, operator, formulas, title, message }) => {
    const attributes = [
      `type="${type}"`,
      ...(operator === null ? [] : [`operator="${operator}"`]),
      'allowBlank="1" showErrorMessage="1"',
      `errorTitle="${sanitizeAttributeValue(title.slice(0, 32))}"`,
      `error="${sanitizeAttributeValue(message.slice(0, 255))}"`,
      `sqref="${cells.join(' ')}"`
    ];
    const inner = formulas.map((formula, at) => `<formula${at + 1}>${sanitizeTextContent(formula)}</formula${at + 1}>`);
    return `<dataValidation ${attributes.join(' ')}>${inner.join('')}</dataValidation>`;
  });
  const markup = `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`;
  return inserted(xml, markup);
}
