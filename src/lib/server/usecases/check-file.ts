/** What is missing before signing, what was left open, and soft remarks: each with section and question. */
import type { App } from '#lib/server/app.ts';
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import { completenessOf, type Completeness } from '#lib/domain/country-file/completeness.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { LogicResult, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { readAsMember } from '#lib/server/member-desk.ts';

export interface CheckedFile {
  /** `file.revision` goes back as `expectedRevision` when signing. */
  readonly file: FileFacts;
  readonly questionnaire: Questionnaire;
  readonly logic: LogicResult;
  /** The signing copy: answers to visible questions, as they will be signed. */
  readonly answers: Readonly<Record<string, StandingAnswer>>;
  readonly completeness: Completeness;
}

export async function checkFile(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string }
): Promise<CheckedFile | Problem> {
  const refused = refusal(actor, 'file.fill');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const read = await readAsMember(app, actor, input.fileId);
  if (isProblem(read)) return read;
  const { facts, state, version, logic } = read;
  const visible = Object.entries(state.answers).filter(([name]) => logic.visible.has(name));
  return {
    file: facts,
    questionnaire: version.questionnaire,
    logic,
    answers: Object.fromEntries(visible),
    completeness: completenessOf(version.questionnaire, state.answers, logic)
  };
}
