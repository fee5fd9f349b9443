/** The explanations of a posted form, and what became of them: fields `explain:<question>.<code>` and `base:<…>`. */
import { softCheckCodes, type SoftCheckCode } from '#lib/domain/country-file/answer.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { problemText } from '#lib/i18n/problem-text.ts';
import { signing_answer_changed } from '#lib/i18n/generated/messages.js';

/** What the country says to one soft remark. */
export interface Explained {
  readonly question: string;
  readonly code: SoftCheckCode;
  /** Empty: taken away. */
  readonly text: string;
  /** The revision of the answer that the writer saw. */
  readonly base: number;
}

export interface ExplainedForm {
  readonly explained: readonly Explained[];
  /** As typed, by field. */
  readonly texts: Readonly<Record<string, string>>;
}

export function explainedIn(form: FormData): ExplainedForm {
  const explained: Explained[] = [];
  const texts: [string, string][] = [];
  for (const [key, value] of form) {
    if (typeof value !== 'string' || !key.startsWith('explain:')) continue;
    const field = key.slice('explain:'.length);
    const text = value.replaceAll('\r\n', '\n');
    texts.push([field, text]);
    const [question = '', name] = field.split('.');
    const code = softCheckCodes.find((one) => one === name);
    const base = Number(form.get(`base:${field}`));
    if (code !== undefined && Number.isSafeInteger(base)) explained.push({ question, code, text, base });
  }
  return { explained, texts: Object.fromEntries(texts) };
}

/** Why explanations were not kept, by question. */
export function reasonsOf({
  refused,
  conflicts
}: {
  readonly refused: Readonly<Record<string, Problem>>;
  readonly conflicts: Readonly<Record<string, unknown>>;
}): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(Object.entries(refused).map(([question, cause]) => [question, problemText(cause)])),
    ...Object.fromEntries(Object.keys(conflicts).map((question) => [question, signing_answer_changed()]))
  };
}
