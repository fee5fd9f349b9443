/** A Problem in the reader's words: message key `problem_<code>`; a type error where the catalogue has no message. */
import * as messages from './generated/messages.js';
import type { Language } from '#lib/domain/languages.ts';
import type { Problem, ProblemCode } from '#lib/domain/problem.ts';

type Underscored<Code extends string> = Code extends `${infer Head}.${infer Tail}` ? `${Head}_${Tail}` : Code;
type ProblemMessage = (inputs: Record<string, string | number>, options?: { locale?: Language }) => string;
const catalogue: Readonly<Record<`problem_${Underscored<ProblemCode>}`, unknown>> = messages;

/** A range that is open at one end has words of its own. */
function keyOf({ problem, params }: Pick<Problem, 'problem' | 'params'>): string {
  if (problem === 'answer.out_of_range' && params['max'] === undefined) return 'problem_answer_below';
  if (problem === 'answer.out_of_range' && params['min'] === undefined) return 'problem_answer_above';
  return `problem_${problem.replaceAll('.', '_')}`;
}

export function problemText(problem: Pick<Problem, 'problem' | 'params'>, language?: Language): string {
  const message = catalogue[keyOf(problem) as keyof typeof catalogue] as ProblemMessage;
  return message({ ...problem.params }, language === undefined ? {} : { locale: language });
}
