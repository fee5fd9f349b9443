import type { Answer, AnswerValue } from './answer.ts';

/** The values that conditions see: answered questions only; every other state counts as absent. */
export function valuesOf(answers: Readonly<Record<string, Answer>>): Readonly<Record<string, AnswerValue>> {
  const values: Record<string, AnswerValue> = {};
  for (const name in answers) {
    const answer = answers[name];
    if (answer?.state === 'answered' && answer.value !== null) values[name] = answer.value;
  }
  return values;
}

/** Whether the question has been dealt with: any state but blank (don't know and not applicable are replies too). */
export function isReplied(answer: Answer | undefined): boolean {
  return answer !== undefined && answer.state !== 'blank';
}
