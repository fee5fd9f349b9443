/** Plays commands on the small file, one after another, as the people of the file: the way tests reach a state. */
import { applyChange } from '#lib/domain/country-file/apply.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { ChangeBody } from '#lib/domain/country-file/change.ts';
import type { Command, DecideContext, Decision } from '#lib/domain/country-file/command.ts';
import { decide } from '#lib/domain/country-file/decide.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import { changeAfter, contextFor, fileAfter } from './small-file.ts';

export const head = { personId: 'head', role: 'signer' } as const;
export const headNamed = { personId: 'head', name: 'Head', email: 'head@example.org' } as const;

export const answered = (value: Answer['value'], beside: Partial<Answer> = {}): Answer => ({
  state: 'answered',
  value,
  language: 'en',
  comment: null,
  ...beside
});

export const saved = (answers: Readonly<Record<string, Answer>>): ChangeBody => ({
  kind: 'answers_saved',
  answers,
  progress: { general: [1, 3] }
});

export type By = DecideContext['by'];
type Step = readonly [By, Command | ((state: FileState) => Command)];

export function bodyOf(result: Decision | Problem): ChangeBody | null {
  if (isProblem(result)) throw new Error(`refused: ${result.problem} at ${result.at ?? ''}`);
  return result.change;
}

/** The problem's code, or 'taken'. */
export const outcomeOf = (result: Decision | Problem): string => (isProblem(result) ? result.problem : 'taken');

export function tried(state: FileState, by: By, command: Command, more: Partial<DecideContext> = {}): string {
  return outcomeOf(decide(state, command, contextFor(by, more)));
}

/** Throws where a step is refused. */
export function play(from: FileState, ...steps: readonly Step[]): FileState {
  return steps.reduce((state, [by, step]) => {
    const body = bodyOf(decide(state, typeof step === 'function' ? step(state) : step, contextFor(by)));
    return body === null ? state : applyChange(state, changeAfter(state, body, by.personId));
  }, from);
}

/** A file with its required question answered. */
export const begun = fileAfter(saved({ policy: answered(3) }));

export const submitting = (state: FileState): Command => ({
  kind: 'submit',
  signer: { name: 'Wanjiru', function: 'Secretary-General' },
  expectedRevision: state.revision,
  language: 'en'
});
export const freezing =
  (signer: typeof headNamed | null) =>
  (state: FileState): Command => ({ kind: 'freeze', expectedRevision: state.revision, signer });
