/**
 * An answer as the cells of its rows hold it: one cell per question, or one per row, item, choice, rank or panel field.
 * `read-answer.ts` reads them back; what is written and read unchanged is the same answer (a property test holds it).
 */
import type { AnswerValue } from '#lib/domain/country-file/answer.ts';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';
import { panelPart, tickMark } from './layout.ts';

export type CellContent = string | number | null;
/** `part` null: the question's own row. */
export interface Part {
  readonly part: string | null;
  readonly content: CellContent;
}

export const yesCode = 'yes';
export const noCode = 'no';

/** Every row that the question has in the workbook, after its head row; a question with one cell has its head row alone. */
export function partsOf(question: Question, value: AnswerValue | null): readonly Part[] {
  switch (question.type) {
    case 'text':
    case 'comment':
    case 'number':
    case 'choice':
    case 'rating':
    case 'calculated':
      return [{ part: null, content: typeof value === 'string' || typeof value === 'number' ? value : null }];
    case 'boolean':
      return [{ part: null, content: typeof value === 'boolean' ? (value ? yesCode : noCode) : null }];
    case 'choices': {
      const ticked = listOf(value);
      const all = [...question.choices.map((choice) => choice.value), ...(question.none === null ? [] : ['none'])];
      return all.map((choice) => ({ part: String(choice), content: ticked.includes(choice) ? tickMark : null }));
    }
    case 'ranking': {
      const ranked = listOf(value);
      return question.choices.map((choice) => {
        const at = ranked.indexOf(choice.value);
        return { part: String(choice.value), content: at === -1 ? null : at + 1 };
      });
    }
    case 'matrix':
      return question.rows.map((row) => ({ part: String(row.value), content: member(value, String(row.value)) }));
    case 'multiple_text':
      return question.items.map((item) => ({ part: item.name, content: member(value, item.name) }));
    case 'panel': {
      const rows: readonly unknown[] = Array.isArray(value) ? value : [];
      return Array.from({ length: shownRows(question.maxRows, rows.length) }, (_, at) =>
        question.template.map((field) => ({
          part: panelPart(at + 1, field.name),
          content: member(rows[at], field.name)
        }))
      ).flat();
    }
  }
}

/** Room for what is there and a few more; further rows can be added by copying a row and counting its key on. */
function shownRows(most: number, filled: number): number {
  return Math.min(most, Math.max(filled + 3, 5));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function member(value: unknown, name: string): CellContent {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' || typeof found === 'number' ? found : null;
}
