/** What the focal point arranges besides answers: who has which questions, the hand-over, the time, the part in the round. */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { readAsMember } from '#lib/server/member-desk.ts';

export interface OpenedPeople {
  readonly file: FileFacts;
  readonly questionnaire: Questionnaire;
  /** Whether several people read the reader's address. */
  readonly shared: boolean;
}

export async function openPeople(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string }
): Promise<OpenedPeople | Problem> {
  const refused = refusal(actor, 'file.delegate');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const read = await readAsMember(app, actor, input.fileId);
  if (isProblem(read)) return read;
  return { file: read.facts, questionnaire: read.version.questionnaire, shared: actor.shared === true };
}
