/** The small shapes that scoring models are written in, each with what was expected where a value is none. */
import { z } from 'zod';
import { languages } from '#lib/domain/languages.ts';

export const words = z.string().trim().min(1, 'a text that is not empty');
export const text = z.strictObject({
  en: words,
  fr: words.exactOptional(),
  es: words.exactOptional(),
  ru: words.exactOptional(),
  ar: words.exactOptional(),
  zh: words.exactOptional()
} satisfies Record<(typeof languages)[number], z.ZodType>);
export const questionName = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a question name (lower case, digits, _)');
/** Of an indicator, group, weight set … Letters and digits of any table's column names; never a prototype's name. */
export const id = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_.-]*$/, 'an id: a letter, then letters, digits, _ . -')
  .refine((name) => !(name in {}), 'an id that is no reserved word');
/** Sums of weights far outside these bounds lose digits, or have none. */
export const weight = z
  .number()
  .nonnegative('a weight of 0 or more')
  .max(1e9, 'a weight of at most 1e9')
  .refine((value) => value <= 0 || value >= 1e-9, 'a weight of 0, or of at least 1e-9');
export const share = z.number().min(0, 'a share from 0 to 1').max(1, 'a share from 0 to 1');

/** Where in the strategy documents an indicator comes from: document, lines of its text, the words quoted. */
export const source = z.strictObject({ document: words, lines: words, quote: words });
