/**
 * Saves answers of one or more questions as one change. What can be saved is saved; the rest comes back by question,
 * refused with the reason or in conflict with the answer that stands. A resend (same changeId) gives the first outcome.
 */
import type { App } from '#lib/server/app.ts';
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Answer, AnswerInput, StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { Progress } from '#lib/domain/country-file/change.ts';
import { isWhatWasSent } from '#lib/domain/country-file/decide-answers.ts';
import { memberOf } from '#lib/domain/country-file/permission.ts';
import { sightOf } from '#lib/domain/country-file/sight.ts';
import { valuesOf } from '#lib/domain/country-file/values.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { act, takeFile, type Outcome } from '#lib/server/file-desk.ts';
import { previousOf } from '#lib/server/previous-answers.ts';

export interface SavedAnswers {
  /** The file's revision after it. */
  readonly revision: number;
  /** By question, the revision that is its base from now on. */
  readonly saved: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, Problem>>;
  readonly conflicts: Readonly<Record<string, { readonly theirs: StandingAnswer }>>;
  readonly logic: {
    readonly visible: readonly string[];
    readonly required: readonly string[];
    readonly enabled: readonly string[];
    readonly calculated: Readonly<Record<string, number | string | null>>;
  };
  readonly progress: Progress;
}

export interface SaveAnswersInput {
  readonly fileId: string;
  readonly changeId: string;
  readonly answers: Readonly<Record<string, AnswerInput>>;
  /** By which way they came where it is not the actor's own: a queue that waited, a workbook sent back. */
  readonly via?: 'offline' | 'excel';
}

export async function saveAnswers(
  app: App,
  actor: Actor | null,
  input: SaveAnswersInput
): Promise<SavedAnswers | Problem> {
  const refused = refusal(actor, 'file.fill');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const { fileId, changeId, answers, via = actor.via } = input;
  const claims = Object.values(answers).some(({ takenOver }) => (takenOver ?? null) !== null);
  const file = claims ? await takeFile(app, actor, fileId) : null;
  if (isProblem(file)) return file;
  const more = file === null ? {} : { previous: await previousOf(app, file) };
  const outcome = await act(app, { ...actor, via }, fileId, changeId, { kind: 'save_answers', answers }, more);
  return isProblem(outcome) ? outcome : replyOf(outcome, answers, actor);
}

function replyOf(outcome: Outcome, inputs: SaveAnswersInput['answers'], actor: Actor): SavedAnswers {
  const { state, version, decision, change } = outcome;
  const { questionnaire } = version;
  const member = memberOf(state, actor.personId);
  const recorded = change?.kind === 'answers_saved' ? change : null;
  const saved: [string, number][] = [];
  const refused: [string, Problem][] = [];
  const conflicts: [string, { theirs: StandingAnswer }][] = [];
  for (const [name, input] of Object.entries(inputs)) {
    const written = recorded !== null && Object.hasOwn(recorded.answers, name) ? recorded.answers[name] : undefined;
    // A resend is acknowledged only for what the log really holds.
    const isSent = (answer: Answer): boolean =>
      !outcome.resent || isWhatWasSent(answer, name, input, member, state, { questionnaire });
    if (recorded !== null && written !== undefined && isSent(written)) {
      saved.push([name, recorded.revision]);
      continue;
    }
    if (isProblem(decision)) {
      refused.push([name, decision]);
      continue;
    }
    const theirs = decision.conflicts.get(name);
    if (theirs !== undefined) conflicts.push([name, { theirs }]);
    else if (decision.unchanged.has(name)) saved.push([name, state.answers[name]?.revision ?? 0]);
    // Only on a resend that carries more than the first: it was not recorded, so it is not acknowledged.
    else refused.push([name, decision.refused.get(name) ?? problem('storage.busy', {}, name)]);
  }
  const { visible, required, enabled, calculated } = version.logic(valuesOf(state.answers));
  const sees = member === null ? null : sightOf(member, questionnaire, version.dependencies).sees;
  return {
    revision: state.revision,
    saved: Object.fromEntries(saved),
    refused: Object.fromEntries(refused),
    conflicts: Object.fromEntries(conflicts),
    logic: {
      visible: [...visible],
      required: [...required],
      enabled: [...enabled],
      calculated: Object.fromEntries([...calculated].filter(([name]) => sees?.has(name) === true))
    },
    progress: state.progress
  };
}
