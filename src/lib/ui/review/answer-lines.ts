/**
 * A signed answer as it is read: one line per choice, row, item or panel row, in the reader's language where the
 * questionnaire has it. A choice that the version does not know is shown as it was given, never dropped. Pure.
 */
import type { Answer, AnswerValue } from '#lib/domain/country-file/answer.ts';
import type { Choice, Question } from '#lib/domain/instrument/questionnaire.ts';
import { textIn, type Language } from '#lib/domain/languages.ts';
import { formatAmount } from '#lib/i18n/format.ts';
import { answerStateName } from '#lib/i18n/terms.ts';
import { review_no, review_yes } from '#lib/i18n/generated/messages.js';

export interface AnswerLine {
  /** Row, item or place in a ranking; null: the line stands alone. */
  readonly label: string | null;
  readonly text: string;
}

function choiceText(choices: readonly Choice[], value: unknown, language: Language): string {
  const choice = choices.find((candidate) => candidate.value === value);
  return choice === undefined ? String(value) : textIn(choice.text, language).text;
}

function entry(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

interface Bounds {
  readonly min: number | null;
  readonly max: number | null;
  readonly integer: boolean;
}
/** Whole numbers whose bounds leave nothing but years of four digits: their digits are not set apart. */
function isYear({ min, max, integer }: Bounds): boolean {
  return integer && min !== null && min >= 1000 && max !== null && max < 3000;
}

function plain(value: unknown, language: Language, bounds: Bounds | null = null): string {
  if (typeof value !== 'number' || (bounds !== null && isYear(bounds))) return String(value);
  return formatAmount(value, language);
}

/** The whole answer in one line; its state where it has no value. */
export function answerText(question: Question, answer: Answer | null, language: Language): string {
  if (answer?.state !== 'answered' || answer.value === null) return answerStateName(answer?.state ?? 'blank');
  const lines = answerLines(question, answer.value, language);
  return lines.map(({ label, text }) => (label === null ? text : `${label}: ${text}`)).join('; ');
}

/** Lines of one answered question; the caller says the state where there is no value. */
export function answerLines(question: Question, value: AnswerValue, language: Language): readonly AnswerLine[] {
  const alone = (text: string): AnswerLine => ({ label: null, text });
  switch (question.type) {
    case 'text':
    case 'comment':
    case 'calculated':
    case 'rating':
      return [alone(plain(value, language))];
    case 'number':
      return [alone(plain(value, language, question))];
    case 'boolean': {
      const words = value === true ? question.yes : question.no;
      return [alone(words === null ? (value === true ? review_yes() : review_no()) : textIn(words, language).text)];
    }
    case 'choice':
      return [alone(choiceText(question.choices, value, language))];
    case 'choices':
      return (Array.isArray(value) ? value : [value]).map((ticked) =>
        alone(
          ticked === 'none' && question.none !== null
            ? textIn(question.none, language).text
            : choiceText(question.choices, ticked, language)
        )
      );
    case 'ranking':
      return (Array.isArray(value) ? value : [value]).map((ranked, index) => ({
        label: formatAmount(index + 1, language),
        text: choiceText(question.choices, ranked, language)
      }));
    case 'matrix':
      return question.rows.flatMap((row) => {
        const chosen = entry(value, String(row.value));
        return chosen === undefined
          ? []
          : [{ label: textIn(row.text, language).text, text: choiceText(question.columns, chosen, language) }];
      });
    case 'multiple_text':
      return question.items.flatMap((item) => {
        const given = entry(value, item.name);
        if (given === undefined) return [];
        const text = plain(given, language, item.kind === 'number' ? item : null);
        return [{ label: textIn(item.title, language).text, text }];
      });
    case 'panel': {
      const rows: readonly unknown[] = Array.isArray(value) ? value : [];
      return rows.flatMap((row, index) =>
        question.template.flatMap((field) => {
          const given = entry(row, field.name);
          if (given === undefined) return [];
          const text =
            field.type === 'choice'
              ? choiceText(field.choices, given, language)
              : plain(given, language, field.type === 'number' ? field : null);
          return [{ label: `${formatAmount(index + 1, language)}. ${textIn(field.title, language).text}`, text }];
        })
      );
    }
  }
}
