/** One question of a file with what is said about it: IITE's questions, the country's replies, the comments of colleagues. */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { ColleagueComment, Thread } from '#lib/domain/country-file/file-state.ts';
import type { Sight } from '#lib/domain/country-file/sight.ts';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { readAsMember } from '#lib/server/member-desk.ts';

export interface OpenedQuestion {
  readonly file: FileFacts;
  readonly question: Question;
  readonly section: string;
  readonly sight: Sight;
  readonly threads: readonly Thread[];
  readonly comments: readonly ColleagueComment[];
}

export async function openQuestion(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly question: string }
): Promise<OpenedQuestion | Problem> {
  const refused = refusal(actor, 'file.fill');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const read = await readAsMember(app, actor, input.fileId);
  if (isProblem(read)) return read;
  const { questionnaire } = read.version;
  const question = questionnaire.byName.get(input.question);
  const section = questionnaire.sectionOf.get(input.question);
  if (question === undefined || section === undefined || !read.sight.sees.has(input.question)) {
    return problem('answer.unknown_question', { question: input.question.slice(0, 80) }, 'question');
  }
  const ofIt = (one: { readonly question: string }): boolean => one.question === input.question;
  const { threads, comments } = read.state;
  return {
    file: read.facts,
    question,
    section,
    sight: read.sight,
    threads: threads.filter(ofIt),
    comments: comments.filter(ofIt)
  };
}
