/** A respondent opens his country file: sections with progress, people, what is next. The first visit is recorded. */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { Text } from '#lib/domain/languages.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export interface OpenedFile {
  readonly file: FileFacts;
  readonly instrumentTitle: Text;
  /** The first section of the reader's that is not done; null: all are done, the check page is next. */
  readonly nextSection: string | null;
}

export async function openFile(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string }
): Promise<OpenedFile | Problem> {
  await Promise.resolve([app, actor]);
  return problem('file.not_found', { fileId: input.fileId });
}
