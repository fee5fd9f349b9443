/** The focal point signs: freezes what he has read under a SHA-256 and gets a receipt. Refuses a file that moved on. */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import type { Language } from '#lib/domain/languages.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export interface SubmitFileInput {
  readonly fileId: string;
  readonly changeId: string;
  readonly expectedRevision: number;
  readonly signer: { readonly name: string; readonly function: string };
  /** Language of the page on which it is signed. */
  readonly language: Language;
}

/** The receipt. 'file.incomplete' carries one 'answer.required' cause per missing question (`at`: the question, params.section). */
export async function submitFile(
  app: App,
  actor: Actor | null,
  input: SubmitFileInput
): Promise<SubmissionStub | Problem> {
  await Promise.resolve([app, actor]);
  return problem('file.not_found', { fileId: input.fileId });
}
