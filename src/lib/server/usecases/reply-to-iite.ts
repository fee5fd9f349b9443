/** The country replies in the thread of a question; whoever asked last is told. A reply changes no answer. */
import type { Actor } from '#lib/domain/access.ts';
import type { Thread } from '#lib/domain/country-file/file-state.ts';
import type { Language } from '#lib/domain/languages.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { actAs, type ActInput } from '#lib/server/file-desk.ts';
import { tellReviewers } from '#lib/server/mail/file-letters.ts';

export async function replyToIite(
  app: App,
  actor: Actor | null,
  input: ActInput & { readonly question: string; readonly text: string; readonly language: Language }
): Promise<Thread | Problem> {
  const { question, text, language, changeId } = input;
  const outcome = await actAs(app, actor, 'file.fill', input, { kind: 'reply_to_iite', question, text, language });
  if (isProblem(outcome)) return outcome;
  const thread = outcome.state.threads.find((one) => one.question === question);
  if (thread === undefined) return problem('file.not_asked', {}, 'question');
  const asker = thread.messages.findLast(({ side }) => side === 'iite')?.by.personId;
  const act = { kind: 'replied', changeId, words: text.trim() } as const;
  await tellReviewers(app, outcome, act, asker === undefined ? [] : [asker]);
  return thread;
}
