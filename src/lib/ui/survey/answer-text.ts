/** An answer as one reads it: the words of the choices, one line per part. For conflicts, the signing copy and read-only pages. */
import type { ControlView, FieldView } from '#lib/survey/control-view.ts';
import { isEmpty, listTyped, partsTyped, rowsTyped, textTyped, type Draft } from '#lib/survey/draft.ts';
import { respond_no, respond_no_answer, respond_yes } from '#lib/i18n/generated/messages.js';
import { stateWord } from './state-word.ts';

export function answerLines(control: ControlView, draft: Draft): readonly string[] {
  if (draft.state !== 'answered' && draft.state !== 'blank') return [stateWord(draft.state)];
  if (control.kind === 'calculated') return control.result === null ? [respond_no_answer()] : [String(control.result)];
  if (isEmpty(draft.typed)) return [respond_no_answer()];
  return linesOf(control, draft);
}

type Options = readonly { readonly value: string | number; readonly words: { readonly text: string } }[];
const wordOf = (options: Options, value: string): string =>
  options.find((option) => String(option.value) === value)?.words.text ?? value;
const fieldText = (field: FieldView | undefined, text: string): string =>
  field?.kind === 'choice' ? wordOf(field.choices, text) : text;

function linesOf(control: ControlView, { typed }: Draft): readonly string[] {
  const text = textTyped(typed);
  switch (control.kind) {
    case 'radiogroup':
    case 'dropdown':
      return [wordOf(control.choices, text)];
    case 'boolean':
      return [text === 'true' ? (control.yes?.text ?? respond_yes()) : (control.no?.text ?? respond_no())];
    case 'checkbox':
    case 'tagbox':
      return listTyped(typed).map((value) =>
        value === 'none' && control.none !== null ? control.none.text : wordOf(control.choices, value)
      );
    case 'ranking':
      return listTyped(typed).map((value, at) => `${at + 1}. ${wordOf(control.choices, value)}`);
    case 'matrix': {
      const chosen = partsTyped(typed);
      return control.rows.flatMap(({ value, words }) => {
        const column = chosen[String(value)];
        return column === undefined ? [] : [`${words.text}: ${wordOf(control.columns, column)}`];
      });
    }
    case 'multiple_text': {
      const given = partsTyped(typed);
      return control.parts.flatMap((part) => {
        const one = given[part.name];
        return one === undefined ? [] : [`${part.words.text}: ${one}`];
      });
    }
    case 'panel':
      return rowsTyped(typed).map((row, at) => {
        const fields = control.parts.flatMap((part) => {
          const one = row[part.name] ?? '';
          return one === '' ? [] : [`${part.words.text}: ${fieldText(part.field, one)}`];
        });
        return `${at + 1}. ${fields.join('; ')}`;
      });
    default:
      return [text];
  }
}
