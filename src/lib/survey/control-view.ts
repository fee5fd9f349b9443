/**
 * What a control needs to be drawn, in the reader's language: choices, limits, parts. Pure; knows nothing of HTML.
 * A text that is not translated carries the language it is really in, so that the page can mark it.
 */
import type {
  Choice,
  LogicResult,
  MultipleTextItem,
  PanelQuestion,
  Question,
  RatingQuestion
} from '#lib/domain/instrument/questionnaire.ts';
import { textIn, type Language, type Text } from '#lib/domain/languages.ts';

/** A text and, only where it is not in the reader's language, the language it is in. */
export interface Words {
  readonly text: string;
  readonly lang?: Language;
}
export interface ChoiceView {
  readonly value: string | number;
  readonly words: Words;
}
export type FieldView =
  | { readonly kind: 'text'; readonly maxLength: number }
  | { readonly kind: 'number'; readonly min: number | null; readonly max: number | null; readonly integer: boolean }
  | { readonly kind: 'choice'; readonly choices: readonly ChoiceView[] };
export interface PartView {
  readonly name: string;
  readonly words: Words;
  readonly field: FieldView;
}

export type ControlView =
  | { readonly kind: 'text' | 'comment'; readonly maxLength: number }
  | { readonly kind: 'number'; readonly min: number | null; readonly max: number | null; readonly integer: boolean }
  | { readonly kind: 'radiogroup'; readonly choices: readonly ChoiceView[] }
  | { readonly kind: 'dropdown'; readonly choices: readonly ChoiceView[] }
  | {
      readonly kind: 'checkbox' | 'tagbox';
      readonly choices: readonly ChoiceView[];
      readonly none: Words | null;
      readonly max: number | null;
    }
  | { readonly kind: 'boolean'; readonly yes: Words | null; readonly no: Words | null }
  | {
      readonly kind: 'rating';
      readonly points: readonly number[];
      readonly low: Words | null;
      readonly high: Words | null;
    }
  | { readonly kind: 'matrix'; readonly rows: readonly ChoiceView[]; readonly columns: readonly ChoiceView[] }
  | { readonly kind: 'multiple_text'; readonly parts: readonly PartView[] }
  | { readonly kind: 'ranking'; readonly choices: readonly ChoiceView[]; readonly min: number; readonly max: number }
  | { readonly kind: 'panel'; readonly parts: readonly PartView[]; readonly maxRows: number }
  | { readonly kind: 'calculated'; readonly result: number | string | null };

export function words(text: Text, language: Language): Words {
  const found = textIn(text, language);
  return found.language === language ? { text: found.text } : { text: found.text, lang: found.language };
}

function choiceViews(choices: readonly Choice[], language: Language): readonly ChoiceView[] {
  return choices.map(({ value, text }) => ({ value, words: words(text, language) }));
}

export function controlView(
  question: Question,
  language: Language,
  calculated: LogicResult['calculated']
): ControlView {
  const maybe = (text: Text | null) => (text === null ? null : words(text, language));
  switch (question.type) {
    case 'text':
    case 'comment':
      return { kind: question.type, maxLength: question.maxLength };
    case 'number':
      return { kind: 'number', min: question.min, max: question.max, integer: question.integer };
    case 'choice':
      return { kind: question.control, choices: choiceViews(question.choices, language) };
    case 'choices':
      return {
        kind: question.control,
        choices: choiceViews(question.choices, language),
        none: maybe(question.none),
        max: question.max
      };
    case 'boolean':
      return { kind: 'boolean', yes: maybe(question.yes), no: maybe(question.no) };
    case 'rating':
      return {
        kind: 'rating',
        points: pointsOf(question),
        low: maybe(question.minText),
        high: maybe(question.maxText)
      };
    case 'matrix':
      return {
        kind: 'matrix',
        rows: choiceViews(question.rows, language),
        columns: choiceViews(question.columns, language)
      };
    case 'multiple_text':
      return {
        kind: 'multiple_text',
        parts: question.items.map((item) => ({
          name: item.name,
          words: words(item.title, language),
          field: itemField(item)
        }))
      };
    case 'ranking':
      return {
        kind: 'ranking',
        choices: choiceViews(question.choices, language),
        min: question.min,
        max: question.max
      };
    case 'panel':
      return {
        kind: 'panel',
        maxRows: question.maxRows,
        parts: question.template.map((part) => ({
          name: part.name,
          words: words(part.title, language),
          field: templateField(part, language)
        }))
      };
    case 'calculated':
      return { kind: 'calculated', result: calculated.get(question.name) ?? null };
  }
}

function itemField(item: MultipleTextItem): FieldView {
  return item.kind === 'number'
    ? { kind: 'number', min: item.min, max: item.max, integer: item.integer }
    : { kind: 'text', maxLength: item.maxLength };
}

function templateField(question: PanelQuestion['template'][number], language: Language): FieldView {
  switch (question.type) {
    case 'number':
      return { kind: 'number', min: question.min, max: question.max, integer: question.integer };
    case 'choice':
      return { kind: 'choice', choices: choiceViews(question.choices, language) };
    case 'text':
    case 'comment':
      return { kind: 'text', maxLength: question.maxLength };
  }
}

function pointsOf({ min, max, step }: RatingQuestion): readonly number[] {
  const points: number[] = [];
  for (let point = min; point <= max; point += step) points.push(point);
  return points;
}
