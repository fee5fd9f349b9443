/** A question cites an item that the file has already, or no longer does (`cited` false). */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/domain/access.ts';
import { evidenceSeen } from '#lib/domain/country-file/evidence-sight.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { recite, type Cited } from '#lib/server/evidence/cite.ts';
import { whyNotCited } from '#lib/server/evidence/citing.ts';
import { openToWrite } from '#lib/server/evidence/evidence-desk.ts';

export interface CiteEvidenceInput {
  readonly fileId: string;
  readonly question: string;
  readonly evidenceId: string;
  readonly cited: boolean;
}

export async function citeEvidence(
  app: App,
  actor: Actor | null,
  { fileId, question, evidenceId, cited }: CiteEvidenceInput
): Promise<Cited | Problem> {
  const file = await openToWrite(app, actor, fileId);
  if (isProblem(file)) return file;
  const stopped = whyNotCited(file, question);
  if (stopped !== null) return stopped;
  const there = evidenceSeen(file.state, file.me, file.sight).some(
    (item) => item.id === evidenceId && item.removed === null
  );
  if (cited && !there) return problem('evidence.not_found');
  return recite(app, file.actor, fileId, question, `cite:${randomUUID()}`, (evidence) => {
    const others = evidence.filter((id) => id !== evidenceId);
    return cited ? [...others, evidenceId] : others;
  });
}
