/** A respondent opens his country file: sections with progress, people, what is next. The first visit is recorded. */
import type { App } from '#lib/server/app.ts';
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { Thread } from '#lib/domain/country-file/file-state.ts';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';
import type { Text } from '#lib/domain/languages.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { readAsMember } from '#lib/server/member-desk.ts';

export interface OpenedFile {
  readonly file: FileFacts;
  readonly instrumentTitle: Text;
  /** The first section of the reader's that is not done; null: all are done, the check page is next. */
  readonly nextSection: string | null;
  /** What IITE has asked about questions that the reader sees, with the question and its section. */
  readonly asked: readonly { readonly thread: Thread; readonly question: Question; readonly section: string }[];
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
  const { facts, version, sight, state } = read;
  const { questionnaire } = version;
  const unfinished = facts.sections.filter((one) => one.mine && one.answered < one.asked);
  return {
    file: facts,
    instrumentTitle: questionnaire.title,
    nextSection: unfinished[0]?.name ?? null,
    asked: state.threads.flatMap((thread) => {
      const question = questionnaire.byName.get(thread.question);
      const section = questionnaire.sectionOf.get(thread.question);
      const isSeen = question !== undefined && section !== undefined && sight.sees.has(thread.question);
      return isSeen ? [{ thread, question, section }] : [];
    })
  };
}
