/** A table of figures ready to be drawn: every cell is text in the reader's language, with what to say about it. */
import { textIn, type Language, type Text } from '#lib/domain/languages.ts';

export interface FigureColumn {
  readonly key: string;
  readonly label: string;
  readonly number?: boolean;
  readonly sorts?: boolean;
}

export interface FigureCell {
  readonly text: string;
  /** Of the text, where it is a version's own words. */
  readonly lang?: Language;
  /** A short code before the text: stays left to right. */
  readonly code?: string;
  /** Said instead of a figure. */
  readonly muted?: boolean;
  /** What is to be looked at, as words. */
  readonly flag?: string;
}

export interface FigureRow {
  readonly id: string;
  /** In the order of the columns. */
  readonly cells: readonly FigureCell[];
}

export interface FigureTable {
  readonly caption: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
}

/** A member of the tree: its id and its title in the reader's language where the version has it. */
export function member(code: string, title: Text, reader: Language): FigureCell {
  const { text: words, language } = textIn(title, reader);
  return { code, text: words, lang: language };
}
export const text = (words: string): FigureCell => ({ text: words });
export const muted = (words: string): FigureCell => ({ text: words, muted: true });
