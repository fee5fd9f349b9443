/**
 * A worksheet's XML made safe for the reader before it sees it: rows and cells are counted (the reader fills every gap, so one
 * row numbered a billion would fill the memory), formulas and errors are marked (it tells no formula from a value, and throws
 * the whole file away for one #REF!). Refuses what no spreadsheet writes: such XML could mean something else to the reader.
 */
const attributes = `(?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*`;
const anyRow = /<(?:\w+:)?row(?=[\s/>])/g;
const row = new RegExp(`<(?:\\w+:)?row(${attributes})\\s*/?>`, 'g');
const anyCell = /<(?:\w+:)?c(?=[\s/>])/g;
/** What is inside a cell ends before the next one begins, so that a sheet of unclosed cells is read over once and no more. */
const inside = `((?:(?!<(?:\\w+:)?c[\\s/>])[^])*?)`;
const cell = new RegExp(`<((?:\\w+:)?)c(${attributes})\\s*(?:/>|>${inside}</\\1c\\s*>)`, 'g');

export interface SheetLimits {
  readonly rows: number;
  readonly columns: number;
}
/** Before the text of a cell with a formula: the result's type and text follow. From the private use area: nobody types them. */
export const formulaSign = '\ue000';
export const errorSign = '\ue001';

export function madeSafe(
  xml: string,
  limits: SheetLimits
): { readonly xml: string; readonly cells: number } | 'too_large' | null {
  if (/<!DOCTYPE|<!ENTITY|<!\[CDATA\[/i.test(xml)) return null;
  const rows = [...xml.matchAll(row)];
  if (rows.length !== (xml.match(anyRow)?.length ?? 0)) return null;
  if (rows.length > limits.rows) return 'too_large';
  for (const [, given = ''] of rows) {
    const number = attribute(given, 'r');
    if (number === null) continue;
    if (!/^\d{1,9}$/.test(number)) return null;
    if (Number(number) > limits.rows) return 'too_large';
  }
  let cells = 0;
  const faults = new Set<'too_large' | 'odd'>();
  const safe = xml.replace(cell, (whole: string, prefix: string, given: string, inner: string | undefined) => {
    cells += 1;
    const place = attribute(given, 'r');
    const parts = place === null ? null : /^([A-Z]{1,3})(\d{1,9})$/.exec(place);
    if (place !== null && parts === null) faults.add('odd');
    else if (parts !== null && (Number(parts[2]) > limits.rows || columnOf(parts[1] ?? '') > limits.columns))
      faults.add('too_large');
    return marked(whole, prefix, given, inner ?? '');
  });
  if (faults.has('too_large')) return 'too_large';
  return faults.has('odd') || cells !== (xml.match(anyCell)?.length ?? 0) ? null : { xml: safe, cells };
}

/** The cell as it is, or as a text that carries what it was. Only cells that lack a value, hold a formula or an error change. */
function marked(whole: string, prefix: string, given: string, inner: string): string {
  const type = attribute(given, 't') ?? 'n';
  const formula = /<(?:\w+:)?f(?=[\s/>])/.test(inner);
  const value = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?v\s*>/.exec(inner)?.[1] ?? null;
  const kept = given.replace(/\s+t\s*=\s*(?:"[^"]*"|'[^']*')/, '');
  const text = (content: string) => `<${prefix}c${kept} t="str"><${prefix}v>${content}</${prefix}v></${prefix}c>`;
  if (type === 'e') return text(`${errorSign}${value ?? ''}`);
  if (formula) return text(`${formulaSign}${value === null || value === '' ? '' : `${type}:${value}`}`);
  const inline = type === 'inlineStr' && /<(?:\w+:)?is(?=[\s>])/.test(inner);
  return (value === null || value === '') && !inline ? `<${prefix}c${kept}/>` : whole;
}

function attribute(given: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(given);
  return found?.[1] ?? found?.[2] ?? null;
}

function columnOf(letters: string): number {
  return letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
