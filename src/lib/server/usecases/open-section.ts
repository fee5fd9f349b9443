/** Everything a section page needs, in one read. Any member may read any section; he writes only in his own. */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { AnswerValue } from '#lib/domain/country-file/answer.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { LogicResult, Questionnaire, Section } from '#lib/domain/instrument/questionnaire.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export interface OpenedSection {
  readonly file: FileFacts;
  readonly questionnaire: Questionnaire;
  /** The definition: all questions, hidden ones too (`logic.visible` says which show). */
  readonly section: Section;
  /** The section's answers that stand, by question; absent: never answered (base 0). */
  readonly answers: Readonly<Record<string, StandingAnswer>>;
  /** Values of the whole file, as conditions see them. */
  readonly values: Readonly<Record<string, AnswerValue>>;
  /** What the conditions say for the whole file. */
  readonly logic: LogicResult;
  /** Why this reader cannot write in this section now; null: he can. */
  readonly readOnly: Problem | null;
  /** Neighbouring visible sections. */
  readonly previous: string | null;
  readonly next: string | null;
}

export async function openSection(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly section: string }
): Promise<OpenedSection | Problem> {
  await Promise.resolve([app, actor]);
  return problem('file.not_found', { fileId: input.fileId });
}
