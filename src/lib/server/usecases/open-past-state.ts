/**
 * A file as it stood after any of its revisions, to read. Of a contributor's, the questions that he sees now; staff read
 * what was signed in the submissions, and no draft.
 */
import { refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { FileStatus } from '#lib/domain/country-file/file-state.ts';
import { stateAt } from '#lib/domain/country-file/history.ts';
import { memberOf } from '#lib/domain/country-file/permission.ts';
import { seen, sightOf } from '#lib/domain/country-file/sight.ts';
import { valuesOf } from '#lib/domain/country-file/values.ts';
import type { LogicResult, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { takeFile } from '#lib/server/file-desk.ts';

export interface OpenedPastState {
  readonly fileId: string;
  readonly revision: number;
  /** Of the change that made it. */
  readonly at: string;
  readonly status: FileStatus;
  readonly questionnaire: Questionnaire;
  readonly logic: LogicResult;
  readonly answers: Readonly<Record<string, StandingAnswer>>;
}

export async function openPastState(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly revision: number }
): Promise<OpenedPastState | Problem> {
  const refused = refusal(actor, 'file.fill');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const { fileId, revision } = input;
  const file = await takeFile(app, actor, fileId);
  if (isProblem(file)) return file;
  const { questionnaire, dependencies, logic } = file.version;
  const me = memberOf(file.state, actor.personId);
  if (me === null) return problem('file.not_found', { fileId });
  const log = (await app.storage.countryFiles.changes(scopeOf(actor), fileId)) ?? [];
  const past = stateAt(log, revision);
  if (past === null) return problem('file.not_found', { fileId });
  return {
    fileId,
    revision,
    at: past.lastActivityAt,
    status: past.status,
    questionnaire,
    logic: logic(valuesOf(past.answers)),
    answers: seen(past.answers, sightOf(me, questionnaire, dependencies))
  };
}
