import type { Language } from '#lib/domain/languages.ts';

/**
 * One answer: the value and, kept apart from it, its state. A value exists only in the state 'answered';
 * "none of these" in a checkbox is an answer ('none'), not a state.
 */
export const answerStates = ['answered', 'not_applicable', 'dont_know', 'refused', 'skipped', 'blank'] as const;
export type AnswerState = (typeof answerStates)[number];

export type PanelRow = Readonly<Record<string, string | number>>;
export type AnswerValue =
  | string
  | number
  | boolean
  | readonly (string | number)[]
  | Readonly<Record<string, string | number>>
  | readonly PanelRow[];

export interface Answer {
  readonly state: AnswerState;
  /** Present exactly when state is 'answered'; shape by question type (see instrument/questionnaire.ts). */
  readonly value: AnswerValue | null;
  /** Language the page was in when it was written. */
  readonly language: Language;
  readonly comment: string | null;
}

/** An answer as it stands in a file: who wrote it, when, and the revision that a later writer must have seen. */
export interface StandingAnswer extends Answer {
  readonly revision: number;
  readonly at: string;
  readonly by: { readonly personId: string; readonly name: string };
}

/** An answer as it arrives. `base`: the revision of this question that the writer saw (0: never answered). */
export interface AnswerInput {
  readonly base: number;
  readonly state: AnswerState;
  readonly value: unknown;
  readonly comment?: string | null;
  readonly language: Language;
}
