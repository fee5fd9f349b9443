/**
 * Submissions are written from the log: content as of the signed revision, status as decided since. Run after signing and
 * deciding, and again on reading, so that a crash between the log record and this projection is mended by whoever looks
 * next. Refuses to write a content whose SHA-256 is not the receipt's. Imported submissions are the import's own.
 */
import type { Scope } from '#lib/domain/access.ts';
import { applyChange } from '#lib/domain/country-file/apply.ts';
import type { FileState, FileSummary, SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import { signedText, signingOf, submissionContent, submissionOf } from '#lib/domain/country-file/submission-content.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from './app.ts';
import { sha256 } from './sha256.ts';

/** What this process has seen written already; a fact that stays true, so nothing is lost with it. */
const seenWritten = new WeakMap<App, Set<string>>();

/** Writes submission `number` as the log has it now, until no decision has come in between. Returns its stub. */
export async function projectSubmission(
  app: App,
  scope: Scope,
  fileId: string,
  number: number
): Promise<SubmissionStub | Problem> {
  let written: SubmissionStub | null = null;
  for (;;) {
    const state = await app.storage.countryFiles.load(scope, fileId);
    const stub = state?.submissions.find((one) => one.number === number);
    if (state === null || stub === undefined) return problem('file.not_found', { fileId });
    if (written !== null && isAs(stub, written)) return stub;
    await app.storage.submissions.put(scope, await fromLog(app, scope, state, stub));
    written = stub;
  }
}

/** Writes what is missing or behind. Costs one read per submission and process, then none. */
export async function repairSubmissions(app: App, scope: Scope, file: FileSummary | FileState): Promise<void> {
  if (file.origin === 'imported') return;
  const seen = seenWritten.get(app) ?? new Set<string>();
  seenWritten.set(app, seen);
  for (const stub of file.submissions) {
    const key = `${file.fileId} ${stub.number} ${stub.outcome} ${stub.supersededBy ?? ''}`;
    if (seen.has(key)) continue;
    const stored = await app.storage.submissions.get(scope, file.fileId, stub.number);
    if (stored?.status !== stub.outcome || stored.supersededBy !== stub.supersededBy)
      await projectSubmission(app, scope, file.fileId, stub.number);
    seen.add(key);
  }
}

/** Whether what a projection holds of a decision is the same. */
function isAs(one: SubmissionStub, other: SubmissionStub): boolean {
  return one.outcome === other.outcome && one.supersededBy === other.supersededBy;
}

async function fromLog(app: App, scope: Scope, state: FileState, stub: SubmissionStub): Promise<Submission> {
  const version = await app.versions.get(state.version.instrument, state.version.version);
  const log = (await app.storage.countryFiles.changes(scope, state.fileId)) ?? [];
  let signed: FileState | null = null;
  for (const change of log) {
    if (change.kind === 'submitted' && change.number === stub.number && version !== null && signed !== null) {
      const content = submissionContent(signed, version.questionnaire, version.logic, signingOf(change));
      if (sha256(signedText(content)) !== stub.sha256) break;
      return submissionOf(state, stub, content, version.questionnaire);
    }
    signed = applyChange(signed, change);
  }
  throw new Error(`the log of ${state.fileId} does not give the content that receipt ${stub.receipt} names`);
}
