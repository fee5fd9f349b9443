/** A link with a title and a date is evidence too; the question that it is for cites it at once. */
import type { Actor } from '#lib/domain/access.ts';
import type { EvidenceItem } from '#lib/domain/country-file/evidence-item.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { recite, type Cited } from '#lib/server/evidence/cite.ts';
import { whyNotCited } from '#lib/server/evidence/citing.ts';
import { openToWrite } from '#lib/server/evidence/evidence-desk.ts';
import { act } from '#lib/server/file-desk.ts';

export interface AddLinkInput {
  readonly fileId: string;
  /** Made by the sender: sent again it adds nothing. */
  readonly id: string;
  readonly title: string;
  /** YYYY-MM-DD; null: not given. */
  readonly date: string | null;
  readonly url: string;
  readonly question: string | null;
}

export async function addLink(
  app: App,
  actor: Actor | null,
  { fileId, id, title, date, url, question }: AddLinkInput
): Promise<{ readonly item: EvidenceItem; readonly cited: Cited | null } | Problem> {
  const file = await openToWrite(app, actor, fileId);
  if (isProblem(file)) return file;
  const stopped = whyNotCited(file, question);
  if (stopped !== null) return stopped;
  const command = { kind: 'add_link', item: { id, title, date, url } } as const;
  const outcome = await act(app, file.actor, fileId, `evidence:${id}`, command);
  if (isProblem(outcome)) return outcome;
  const item = outcome.state.evidence.find((one) => one.id === id);
  if (item === undefined) return problem('evidence.not_found');
  if (question === null) return { item, cited: null };
  const cited = await recite(app, file.actor, fileId, question, `cite:${id}`, (evidence) =>
    evidence.includes(id) ? evidence : [...evidence, id]
  );
  return isProblem(cited) ? cited : { item, cited };
}
