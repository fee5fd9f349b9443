/**
 * Saving answers: every question for itself. Unknown questions, values that do not fit, questions that are not the
 * writer's or that a return has left locked are refused; an answer that somebody changed since the writer saw it is a
 * conflict, unless it was only given evidence, which stays; what is good becomes one change. Answers to questions that are
 * hidden now are taken too: they stay in the log and are left out of submissions.
 */
import { checkAnswer } from '#lib/domain/instrument/check-answer.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { readFacets, sayTheSameBeside, takenOverOf, withFacets, type SaidFacets } from './facets.ts';
import { isUnlocked, mayWrite } from './permission.ts';
import { progressOf } from './progress.ts';
import { sayTheSame, sayTheSameValue } from './same-answer.ts';
import { valuesOf } from './values.ts';
import type { Answer, AnswerInput, StandingAnswer } from './answer.ts';
import type { DecideContext, Decision } from './command.ts';
import type { FileState, Member } from './file-state.ts';

/** What a question says before anybody has touched it. */
function isEmpty(answer: Answer): boolean {
  return answer.state === 'blank' && answer.comment === null && sayTheSameBeside(answer, {});
}

interface Read {
  readonly core: Answer;
  readonly said: SaidFacets;
}

function read(
  name: string,
  input: AnswerInput,
  member: Member,
  state: FileState,
  { questionnaire }: Pick<DecideContext, 'questionnaire'>
): Read | Problem {
  const question = questionnaire.byName.get(name);
  const section = questionnaire.sectionOf.get(name);
  if (question === undefined || section === undefined)
    return problem('answer.unknown_question', { question: name }, name);
  if (!mayWrite(member, name, questionnaire)) return problem('answer.not_your_section', { section }, name);
  if (!isUnlocked(state, name)) return problem('answer.locked', {}, name);
  if (question.type === 'calculated') return problem('answer.read_only', {}, name);
  const core = checkAnswer(question, input);
  if (isProblem(core)) return core;
  const said = readFacets(question, input, questionnaire, state.evidence);
  return isProblem(said) ? said : { core, said };
}

/**
 * Whether `written`, which the log has under the change's id, is what is being sent again. An input that cannot be read
 * any more (the file has moved on) is taken at its word.
 */
export function isWhatWasSent(
  written: Answer,
  name: string,
  input: AnswerInput,
  member: Member | null,
  state: FileState,
  context: Pick<DecideContext, 'questionnaire'>
): boolean {
  const again = member === null ? null : read(name, input, member, state, context);
  if (again === null || isProblem(again)) return true;
  const beside = withFacets(again.core, again.said, written, written.takenOver ?? null);
  return sayTheSameValue(written, again.core) && sayTheSameBeside(written, beside);
}

/** A base from a revision that this file has not reached yet was never seen here: it counts as not seen. */
function hasSeen(input: AnswerInput, standing: StandingAnswer, state: FileState): boolean {
  const { revision, since = revision } = standing;
  // A list of evidence of his own would take the place of the one that stands.
  return input.base >= (input.evidence === undefined ? since : revision) && input.base <= state.revision;
}

export function decideAnswers(
  state: FileState,
  inputs: Readonly<Record<string, AnswerInput>>,
  member: Member,
  context: Pick<DecideContext, 'questionnaire' | 'logic' | 'previous'>
): Decision {
  const accepted = new Map<string, Answer>();
  const refused = new Map<string, Problem>();
  const conflicts = new Map<string, StandingAnswer>();
  const unchanged = new Set<string>();
  const setAside = new Map<string, Answer>();
  for (const [name, input] of Object.entries(inputs)) {
    const said = read(name, input, member, state, context);
    if (isProblem(said)) {
      refused.set(name, said);
      continue;
    }
    const standing = Object.hasOwn(state.answers, name) ? state.answers[name] : undefined;
    const takenOver = takenOverOf(said.core, input, standing, context.previous?.get(name));
    const answer = withFacets(said.core, said.said, standing, takenOver);
    if (standing === undefined && isEmpty(answer)) unchanged.add(name);
    else if (standing === undefined) accepted.set(name, answer);
    else if (sayTheSame(answer, standing)) unchanged.add(name);
    else if (hasSeen(input, standing, state)) accepted.set(name, answer);
    else conflicts.set(name, standing);
    const own = givenUp(name, input, standing, member, state, context);
    if (own !== null) setAside.set(name, own);
  }
  if (accepted.size + setAside.size === 0) return { change: null, refused, conflicts, unchanged };
  const answers = Object.fromEntries(accepted);
  const after: Record<string, Answer> = { ...state.answers, ...answers };
  const progress = progressOf(context.questionnaire, after, context.logic(valuesOf(after)));
  const aside = setAside.size === 0 ? {} : { setAside: Object.fromEntries(setAside) };
  return { change: { kind: 'answers_saved', answers, ...aside, progress }, refused, conflicts, unchanged };
}

/** What the writer gives up for the answer that stands, as the log keeps it; null: nothing that says anything else. */
function givenUp(
  name: string,
  { base, setAside }: AnswerInput,
  standing: StandingAnswer | undefined,
  member: Member,
  state: FileState,
  context: Pick<DecideContext, 'questionnaire'>
): Answer | null {
  const own = setAside === undefined ? null : read(name, { ...setAside, base }, member, state, context);
  if (own === null || isProblem(own)) return null;
  const answer = withFacets(own.core, own.said, standing, null);
  return standing !== undefined && sayTheSame(answer, standing) ? null : answer;
}
