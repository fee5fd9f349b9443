/**
 * An answer as the controls hold it: strings, just as typed or ticked, so that nothing wrong is lost on the way.
 * Turned into a value only when it is sent; what is not a number stays the text it was and the server says so.
 */
import type { AnswerState, AnswerValue } from '#lib/domain/country-file/answer.ts';
import type { Beside } from './beside.ts';
import type { ControlView, FieldView } from './control-view.ts';

export type Typed =
  null | string | readonly string[] | Readonly<Record<string, string>> | readonly Readonly<Record<string, string>>[];

export interface Draft {
  readonly state: AnswerState;
  readonly typed: Typed;
  readonly comment: string;
  /** Absent: the page does not ask; it stays as it stands. */
  readonly beside?: Beside;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const texts = (record: Readonly<Record<string, string | number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, String(value)]));

export function typedOf(value: AnswerValue | null): Typed {
  if (value === null) return null;
  if (isList(value)) {
    const rows = value.filter((item) => typeof item === 'object');
    return rows.length > 0 ? rows.map(texts) : value.map(String);
  }
  return typeof value === 'object' ? texts(value) : String(value);
}

export function textTyped(typed: Typed): string {
  return typeof typed === 'string' ? typed : '';
}
export function listTyped(typed: Typed): readonly string[] {
  return isList(typed) ? typed.filter((item) => typeof item === 'string') : [];
}
export function rowsTyped(typed: Typed): readonly Readonly<Record<string, string>>[] {
  return isList(typed) ? typed.filter((item) => typeof item === 'object') : [];
}
export function partsTyped(typed: Typed): Readonly<Record<string, string>> {
  return typed === null || typeof typed === 'string' || isList(typed) ? {} : typed;
}

export function isEmpty(typed: Typed): boolean {
  if (typed === null) return true;
  if (typeof typed === 'string') return typed.trim() === '';
  if (isList(typed)) return typed.every((item) => (typeof item === 'string' ? item === '' : isEmpty(item)));
  return Object.values(typed).every((text) => text.trim() === '');
}

/**
 * "12", "12.5" and "12,5", also with spaces between thousands; anything else stays the text it is. So does "1,234":
 * one reader means a thousand, another one and a bit, and the writer is asked.
 */
export function numberTyped(text: string): number | string {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)));
  const ambiguous = /^[+-]?[1-9]\d*,\d{3}$/.test(plain);
  const point = ambiguous ? plain : plain.replace(/^([+-]?\d+)[,٫](\d+)$/, '$1.$2');
  return /^[+-]?\d+(\.\d+)?$/.test(point) ? Number(point) : text.trim();
}

/** What is sent: state and value, the value in the questionnaire's own types; blank where nothing is there. */
export function answerOf(control: ControlView, draft: Draft): { readonly state: AnswerState; readonly value: unknown } {
  if (draft.state !== 'answered' && draft.state !== 'blank') return { state: draft.state, value: null };
  if (isEmpty(draft.typed)) return { state: 'blank', value: null };
  return { state: 'answered', value: valueOf(control, draft.typed) };
}

function valueOf(control: ControlView, typed: Typed): unknown {
  const original = (choices: readonly { readonly value: string | number }[], text: string) =>
    choices.find(({ value }) => String(value) === text)?.value ?? text;
  switch (control.kind) {
    case 'text':
    case 'comment':
      return textTyped(typed);
    case 'number':
    case 'rating':
      return numberTyped(textTyped(typed));
    case 'boolean':
      return textTyped(typed) === 'true' ? true : textTyped(typed) === 'false' ? false : typed;
    case 'radiogroup':
    case 'dropdown':
      return original(control.choices, textTyped(typed));
    case 'checkbox':
    case 'tagbox': {
      const order = control.choices.map(({ value }) => String(value));
      return [...listTyped(typed)]
        .sort((a, b) => order.indexOf(a) - order.indexOf(b))
        .map((item) => original(control.choices, item));
    }
    case 'ranking':
      return listTyped(typed).map((item) => original(control.choices, item));
    case 'matrix':
      return mapFilled(partsTyped(typed), (text) => original(control.columns, text));
    case 'multiple_text':
      return mapFilled(partsTyped(typed), (text, name) => partValue(control.parts, name, text));
    case 'panel':
      return rowsTyped(typed)
        .filter((row) => !isEmpty(row))
        .map((row) => mapFilled(row, (text, name) => partValue(control.parts, name, text)));
    case 'calculated':
      return null;
  }
}

function mapFilled(
  parts: Readonly<Record<string, string>>,
  change: (text: string, name: string) => unknown
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, change(text, name)]]))
  );
}

function partValue(parts: readonly { readonly name: string; readonly field: FieldView }[], name: string, text: string) {
  const field = parts.find((part) => part.name === name)?.field;
  if (field?.kind === 'number') return numberTyped(text);
  if (field?.kind === 'choice') return field.choices.find(({ value }) => String(value) === text)?.value ?? text;
  return text;
}
