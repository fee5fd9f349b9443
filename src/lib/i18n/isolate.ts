/**
 * A Latin name or number inside a sentence: in Arabic it is isolated (U+2068 … U+2069) and keeps its place; elsewhere it is left as
 * it is, so that copied lines hold no invisible characters.
 */
import { getLocale } from './generated/runtime.js';
import { dir } from './locale.ts';

export function isolate(text: string): string {
  return dir(getLocale()) === 'rtl' ? `\u2068${text}\u2069` : text;
}
