/** One element of survey.json in its covered shape -> Question; total: whatever the schema let through is a question. */
import type { Text } from '#lib/domain/languages.ts';
import type { LineageJson } from './lineage-json.ts';
import type {
  Choice,
  ChoiceQuestion,
  MultipleTextItem,
  NumberQuestion,
  PanelQuestion,
  Question,
  TextQuestion
} from './questionnaire.ts';
import type { ElementJson, PanelElementJson, TextJson } from './survey-json.ts';

type Entry = LineageJson['questions'][string];

/** Empty translations count as missing. */
export function textOf(json: TextJson): Text {
  if (typeof json === 'string') return { en: json };
  const { default: en, 'zh-cn': zh, fr, es, ru, ar } = json;
  return { en, ...(fr && { fr }), ...(es && { es }), ...(ru && { ru }), ...(ar && { ar }), ...(zh && { zh }) };
}

function orNull(json: TextJson | undefined): Text | null {
  return json === undefined ? null : textOf(json);
}

function choicesOf(items: readonly { readonly value: string | number; readonly text: TextJson }[]): readonly Choice[] {
  return items.map(({ value, text }) => ({ value, text: textOf(text) }));
}

function baseOf(element: ElementJson | PanelElementJson, entry: Entry | undefined) {
  return {
    name: element.name,
    title: textOf(element.title),
    help: orNull(element.description),
    visibleIf: element.visibleIf ?? null,
    enableIf: element.enableIf ?? null,
    requiredIf: element.requiredIf ?? null,
    isRequired: element.isRequired ?? false,
    states: entry?.states ?? [],
    concept: entry?.concept ?? element.name,
    commentOffered: element.showCommentArea ?? false,
    module: entry?.module ?? null,
    about: entry?.about ?? null,
    ...(entry?.continues !== undefined && { continues: entry.continues })
  };
}

type MultipleTextJson = Extract<ElementJson, { type: 'multipletext' }>['items'][number];

function itemOf(item: MultipleTextJson): MultipleTextItem {
  const title = textOf(item.title);
  if ('maxLength' in item) return { name: item.name, title, kind: 'text', maxLength: item.maxLength };
  const validators = item.validators ?? [];
  const range = validators.find((validator) => validator.type === 'numeric');
  return {
    name: item.name,
    title,
    kind: 'number',
    min: range?.minValue ?? null,
    max: range?.maxValue ?? null,
    integer: validators.some((validator) => validator.type === 'regex')
  };
}

function plainQuestionOf(
  element: PanelElementJson,
  entry: Entry | undefined
): TextQuestion | NumberQuestion | ChoiceQuestion {
  const base = baseOf(element, entry);
  switch (element.type) {
    case 'text':
      if (element.inputType === 'number')
        return {
          ...base,
          type: 'number',
          min: element.min ?? null,
          max: element.max ?? null,
          integer: element.step === 1
        };
      return { ...base, type: 'text', maxLength: element.maxLength ?? 0 };
    case 'comment':
      return { ...base, type: 'comment', maxLength: element.maxLength };
    case 'radiogroup':
    case 'dropdown':
      return { ...base, type: 'choice', control: element.type, choices: choicesOf(element.choices) };
  }
}

export function questionOf(element: ElementJson, entry: Entry | undefined): Question {
  const base = baseOf(element, entry);
  switch (element.type) {
    case 'text':
    case 'comment':
    case 'radiogroup':
    case 'dropdown':
      return plainQuestionOf(element, entry);
    case 'checkbox':
    case 'tagbox': {
      const none = element.type === 'checkbox' && element.showNoneItem === true ? element.noneText : undefined;
      const max = element.maxSelectedChoices ?? null;
      const choices = choicesOf(element.choices);
      return { ...base, type: 'choices', control: element.type, choices, none: orNull(none), max };
    }
    case 'boolean':
      return { ...base, type: 'boolean', yes: orNull(element.labelTrue), no: orNull(element.labelFalse) };
    case 'rating':
      return {
        ...base,
        type: 'rating',
        min: element.rateMin,
        max: element.rateMax,
        step: element.rateStep ?? 1,
        minText: orNull(element.minRateDescription),
        maxText: orNull(element.maxRateDescription)
      };
    case 'matrix':
      return { ...base, type: 'matrix', rows: choicesOf(element.rows), columns: choicesOf(element.columns) };
    case 'multipletext':
      return { ...base, type: 'multiple_text', items: element.items.map(itemOf), total: entry?.total };
    case 'ranking':
      return {
        ...base,
        type: 'ranking',
        choices: choicesOf(element.choices),
        min: element.minSelectedChoices ?? 1,
        max: element.maxSelectedChoices
      };
    case 'paneldynamic':
      return panelOf(base, element);
    case 'expression':
      return { ...base, type: 'calculated', expression: element.expression };
  }
}

function panelOf(
  base: ReturnType<typeof baseOf>,
  element: Extract<ElementJson, { type: 'paneldynamic' }>
): PanelQuestion {
  return {
    ...base,
    type: 'panel',
    template: element.templateElements.map((inner) => plainQuestionOf(inner, undefined)),
    maxRows: element.maxPanelCount
  };
}
