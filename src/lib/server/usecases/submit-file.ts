/**
 * The country signs what was read, as true, correct and complete, under a SHA-256, and gets a receipt: the head of the
 * Commission where he was named at freezing, otherwise the focal point. Refuses a file that moved on.
 */
import type { App } from '#lib/server/app.ts';
import { refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import type { SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import type { Language } from '#lib/domain/languages.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { act } from '#lib/server/file-desk.ts';
import { projectSubmission } from '#lib/server/submission-projection.ts';

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
  const refused = refusal(actor, 'file.submit');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const { fileId, changeId, expectedRevision, signer, language } = input;
  const outcome = await act(app, actor, fileId, changeId, { kind: 'submit', signer, expectedRevision, language });
  if (isProblem(outcome)) return outcome;
  if (outcome.change?.kind !== 'submitted') return problem('file.wrong_state', { status: outcome.state.status });
  return projectSubmission(app, scopeOf(actor), fileId, outcome.change.number);
}
