/** The single values that answers are made of, checked: text, number, one choice, ticked choices, ranks. Nothing is mended. */
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { Choice, ChoicesQuestion, RankingQuestion } from './questionnaire.ts';

export type Checked<T> = T | Problem;

export function wrongType(at: string): Problem {
  return problem('answer.wrong_type', {}, at);
}

/** An object as JSON makes it; arrays, dates and class instances are not. */
export function isPlainRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * `limit` in UTF-16 code units, as the browser's maxlength counts. Half a surrogate pair is refused: it has no UTF-8, so
 * a store would change it in silence and the signed content would no longer have its SHA-256.
 */
export function checkText(value: unknown, limit: number, at: string): Checked<string> {
  if (typeof value !== 'string' || /\p{Surrogate}/u.test(value)) return wrongType(at);
  return value.length > limit ? problem('answer.too_long', { limit }, at) : value;
}

interface NumberRange {
  readonly min: number | null;
  readonly max: number | null;
  readonly integer: boolean;
}

export function checkNumber(value: unknown, { min, max, integer }: NumberRange, at: string): Checked<number> {
  if (typeof value !== 'number' || !Number.isFinite(value)) return problem('answer.not_a_number', {}, at);
  if (integer && !Number.isSafeInteger(value)) return problem('answer.not_an_integer', {}, at);
  const below = min !== null && value < min;
  const above = max !== null && value > max;
  if (!below && !above) return value;
  if (min !== null && max !== null) return problem('answer.out_of_range', { min, max }, at);
  return min === null ? problem('answer.above', { max: max ?? 0 }, at) : problem('answer.below', { min }, at);
}

/** Values are compared strictly: "3" is not the level 3 (what a form sends is turned into the choice’s own value before). */
export function checkChoice(value: unknown, choices: readonly Choice[], at: string): Checked<string | number> {
  if (typeof value !== 'string' && typeof value !== 'number') return wrongType(at);
  const known = choices.some((choice) => choice.value === value);
  return known ? value : problem('answer.unknown_choice', { choice: String(value).slice(0, 80) }, at);
}

function checkList(value: unknown, choices: readonly Choice[], at: string): Checked<readonly (string | number)[]> {
  if (!Array.isArray(value)) return wrongType(at);
  const list: (string | number)[] = [];
  for (const entry of value) {
    const checked = checkChoice(entry, choices, at);
    if (isProblem(checked)) return checked;
    if (list.includes(checked)) return problem('answer.repeated_choice', {}, at);
    list.push(checked);
  }
  return list;
}

/** "None of these" stands alone: ticked together with another choice it is refused. */
export function checkTicks(
  value: unknown,
  question: ChoicesQuestion,
  at: string
): Checked<readonly (string | number)[]> {
  if (question.none !== null && Array.isArray(value) && value.includes('none'))
    return value.length === 1 ? ['none'] : problem('answer.too_many_choices', { limit: 1 }, at);
  const ticked = checkList(value, question.choices, at);
  if (isProblem(ticked)) return ticked;
  if (question.max !== null && ticked.length > question.max)
    return problem('answer.too_many_choices', { limit: question.max }, at);
  return question.choices.map((choice) => choice.value).filter((known) => ticked.includes(known));
}

export function checkRanks(
  value: unknown,
  question: RankingQuestion,
  at: string
): Checked<readonly (string | number)[]> {
  const ranked = checkList(value, question.choices, at);
  if (isProblem(ranked)) return ranked;
  if (ranked.length > question.max) return problem('answer.too_many_choices', { limit: question.max }, at);
  if (ranked.length < question.min) return problem('answer.too_few_choices', { limit: question.min }, at);
  return ranked;
}
