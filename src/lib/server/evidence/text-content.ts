/**
 * Whether bytes are a table as text: UTF-8, or UTF-16 with its mark; no control characters; not the source of something
 * that a browser or a program runs. 'encoding': text of another character set, which nobody could read for sure.
 */
const otherText = /^\s*(<(!doctype|\?xml|html|svg|script|head|body)\b|#!|\{\\rtf|%!ps|from:|mime-version:)/i;
// Tab, line feed, form feed and carriage return are the ones that tables have.
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufffe\uffff]/;

function decoded(bytes: Buffer): string | null {
  const mark = bytes.toString('hex', 0, 2);
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** `named`: the file's name says that it is a table, so that one column will do. */
export function tableText(bytes: Buffer, named: boolean): 'table' | 'encoding' | 'other' {
  const text = decoded(bytes);
  if (text === null) return named && !bytes.includes(0) ? 'encoding' : 'other';
  if (control.test(text) || otherText.test(text)) return 'other';
  const lines = text
    .slice(0, 100_000)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  const divided = [',', ';', '\t', '|'].some(
    (mark) => lines.filter((line) => line.includes(mark)).length * 2 >= lines.length
  );
  return lines.length > 0 && (named || divided) ? 'table' : 'other';
}
