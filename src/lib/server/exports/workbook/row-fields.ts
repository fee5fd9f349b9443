/** The fields of a question's rows: label, what may stand in the cell in words, and the rule that a spreadsheet can check. */
import { textIn, type Language, type Text } from '#lib/domain/languages.ts';
import type { Choice, Question, RatingQuestion } from '#lib/domain/instrument/questionnaire.ts';
import * as messages from '#lib/i18n/generated/messages.js';
import { noCode, yesCode, type CellContent } from './answer-cells.ts';
import { panelPart, rowKey } from './layout.ts';

/** What a spreadsheet may check of a cell while it is typed. */
export type CellRule =
  | {
      readonly kind: 'list';
      readonly list: string;
      readonly entries: readonly (readonly [code: CellContent, label: string])[];
    }
  | { readonly kind: 'number'; readonly min: number | null; readonly max: number | null; readonly integer: boolean }
  | { readonly kind: 'length'; readonly max: number };

export interface Field {
  readonly part: string | null;
  readonly label: string;
  readonly allowed: string;
  readonly rule: CellRule | null;
  readonly asText: boolean;
  readonly choices: readonly Choice[] | null;
}

/** The fields by part; of a panel those of its first row stand for all. */
export function fieldsOf(question: Question, language: Language): ReadonlyMap<string | null, Field> {
  const words = (text: Text) => textIn(text, language).text;
  const plain = { rule: null, asText: false, choices: null, allowed: '' };
  switch (question.type) {
    case 'text':
    case 'comment':
      return new Map([[null, { part: null, label: '', ...textField(question.maxLength, language) }]]);
    case 'number':
      return new Map([[null, { part: null, label: '', ...numberField(question, language) }]]);
    case 'rating':
      return new Map([[null, { part: null, label: '', ...ratingField(question, language) }]]);
    case 'choice':
      return new Map([[null, { part: null, label: '', ...choiceField(question.name, question.choices, language) }]]);
    case 'boolean': {
      const named = [
        [yesCode, question.yes === null ? messages.respond_yes({}, { locale: language }) : words(question.yes)],
        [noCode, question.no === null ? messages.respond_no({}, { locale: language }) : words(question.no)]
      ] as const;
      const choices = named.map(([value, label]) => ({ value, text: { en: label, [language]: label } }));
      return new Map([[null, { part: null, label: '', ...choiceField(question.name, choices, language) }]]);
    }
    case 'calculated':
      return new Map([[null, { part: null, label: '', ...plain }]]);
    case 'choices': {
      const none = question.none === null ? [] : [{ value: 'none', text: question.none }];
      return new Map(
        [...question.choices, ...none].map(({ value, text }) => [
          String(value),
          { part: String(value), label: words(text), ...plain, allowed: 'x' }
        ])
      );
    }
    case 'ranking': {
      const rank = { kind: 'number', min: 1, max: question.max, integer: true } as const;
      return new Map(
        question.choices.map(({ value, text }) => [
          String(value),
          { ...plain, part: String(value), label: words(text), rule: rank }
        ])
      );
    }
    case 'matrix':
      return new Map(
        question.rows.map(({ value, text }) => [
          String(value),
          { part: String(value), label: words(text), ...choiceField(question.name, question.columns, language) }
        ])
      );
    case 'multiple_text':
      return new Map(
        question.items.map((item) => [
          item.name,
          {
            part: item.name,
            label: words(item.title),
            ...(item.kind === 'number' ? numberField(item, language) : textField(item.maxLength, language))
          }
        ])
      );
    case 'panel':
      return new Map(
        question.template.map((field) => {
          const part = panelPart(1, field.name);
          const own =
            field.type === 'number'
              ? numberField(field, language)
              : field.type === 'choice'
                ? choiceField(rowKey(question.name, field.name), field.choices, language)
                : textField(field.maxLength, language);
          return [part, { part, label: words(field.title), ...own }];
        })
      );
  }
}

type Kind = Pick<Field, 'allowed' | 'rule' | 'asText' | 'choices'>;

function textField(max: number, language: Language): Kind {
  const allowed = messages.respond_at_most_characters({ max }, { locale: language });
  return { allowed, rule: { kind: 'length', max }, asText: true, choices: null };
}

function numberField(
  { min, max, integer }: { min: number | null; max: number | null; integer: boolean },
  language: Language
): Kind {
  const locale = { locale: language };
  const allowed =
    min !== null && max !== null
      ? integer
        ? messages.respond_integer_between({ min, max }, locale)
        : messages.respond_number_between({ min, max }, locale)
      : min !== null
        ? messages.respond_number_from({ min }, locale)
        : messages.respond_number_any({}, locale);
  return { allowed, rule: { kind: 'number', min, max, integer }, asText: false, choices: null };
}

/** A scale with its ends in words. */
function ratingField(question: RatingQuestion, language: Language): Kind {
  const field = numberField({ ...question, integer: true }, language);
  const ends = [
    [question.min, question.minText],
    [question.max, question.maxText]
  ] as const;
  const named = ends.flatMap(([point, text]) => (text === null ? [] : [`${point} = ${textIn(text, language).text}`]));
  return { ...field, allowed: [field.allowed, ...named].join('\n') };
}

function choiceField(list: string, choices: readonly Choice[], language: Language): Kind {
  const entries = choices.map(({ value, text }) => [value, textIn(text, language).text] as const);
  const allowed = entries.map(([code, label]) => `${code} = ${label}`).join('\n');
  return {
    allowed,
    rule: { kind: 'list', list, entries },
    asText: choices.every(({ value }) => typeof value === 'string'),
    choices
  };
}
