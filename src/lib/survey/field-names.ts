/**
 * The names of a question's form fields, written once: the controls print them, the form reader looks for them.
 * Question, row, item and choice names never contain a dot or a colon, so that parts cannot be mistaken for them.
 */
import type { AnswerState } from '#lib/domain/country-file/answer.ts';

/** The value itself: one field, or several of the same name (ticked choices). */
export function valueField(question: string): string {
  return question;
}
/** A row of a matrix, an item of a multiple text, or a choice of a ranking (its rank, 1 = first). */
export function partField(question: string, part: string | number): string {
  return `${question}.${part}`;
}
/** A field of a repeating panel; rows count from 0. */
export function panelField(question: string, row: number, field: string): string {
  return `${question}.${row}.${field}`;
}
/** Which state the answer is in, where the control cannot say it itself; empty: an answer or blank. */
export function stateField(question: string): string {
  return `${question}:state`;
}
export function commentField(question: string): string {
  return `${question}:comment`;
}
/** The revision of the question that the writer saw. */
export function baseField(question: string): string {
  return `${question}:base`;
}
/** How a state is written where it is a radio button among the choices. */
export function stateChoice(state: AnswerState): string {
  return `:${state}`;
}
/** A mark of the answer as it was drawn (see form-draft.ts). */
export function markField(question: string): string {
  return `${question}:was`;
}
/** Without JavaScript: which of two answers stays, 'mine' or 'theirs'. */
export function conflictField(question: string): string {
  return `${question}:keep`;
}
/** Why an answer is confidential; empty: it is not. */
export function reasonField(question: string): string {
  return `${question}:reason`;
}
export function reasonWordsField(question: string): string {
  return `${question}:words`;
}
export function sourceField(question: string): string {
  return `${question}:source`;
}
export function yearField(question: string): string {
  return `${question}:year`;
}
export function explainField(question: string, code: string): string {
  return `${question}:explain:${code}`;
}
/** The round from which the value was taken over. */
export function takenField(question: string): string {
  return `${question}:taken`;
}
/** The button that takes last round's answer over without JavaScript; its value is the question. */
export const takeField = 'take';
/** The button that adds a row to a repeating panel without JavaScript. */
export const addRowField = 'add-row';
