/**
 * One question (or one part of it: a matrix row, an item, a way to count a ranking) as cells: per country the state and the
 * values that are counted. The one place that knows how each question type is tabulated.
 */
import type { Answer, AnswerState } from '#lib/domain/country-file/answer.ts';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';
import type { Text } from '#lib/domain/languages.ts';
import type { ScoredSubmission } from './round.ts';

export interface Part {
  readonly id: string;
  readonly title: Text;
}

export interface Cell {
  readonly iso3: string;
  readonly named: boolean;
  /** 'not_asked': hidden by a condition, or not yet part of the questionnaire. */
  readonly state: AnswerState | 'not_asked';
  /** Values chosen, as text; empty unless answered. */
  readonly values: readonly string[];
  /** The number given; null where the question takes none. */
  readonly number: number | null;
}

const firstChoice: Part = {
  id: 'first',
  title: {
    en: 'First choice',
    fr: 'Premier choix',
    es: 'Primera opción',
    ru: 'Первый выбор',
    ar: 'الخيار الأول',
    zh: '首选'
  }
};
const selected: Part = {
  id: 'selected',
  title: {
    en: 'Ranked at all',
    fr: 'Classé',
    es: 'Clasificado',
    ru: 'Включено в ранжирование',
    ar: 'ضمن الترتيب',
    zh: '已列入排序'
  }
};
const yes: Text = { en: 'Yes', fr: 'Oui', es: 'Sí', ru: 'Да', ar: 'نعم', zh: '是' };
const no: Text = { en: 'No', fr: 'Non', es: 'No', ru: 'Нет', ar: 'لا', zh: '否' };

export function partsOf(question: Question): readonly Part[] {
  switch (question.type) {
    case 'matrix':
      return question.rows.map((row) => ({ id: String(row.value), title: row.text }));
    case 'multiple_text':
      return question.items.map((item) => ({ id: item.name, title: item.title }));
    case 'ranking':
      return [firstChoice, selected];
    default:
      return [];
  }
}

/** What can be chosen, in the questionnaire's order; empty where the answer is a number or a text. */
export function choicesOf(question: Question): readonly { readonly value: string; readonly text: Text }[] {
  const listed = (choices: readonly { readonly value: string | number; readonly text: Text }[]) =>
    choices.map((choice) => ({ value: String(choice.value), text: choice.text }));
  switch (question.type) {
    case 'choice':
    case 'ranking':
      return listed(question.choices);
    case 'choices':
      return [...listed(question.choices), ...(question.none === null ? [] : [{ value: 'none', text: question.none }])];
    case 'matrix':
      return listed(question.columns);
    case 'boolean':
      return [
        { value: 'true', text: question.yes ?? yes },
        { value: 'false', text: question.no ?? no }
      ];
    case 'rating': {
      const steps = Math.floor((question.max - question.min) / question.step + 1e-9) + 1;
      return Array.from({ length: steps }, (_, step) => String(question.min + step * question.step)).map((value) => ({
        value,
        text: { en: value }
      }));
    }
    default:
      return [];
  }
}

/** An answered matrix or multiple text in which this part was left out is blank for this part. */
export function cellOf(scored: ScoredSubmission, question: Question, part: string | null): Cell {
  const { iso3, consent } = scored.submission;
  const place = { iso3, named: consent === 'named' };
  const nothing = (state: Cell['state']): Cell => ({ ...place, state, values: [], number: null });
  if (question.type === 'calculated') {
    const value = scored.calculated.get(question.name) ?? null;
    if (value === null) return nothing('blank');
    return { ...place, state: 'answered', values: [String(value)], number: typeof value === 'number' ? value : null };
  }
  const answer = answerTo(scored, question.name);
  if (answer === null) return nothing('not_asked');
  if (answer.state !== 'answered') return nothing(answer.state);
  const given = partOf(question, answer.value, part);
  if (given.length === 0) return nothing('blank');
  const first = given[0];
  return { ...place, state: 'answered', values: given.map(String), number: typeof first === 'number' ? first : null };
}

/** null: not asked. Asked and not answered is blank. */
export function answerTo(scored: ScoredSubmission, name: string): Pick<Answer, 'state' | 'value'> | null {
  const { answers } = scored.submission.content;
  const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
  if (answer !== undefined) return answer;
  return scored.visible.has(name) ? { state: 'blank', value: null } : null;
}

function partOf(question: Question, value: unknown, part: string | null): readonly (string | number | boolean)[] {
  if (question.type === 'ranking') return plain(part === firstChoice.id ? plain(value).slice(0, 1) : value);
  if (part === null) return plain(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return plain(new Map<string, unknown>(Object.entries(value)).get(part));
}

function plain(value: unknown): readonly (string | number | boolean)[] {
  if (Array.isArray(value)) return value.length > 0 && typeof value[0] === 'object' ? ['given'] : value.flatMap(plain);
  if (typeof value === 'number') return Number.isFinite(value) ? [value] : [];
  return typeof value === 'string' || typeof value === 'boolean' ? [value] : [];
}
