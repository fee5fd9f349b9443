/** A respondent opens his country file: sections with progress, people, what is next. The first visit is recorded. */
import type { App } from '#lib/server/app.ts';
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { Text } from '#lib/domain/languages.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { readAsMember } from '#lib/server/member-desk.ts';

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
  const refused = refusal(actor, 'file.fill');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const read = await readAsMember(app, actor, input.fileId);
  if (isProblem(read)) return read;
  const { facts, version } = read;
  const unfinished = facts.sections.filter((one) => one.mine && one.answered < one.asked);
  return {
    file: facts,
    instrumentTitle: version.questionnaire.title,
    nextSection: unfinished[0]?.name ?? null
  };
}
