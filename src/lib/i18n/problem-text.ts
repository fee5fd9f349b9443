/** A Problem in the reader's words: message key `problem_<code>`; a type error where the catalogue has no message. */
import * as messages from './generated/messages.js';
import type { Language } from '#lib/domain/languages.ts';
import type { Problem, ProblemCode } from '#lib/domain/problem.ts';

type Underscored<Code extends string> = Code extends `${infer Head}.${infer Tail}` ? `${Head}_${Tail}` : Code;
type ProblemMessage = (inputs: Record<string, string | number>, options?: { locale?: Language }) => string;
const catalogue: Readonly<Record<`problem_${Underscored<ProblemCode>}`, unknown>> = messages;

export function problemText(problem: Pick<Problem, 'problem' | 'params'>, language?: Language): string {
  const key = `problem_${problem.problem.replaceAll('.', '_')}` as keyof typeof catalogue;
  const message = catalogue[key] as ProblemMessage;
  return message({ ...problem.params }, language === undefined ? {} : { locale: language });
}
