/** Which way a text runs, and how one that runs against its document keeps its full stop and its numbers in place. */
export type Direction = 'ltr' | 'rtl';

/** The direction of the first letter; numbers and signs alone follow the document. */
export function directionOf(text: string, otherwise: Direction): Direction {
  const letter = /\p{L}/u.exec(text)?.[0];
  if (letter === undefined) return otherwise;
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(letter) ? 'rtl' : 'ltr';
}

/**
 * Each line of a Latin text between left-to-right marks where the document runs from right to left; a box or bullet before it
 * stays at the document's edge. Only for what is read, not for what comes back.
 */
export function runningIn(text: string, document: Direction): string {
  if (document === 'ltr') return text;
  return text.replace(/(^|\n)([☐☒•] )?([^\n]+)/g, (found, before: string, sign: string | undefined, line: string) =>
    directionOf(line, 'rtl') === 'ltr' ? `${before}${sign ?? ''}\u200e${line}\u200e` : found
  );
}
