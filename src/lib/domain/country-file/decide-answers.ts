/**
 * Saving answers: every question for itself. Unknown questions, values that do not fit and sections that are not the
 * writer's are refused; an answer that somebody changed since the writer saw it is a conflict; what is good becomes one
 * change. Answers to questions that are hidden now are taken too: they stay in the log and are left out of submissions.
 */
import { canonicalJson } from '#lib/domain/canonical.ts';
import { checkAnswer } from '#lib/domain/instrument/check-answer.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { mayWriteIn } from './permission.ts';
import { progressOf } from './progress.ts';
import { valuesOf } from './values.ts';
import type { Answer, AnswerInput, StandingAnswer } from './answer.ts';
import type { DecideContext, Decision } from './command.ts';
import type { FileState, Member } from './file-state.ts';

/** Whether two answers say the same; the language of the page they were typed on does not count. */
export function sayTheSame(one: Answer, other: Answer): boolean {
  return (
    one.state === other.state &&
    (one.comment ?? null) === (other.comment ?? null) &&
    canonicalJson(one.value) === canonicalJson(other.value)
  );
}

/** What a question says before anybody has touched it. */
function isEmpty(answer: Answer): boolean {
  return answer.state === 'blank' && answer.comment === null;
}

/** The answer as it would be recorded, or why not. */
export function readAnswer(
  name: string,
  input: AnswerInput,
  member: Member,
  { questionnaire }: Pick<DecideContext, 'questionnaire'>
): Answer | Problem {
  const question = questionnaire.byName.get(name);
  const section = questionnaire.sectionOf.get(name);
  if (question === undefined || section === undefined)
    return problem('answer.unknown_question', { question: name }, name);
  if (!mayWriteIn(member, section)) return problem('answer.not_your_section', { section }, name);
  if (question.type === 'calculated') return problem('answer.read_only', {}, name);
  return checkAnswer(question, input);
}

/** A base from a revision that this file has not reached yet was never seen here: it counts as not seen. */
function hasSeen(input: AnswerInput, standing: StandingAnswer, state: FileState): boolean {
  return input.base >= standing.revision && input.base <= state.revision;
}

export function decideAnswers(
  state: FileState,
  inputs: Readonly<Record<string, AnswerInput>>,
  member: Member,
  context: DecideContext
): Decision {
  const accepted = new Map<string, Answer>();
  const refused = new Map<string, Problem>();
  const conflicts = new Map<string, StandingAnswer>();
  const unchanged = new Set<string>();
  for (const [name, input] of Object.entries(inputs)) {
    const answer = readAnswer(name, input, member, context);
    if (isProblem(answer)) {
      refused.set(name, answer);
      continue;
    }
    const standing = Object.hasOwn(state.answers, name) ? state.answers[name] : undefined;
    if (standing === undefined && isEmpty(answer)) unchanged.add(name);
    else if (standing === undefined) accepted.set(name, answer);
    else if (sayTheSame(answer, standing)) unchanged.add(name);
    else if (hasSeen(input, standing, state)) accepted.set(name, answer);
    else conflicts.set(name, standing);
  }
  if (accepted.size === 0) return { change: null, refused, conflicts, unchanged };
  const answers = Object.fromEntries(accepted);
  const after: Record<string, Answer> = { ...state.answers, ...answers };
  const progress = progressOf(context.questionnaire, after, context.logic(valuesOf(after)));
  return { change: { kind: 'answers_saved', answers, progress }, refused, conflicts, unchanged };
}
