/**
 * Saves answers of one or more questions as one change. What can be saved is saved; the rest comes back by question,
 * refused with the reason or in conflict with the answer that stands. A resend (same changeId) gives the first outcome.
 */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { AnswerInput, StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { Progress } from '#lib/domain/country-file/change.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export interface SavedAnswers {
  /** The file's revision after it. */
  readonly revision: number;
  /** By question, the revision that is its base from now on. */
  readonly saved: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, Problem>>;
  readonly conflicts: Readonly<Record<string, { readonly theirs: StandingAnswer }>>;
  readonly logic: {
    readonly visible: readonly string[];
    readonly required: readonly string[];
    readonly enabled: readonly string[];
    readonly calculated: Readonly<Record<string, number | string | null>>;
  };
  readonly progress: Progress;
}

export interface SaveAnswersInput {
  readonly fileId: string;
  readonly changeId: string;
  readonly answers: Readonly<Record<string, AnswerInput>>;
}

export async function saveAnswers(
  app: App,
  actor: Actor | null,
  input: SaveAnswersInput
): Promise<SavedAnswers | Problem> {
  await Promise.resolve([app, actor]);
  return problem('file.not_found', { fileId: input.fileId });
}
