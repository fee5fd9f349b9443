/**
 * An answer as it arrives -> the answer as it may be kept, or the first reason why not (`at`: the question's name).
 * Refuses unknown choices, rows, columns and items, wrong types, numbers outside their range, texts over their limit,
 * repeated choices, more ranks or rows than allowed, and states that the question does not offer. Never mends a value;
 * only an empty value (null, "", [], {}) counts as blank, and ticked choices come back in the questionnaire's order.
 */
import type { Answer, AnswerInput, AnswerValue } from '#lib/domain/country-file/answer.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import {
  checkChoice,
  checkNumber,
  checkRanks,
  checkText,
  checkTicks,
  isPlainRecord,
  type Checked,
  wrongType
} from './check-value.ts';
import {
  commentLimit,
  type MatrixQuestion,
  type MultipleTextQuestion,
  type PanelQuestion,
  type Question
} from './questionnaire.ts';

export function checkAnswer(question: Question, input: AnswerInput): Answer | Problem {
  const at = question.name;
  if (question.type === 'calculated') return problem('answer.read_only', {}, at);
  const comment = checkComment(question, input.comment ?? null);
  if (isProblem(comment)) return comment;
  const { language } = input;
  if (input.state !== 'answered') {
    const offered = input.state === 'blank' || question.states.includes(input.state);
    if (!offered) return problem('answer.state_not_offered', { state: input.state }, at);
    return { state: input.state, value: null, language, comment: comment.value };
  }
  if (isEmpty(input.value)) return { state: 'blank', value: null, language, comment: comment.value };
  const value = checkValue(question, input.value);
  if (isProblem(value)) return value;
  if (isEmpty(value)) return { state: 'blank', value: null, language, comment: comment.value };
  return { state: 'answered', value, language, comment: comment.value };
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every((row) => isPlainRecord(row) && Object.values(row).every(isEmpty));
  return isPlainRecord(value) && Object.keys(value).length === 0;
}

function checkComment(question: Question, comment: unknown): { readonly value: string | null } | Problem {
  if (comment === null || comment === '') return { value: null };
  if (!question.commentOffered) return wrongType(question.name);
  const checked = checkText(comment, commentLimit, question.name);
  return isProblem(checked) ? checked : { value: checked };
}

function checkValue(question: Exclude<Question, { type: 'calculated' }>, value: unknown): Checked<AnswerValue> {
  const at = question.name;
  switch (question.type) {
    case 'text':
    case 'comment':
      return checkText(value, question.maxLength, at);
    case 'number':
      return checkNumber(value, question, at);
    case 'choice':
      return checkChoice(value, question.choices, at);
    case 'choices':
      return checkTicks(value, question, at);
    case 'boolean':
      return typeof value === 'boolean' ? value : wrongType(at);
    case 'rating': {
      const rated = checkNumber(value, { min: question.min, max: question.max, integer: true }, at);
      if (isProblem(rated) || (rated - question.min) % question.step === 0) return rated;
      return problem('answer.unknown_choice', { choice: rated }, at);
    }
    case 'matrix':
      return checkMatrix(question, value);
    case 'multiple_text':
      return checkItems(question, value);
    case 'ranking':
      return checkRanks(value, question, at);
    case 'panel':
      return checkRows(question, value);
  }
}

function checkMatrix(question: MatrixQuestion, value: unknown): Checked<Record<string, string | number>> {
  if (!isPlainRecord(value)) return wrongType(question.name);
  const result: Record<string, string | number> = {};
  for (const [row, column] of Object.entries(value)) {
    if (!question.rows.some((known) => String(known.value) === row))
      return problem('answer.unknown_choice', { choice: shortened(row) }, question.name);
    if (isEmpty(column)) continue;
    const chosen = checkChoice(column, question.columns, question.name);
    if (isProblem(chosen)) return chosen;
    result[row] = chosen;
  }
  return result;
}

function checkItems(question: MultipleTextQuestion, value: unknown): Checked<Record<string, string | number>> {
  if (!isPlainRecord(value)) return wrongType(question.name);
  const result: Record<string, string | number> = {};
  for (const [name, given] of Object.entries(value)) {
    const item = question.items.find((known) => known.name === name);
    if (item === undefined) return problem('answer.unknown_choice', { choice: shortened(name) }, question.name);
    if (isEmpty(given)) continue;
    const checked =
      item.kind === 'number'
        ? checkNumber(given, item, question.name)
        : checkText(given, item.maxLength, question.name);
    if (isProblem(checked)) return checked;
    result[name] = checked;
  }
  return result;
}

function checkRows(question: PanelQuestion, value: unknown): Checked<readonly Record<string, string | number>[]> {
  if (!Array.isArray(value)) return wrongType(question.name);
  if (value.length > question.maxRows)
    return problem('answer.too_many_rows', { limit: question.maxRows }, question.name);
  const rows: Record<string, string | number>[] = [];
  for (const given of value) {
    const row = checkRow(question, given);
    if (isProblem(row)) return row;
    if (Object.keys(row).length > 0) rows.push(row);
  }
  return rows;
}

function checkRow(question: PanelQuestion, given: unknown): Checked<Record<string, string | number>> {
  if (!isPlainRecord(given)) return wrongType(question.name);
  const row: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(given)) {
    const inner = question.template.find((known) => known.name === name);
    if (inner === undefined) return problem('answer.unknown_choice', { choice: shortened(name) }, question.name);
    if (isEmpty(value)) continue;
    const checked = checkPlain(inner, value, question.name);
    if (isProblem(checked)) return checked;
    row[name] = checked;
  }
  return row;
}

function checkPlain(inner: PanelQuestion['template'][number], value: unknown, at: string): Checked<string | number> {
  switch (inner.type) {
    case 'text':
    case 'comment':
      return checkText(value, inner.maxLength, at);
    case 'number':
      return checkNumber(value, inner, at);
    case 'choice':
      return checkChoice(value, inner.choices, at);
  }
}

function shortened(name: string): string {
  return name.slice(0, 80);
}
