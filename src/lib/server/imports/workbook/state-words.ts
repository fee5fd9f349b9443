/** Answer states by their words in every language: whoever wrote the workbook, whoever filled it. */
import { answerStates, type AnswerState } from '#lib/domain/country-file/answer.ts';
import { languages } from '#lib/domain/languages.ts';
import { stateWordIn } from '#lib/server/exports/state-word.ts';
import { folded } from './read-values.ts';

const known = new Map<string, AnswerState>(
  answerStates.flatMap((state) => [
    [state, state] as const,
    ...languages.map((language) => [folded(stateWordIn(state, language)), state] as const)
  ])
);

/** By word or by code; null: no state has this name. */
export function stateNamed(text: string): AnswerState | null {
  return known.get(folded(text)) ?? null;
}
