/**
 * A reviewer asks the country on single questions of a signed submission, in one act: each question's thread grows, and
 * whoever answered and the focal point are told by mail. Changes no answer.
 */
import type { Actor } from '#lib/domain/access.ts';
import type { Thread } from '#lib/domain/country-file/file-state.ts';
import type { Language } from '#lib/domain/languages.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { actAs, type ActInput } from '#lib/server/file-desk.ts';
import { mailQuestions, type MailStatus } from '#lib/server/mail/file-letters.ts';

export interface AskCountryInput extends ActInput {
  readonly number: number;
  /** In which it is written. */
  readonly language: Language;
  readonly questions: readonly { readonly question: string; readonly text: string }[];
}

export async function askCountry(
  app: App,
  actor: Actor | null,
  input: AskCountryInput
): Promise<{ readonly threads: readonly Thread[]; readonly mails: readonly MailStatus[] } | Problem> {
  const { number, language, questions, changeId } = input;
  const outcome = await actAs(app, actor, 'submission.decide', input, {
    kind: 'ask_country',
    number,
    language,
    questions
  });
  if (isProblem(outcome)) return outcome;
  const mails = await mailQuestions(app, outcome, questions, changeId);
  return { threads: outcome.state.threads, mails: mails.map(({ status }) => status) };
}
