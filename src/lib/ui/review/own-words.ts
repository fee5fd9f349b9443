/** Whether an answer holds words of the country's own: only those have a language; figures and choices read in the reader's. */
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';

export function hasOwnWords(question: Question, { comment, value }: Answer): boolean {
  if (comment !== null) return true;
  switch (question.type) {
    case 'text':
    case 'comment':
      return typeof value === 'string';
    case 'multiple_text':
      return question.items.some(({ kind, name }) => kind === 'text' && has(value, name));
    case 'panel': {
      const rows: readonly unknown[] = Array.isArray(value) ? value : [];
      return question.template.some(
        ({ type, name }) => (type === 'text' || type === 'comment') && rows.some((row) => has(row, name))
      );
    }
    default:
      return false;
  }
}

function has(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name);
}
