/**
 * What was signed, as a Word document in the language in which it was signed: to a member by his receipt, to a reviewer by the
 * submission.
 */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { factsOfSigned } from '#lib/server/exports/document/document-facts.ts';
import { writeDocument } from '#lib/server/exports/document/write-document.ts';
import { takeFile } from '#lib/server/file-desk.ts';
import { copyOfSigned, mediaTypes, type Taken } from '#lib/server/make-copy.ts';
import { openSubmission } from './open-submission.ts';
import { readReceipt } from './read-receipt.ts';

export async function downloadSigned(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly number: number }
): Promise<Taken | Problem> {
  const read = await readReceipt(app, actor, input);
  if (isProblem(read)) return read;
  return written(app, actor, input.fileId, read.receipt, read.submission, read.file.me.role === 'contributor');
}

/** `number` left out: the newest submission. */
export async function downloadSubmission(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly number?: number }
): Promise<Taken | Problem> {
  const opened = await openSubmission(app, actor, input);
  if (isProblem(opened)) return opened;
  const { number } = opened.submission;
  const stub = opened.submissions.find((one) => one.number === number);
  return stub === undefined
    ? problem('receipt.not_found', { receipt: number })
    : written(app, actor, input.fileId, stub, opened.submission, false);
}

async function written(
  app: App,
  actor: Actor | null,
  fileId: string,
  stub: SubmissionStub,
  { content }: Submission,
  part: boolean
): Promise<Taken | Problem> {
  if (actor === null) return problem('access.sign_in_first');
  const file = await takeFile(app, actor, fileId);
  if (isProblem(file)) return file;
  const copy = copyOfSigned(app, file, content, part);
  const bytes = await writeDocument(copy, factsOfSigned(copy, stub, file.campaign.timeZone));
  return { bytes, name: `${stub.receipt}.docx`, mediaType: mediaTypes.docx };
}
