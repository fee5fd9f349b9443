/**
 * The one form of the page of a file: every act posts all that is typed there, so that no act loses what was written for
 * another. Acts that cannot be taken back come twice, the second time with step 'confirmed'.
 */
import { isLanguage, type Language } from '#lib/domain/languages.ts';

export type ReviewAct = 'ask' | 'settle' | 'mark' | 'approve' | 'return' | 'reopen' | 'grant' | 'refuse';

export interface TypedReview {
  /** The submission that was read. */
  readonly number: number;
  readonly changeId: string;
  readonly step: 'first' | 'confirmed' | 'back';
  /** What a question was settled or marked: `gov1` or `gov1:validated`. */
  readonly target: string;
  readonly questions: Readonly<Record<string, string>>;
  /** In which the questions are written; null: not said. */
  readonly language: Language | null;
  readonly remarks: string;
  readonly reason: string;
  readonly reopening: string;
  /** Clock time in the campaign's zone, YYYY-MM-DDTHH:MM. */
  readonly until: string;
  readonly words: string;
  readonly refusal: string;
}

export interface ReviewForm {
  readonly act: ReviewAct;
  readonly typed: TypedReview;
  /** What is asked once more; absent: nothing. */
  readonly confirm?: true;
  readonly done?: string;
  readonly problem?: { readonly message: string; readonly at: string | null };
}

/** The name of the box in which the question about an answer is written. */
export const askField = (question: string): string => `ask:${question}`;

/** More than the rules let through, so that they refuse in words what is too long instead of its being cut. */
const mostTyped = 20_000;

export function readReviewForm(form: FormData): TypedReview {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim().slice(0, mostTyped) : '';
  };
  const step = text('step');
  const language = text('language');
  const asked = [...form.keys()].filter((name) => name.startsWith('ask:') && text(name) !== '');
  return {
    number: Number(text('number')),
    changeId: text('changeId'),
    step: step === 'confirmed' || step === 'back' ? step : 'first',
    target: text('target'),
    questions: Object.fromEntries(asked.map((name) => [name.slice('ask:'.length), text(name)])),
    language: isLanguage(language) ? language : null,
    remarks: text('remarks'),
    reason: text('reason'),
    reopening: text('reopening'),
    until: text('until'),
    words: text('words'),
    refusal: text('refusal')
  };
}

/** Everything typed, as fields to be carried along unseen. */
export function carriedFields(typed: TypedReview): readonly (readonly [name: string, value: string])[] {
  const { number, changeId, remarks, reason, reopening, until, words, refusal, questions } = typed;
  const fields = { number: String(number), changeId, remarks, reason, reopening, until, words, refusal };
  return [
    ...Object.entries(fields),
    ...Object.entries(questions).map(([question, text]) => [askField(question), text] as const)
  ];
}

/** Whether anything is written that is not yet sent. */
export function hasWritten({ questions, remarks, reason, reopening }: TypedReview): boolean {
  return Object.keys(questions).length > 0 || remarks !== '' || reason !== '' || reopening !== '';
}
