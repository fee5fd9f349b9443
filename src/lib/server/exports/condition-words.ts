/** A condition of the questionnaire in the words of a reader: "Asked only if 2.1 is at least 3". */
import type { Choice, Question, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { textIn, type Language } from '#lib/domain/languages.ts';
import * as messages from '#lib/i18n/generated/messages.js';
import { conditionView, type ConditionView } from '#lib/survey/condition-view.ts';

interface Place {
  readonly questionnaire: Questionnaire;
  /** Numbers as the pages show them, by question; companions and hidden sections have none. */
  readonly numbers: ReadonlyMap<string, string>;
  readonly language: Language;
}
type Inputs = { readonly question: string; readonly value: string };
type Message = (inputs: Inputs, options: { locale: Language }) => string;

const compared: Readonly<Record<(ConditionView & { kind: 'compared' })['how'], Message>> = {
  equal: messages.workbook_if_equal,
  notequal: messages.workbook_if_not_equal,
  less: messages.workbook_if_less,
  lessorequal: messages.workbook_if_at_most,
  greater: messages.workbook_if_greater,
  greaterorequal: messages.workbook_if_at_least,
  contains: messages.workbook_if_contains,
  notcontains: messages.workbook_if_not_contains,
  anyof: messages.workbook_if_any_of,
  allof: messages.workbook_if_contains
};

export function conditionWords(expression: string, place: Place): string {
  return worded(conditionView(expression), place);
}

function worded(view: ConditionView, place: Place): string {
  const locale = { locale: place.language };
  switch (view.kind) {
    case 'all':
      return view.of.map((one) => worded(one, place)).join(messages.workbook_and({}, locale));
    case 'any':
      return view.of.map((one) => worded(one, place)).join(messages.workbook_or({}, locale));
    case 'answered':
      return messages.workbook_if_answered({ question: named(view, place) }, locale);
    case 'unanswered':
      return messages.workbook_if_unanswered({ question: named(view, place) }, locale);
    case 'compared': {
      const question = place.questionnaire.byName.get(view.question);
      const value = view.values.map((one) => labelled(one, question, place.language)).join(', ');
      return compared[view.how]({ question: named(view, place), value }, locale);
    }
    case 'expression':
      return view.text;
  }
}

function named({ question: name, part }: { question: string; part: string | null }, place: Place): string {
  const question = place.questionnaire.byName.get(name);
  const title = question === undefined ? name : textIn(question.title, place.language).text;
  const short = title.length > 60 ? `${title.slice(0, 59)}…` : title;
  const number = place.numbers.get(name);
  return [number === undefined ? `“${short}”` : `${number} “${short}”`, ...(part === null ? [] : [part])].join(' / ');
}

/** Codes that are numbers say enough; others stand with their label. */
function labelled(value: string | number | boolean, question: Question | undefined, language: Language): string {
  const choices: readonly Choice[] = question !== undefined && 'choices' in question ? question.choices : [];
  const choice = choices.find((one) => String(one.value) === String(value));
  return choice === undefined || typeof value === 'number' ? String(value) : `“${textIn(choice.text, language).text}”`;
}
