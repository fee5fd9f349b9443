/**
 * What stands beside a value, as the fields of a form hold it: strings, just as typed; and the way from and to an answer.
 * A field that the page does not draw is absent: it is left as it stands.
 */
import { confidentialReasons, softCheckCodes } from '#lib/domain/country-file/answer.ts';
import type { AnswerFacets, AnswerInput, Explanation, TakenOver } from '#lib/domain/country-file/answer.ts';
import { explainField, reasonField, reasonWordsField, sourceField, takenField, yearField } from './field-names.ts';

export interface Beside {
  readonly source: string;
  readonly year: string;
  /** A confidential reason; empty: no claim. */
  readonly reason: string;
  readonly words: string;
  /** By the code of the soft check. */
  readonly explanation: Readonly<Record<string, string>>;
  /** `campaign#number` of the round taken over; empty: typed. */
  readonly taken: string;
}

export const nothingBeside: Beside = { source: '', year: '', reason: '', words: '', explanation: {}, taken: '' };

export function besideOf({ source, confidential, explanation, takenOver }: AnswerFacets): Beside {
  return {
    source: source?.text ?? '',
    year: source?.year == null ? '' : String(source.year),
    reason: confidential?.reason ?? '',
    words: confidential?.words ?? '',
    explanation: { ...explanation },
    taken: takenOver === undefined ? '' : takenText(takenOver)
  };
}

export function takenText({ campaignId, number }: TakenOver): string {
  return `${campaignId}#${number}`;
}

/** null: the form has no such fields for this question. */
export function besideIn(name: string, form: FormData): Beside | null {
  const text = (field: string): string => {
    const value = form.get(field);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
  };
  if (!form.has(reasonField(name))) return null;
  const said = softCheckCodes.flatMap((code) => {
    const words = text(explainField(name, code));
    return words === '' ? [] : [[code, words] as const];
  });
  return {
    source: text(sourceField(name)),
    year: text(yearField(name)),
    reason: text(reasonField(name)),
    words: text(reasonWordsField(name)),
    explanation: Object.fromEntries(said),
    taken: text(takenField(name))
  };
}

/** For the mark of a draft: empty where nothing is said. */
export function besideMark(beside: Beside | undefined): readonly string[] {
  if (beside === undefined) return [];
  const { source, year, reason, words, explanation, taken } = beside;
  const said = Object.entries(explanation)
    .filter(([, text]) => text !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const all = [source, year, reason, reason === '' ? '' : words, said.flat().join('\n'), taken];
  return all.every((part) => part === '') ? [] : all;
}

type SaidBeside = Pick<AnswerInput, 'source' | 'confidential' | 'explanation' | 'takenOver'>;

/** What is sent. A year that cannot be read becomes 0, which the server refuses in words. */
export function besideInput(beside: Beside | undefined): SaidBeside {
  if (beside === undefined) return {};
  const { source, year, words, explanation, taken } = beside;
  const reason = confidentialReasons.find((one) => one === beside.reason);
  const [campaignId = '', number = ''] = taken.split('#');
  const typedYear = year.trim() === '' ? null : /^\d{4}$/.test(year.trim()) ? Number(year.trim()) : 0;
  const said: [string, string][] = Object.entries(explanation).filter(([, text]) => text.trim() !== '');
  return {
    source: source.trim() === '' && typedYear === null ? null : { text: source, year: typedYear },
    confidential: reason === undefined ? null : { reason, words },
    explanation: said.length === 0 ? null : (Object.fromEntries(said) satisfies Explanation),
    ...(taken !== '' && { takenOver: { campaignId, number: Number(number) } })
  };
}
