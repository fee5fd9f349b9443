/**
 * Keeps what the country says to soft remarks, on the answers that stand: nothing else of them moves. An answer that
 * somebody changed since it was read comes back as a conflict, by question, as with any saving.
 */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { AnswerInput } from '#lib/domain/country-file/answer.ts';
import { memberOf } from '#lib/domain/country-file/permission.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import type { Explained } from '#lib/server/explained-form.ts';
import { takeFile, type ActInput } from '#lib/server/file-desk.ts';
import { saveAnswers, type SavedAnswers } from './save-answers.ts';

export async function explainRemarks(
  app: App,
  actor: Actor | null,
  input: ActInput & { readonly explained: readonly Explained[] }
): Promise<SavedAnswers | Problem> {
  const refused = refusal(actor, 'file.fill');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const { fileId, changeId, explained } = input;
  const file = await takeFile(app, actor, fileId);
  if (isProblem(file)) return file;
  const { state } = file;
  if (memberOf(state, actor.personId) === null) return problem('file.not_found', { fileId });
  const answers: Record<string, AnswerInput> = {};
  for (const { question, code, text, base } of explained) {
    const standing = Object.hasOwn(state.answers, question) ? state.answers[question] : undefined;
    if (standing === undefined) continue;
    const before = answers[question]?.explanation ?? standing.explanation ?? {};
    // The language stays: it is that of the answer.
    const { state: kind, value, comment, language } = standing;
    answers[question] = { base, state: kind, value, comment, language, explanation: { ...before, [code]: text } };
  }
  return saveAnswers(app, actor, { fileId, changeId, answers });
}
