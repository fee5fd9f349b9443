/**
 * The bytes of a file of evidence, for whoever may see the answer: members of the file what they see and is not removed;
 * reviewers only what a signed submission cites. To everybody else, and for everything else, there is no such file.
 */
import { refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import { evidenceSeen } from '#lib/domain/country-file/evidence-sight.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { openAsMember } from '#lib/server/evidence/evidence-desk.ts';
import type { ReadableEvidence } from '#lib/server/evidence/serve-evidence.ts';
import { storing } from '#lib/server/evidence/storing.ts';
import { takeFile } from '#lib/server/file-desk.ts';

export interface ReadEvidenceInput {
  readonly fileId: string;
  readonly evidenceId: string;
}

type FileFacts = { readonly kind: string; readonly name: string | null; readonly mediaType: string | null } & {
  readonly sha256: string | null;
  readonly size: number;
};

export async function readEvidence(
  app: App,
  actor: Actor | null,
  { fileId, evidenceId }: ReadEvidenceInput
): Promise<ReadableEvidence | Problem> {
  const file = await openAsMember(app, actor, fileId, 'file.list');
  if (isProblem(file)) return file;
  const item = evidenceSeen(file.state, file.me, file.sight).find(
    ({ id, removed }) => id === evidenceId && removed === null
  );
  return readable(app, file.actor, fileId, item);
}

export async function readSignedEvidence(
  app: App,
  actor: Actor | null,
  { fileId, evidenceId }: ReadEvidenceInput
): Promise<ReadableEvidence | Problem> {
  const refused = refusal(actor, 'submission.read');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const file = await takeFile(app, actor, fileId);
  if (isProblem(file)) return file;
  for (const { number } of file.state.submissions) {
    const submission = await app.storage.submissions.get(scopeOf(actor), fileId, number);
    const signed = submission?.content.evidence;
    if (signed !== undefined && Object.hasOwn(signed, evidenceId)) {
      return readable(app, actor, fileId, signed[evidenceId]);
    }
  }
  return problem('evidence.not_found');
}

function readable(app: App, actor: Actor, fileId: string, item: FileFacts | undefined): ReadableEvidence | Problem {
  if (item === undefined || item.sha256 === null || item.name === null) return problem('evidence.not_found');
  const { name, mediaType, sha256, size } = item;
  return {
    name,
    mediaType: mediaType ?? 'application/octet-stream',
    sha256,
    size,
    open: async (range) => {
      const found = await storing(() => app.storage.evidence.read(scopeOf(actor), fileId, sha256, range));
      if (found !== null && isProblem(found)) return found;
      return found?.size === size ? found.bytes : problem('evidence.lost');
    }
  };
}
