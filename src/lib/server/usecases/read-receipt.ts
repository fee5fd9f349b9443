/** A member reads the receipt of a submission of his file, with what was signed. */
import type { App } from '#lib/server/app.ts';
import { refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import type { SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import { seen } from '#lib/domain/country-file/sight.ts';
import { signedText } from '#lib/domain/country-file/submission-content.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { readAsMember } from '#lib/server/member-desk.ts';
import { projectSubmission } from '#lib/server/submission-projection.ts';

export interface ReadReceipt {
  readonly file: FileFacts;
  readonly receipt: SubmissionStub;
  readonly submission: Submission;
  /** Canonical JSON of the content: its SHA-256 is the receipt's. Of a contributor's, only his part of the answers. */
  readonly signedText: string;
  readonly questionnaire: Questionnaire;
}

export async function readReceipt(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly number: number }
): Promise<ReadReceipt | Problem> {
  const refused = refusal(actor, 'file.receipt');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const read = await readAsMember(app, actor, input.fileId);
  if (isProblem(read)) return read;
  const receipt = read.state.submissions.find((one) => one.number === input.number);
  if (receipt === undefined) return problem('receipt.not_found', { receipt: input.number });
  const scope = scopeOf(actor);
  const known = await app.storage.submissions.get(scope, input.fileId, input.number);
  if (known === null) await projectSubmission(app, scope, input.fileId, input.number);
  const submission = known ?? (await app.storage.submissions.get(scope, input.fileId, input.number));
  if (submission === null) return problem('receipt.not_found', { receipt: input.number });
  const { content } = submission;
  const mine = read.me.role === 'contributor' ? { ...content, answers: seen(content.answers, read.sight) } : content;
  return {
    file: read.facts,
    receipt,
    submission: { ...submission, content: mine },
    signedText: signedText(mine),
    questionnaire: read.version.questionnaire
  };
}
