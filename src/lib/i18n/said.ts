/**
 * A message of the browser in brief: its texts in all languages as one string, a line each in the order of `languages`; or,
 * where a page brings its words along, its name alone. Made by scripts/brief-messages.ts when the program is built; no page
 * calls it, and it has no plural forms.
 */
import { languages } from '#lib/domain/languages.ts';
import { getLocale } from './generated/runtime.js';

type Inputs = Readonly<Record<string, unknown>>;
type Said = (inputs?: Inputs, options?: { readonly locale?: string }) => string;

/** In the language of the page. */
let learned: Readonly<Record<string, string>> = {};

export function learn(words: Readonly<Record<string, string>>): void {
  learned = { ...learned, ...words };
}

export function said(texts: string): Said {
  return (inputs, options = {}) => {
    const locale = options.locale ?? getLocale();
    const lines = texts.split('\n');
    return filled(lines[languages.findIndex((language) => language === locale)] ?? lines[0] ?? '', inputs);
  };
}

/** In no other language than the page's. */
export function brought(name: string): Said {
  return (inputs) => filled(learned[name] ?? '', inputs);
}

function filled(text: string, inputs: Inputs = {}): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(inputs[name]));
}
