/**
 * What is missing before freezing and signing, whom it waits for, what was left open, and soft remarks: each with section
 * and question. A contributor is shown his part.
 */
import type { App } from '#lib/server/app.ts';
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import { completenessOf, waitingFor, type Completeness, type Waiting } from '#lib/domain/country-file/completeness.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import { seen } from '#lib/domain/country-file/sight.ts';
import { softChecks, type Remark } from '#lib/domain/country-file/soft-checks.ts';
import type { LogicResult, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { readAsMember } from '#lib/server/member-desk.ts';
import { previousOf } from '#lib/server/previous-answers.ts';

export interface CheckedFile {
  /** `file.revision` goes back as `expectedRevision` when freezing and signing. */
  readonly file: FileFacts;
  readonly questionnaire: Questionnaire;
  readonly logic: LogicResult;
  /** The signing copy: answers to visible questions, as they will be signed. */
  readonly answers: Readonly<Record<string, StandingAnswer>>;
  readonly completeness: Completeness;
  /** The same, by person. */
  readonly waiting: readonly Waiting[];
  /** They prevent nothing; each may be explained in the answer. */
  readonly remarks: readonly Remark[];
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
  const { facts, state, version, logic, sight } = read;
  const { questionnaire } = version;
  const visible = Object.entries(state.answers).filter(([name]) => logic.visible.has(name));
  const whole = completenessOf(questionnaire, state.answers, logic);
  const mine = ({ question }: { readonly question: string }): boolean => sight.writes.has(question);
  const completeness = { missing: whole.missing.filter(mine), unanswered: whole.unanswered.filter(mine) };
  const previous = await previousOf(app, read);
  const { answers, evidence } = state;
  return {
    file: facts,
    questionnaire,
    logic,
    answers: seen(Object.fromEntries(visible), sight),
    completeness,
    waiting: waitingFor(completeness, state.members, questionnaire),
    remarks: softChecks({ questionnaire, answers, logic, previous, evidence }).filter(mine)
  };
}
