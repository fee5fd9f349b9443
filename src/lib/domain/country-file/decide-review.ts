/**
 * What IITE does with a signed file, and the country's replies. Nothing here changes an answer: a reviewer asks, marks,
 * returns, approves, reopens. A return unlocks the questions asked on and what depends on them; one that asks on none
 * needs a reason and unlocks everything.
 */
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { decided, type CommandOf, type DecideContext, type Decision } from './command.ts';
import { unlockedBy } from './dependencies.ts';
import { asMember, asStaff, readOptionalWords, readWords, withReason, wrongState } from './gate.ts';
import { mayWrite } from './permission.ts';
import type { FileState } from './file-state.ts';

type ReviewCommand = CommandOf<
  'ask_country' | 'reply_to_iite' | 'settle_question' | 'mark_answers' | 'return' | 'approve' | 'reopen'
>;

export function decideReview(state: FileState, command: ReviewCommand, context: DecideContext): Decision | Problem {
  if (command.kind === 'reply_to_iite') return reply(state, command, context);
  return asStaff(context, 'submission.decide', () => {
    switch (command.kind) {
      case 'ask_country':
        return undecided(state, command.number) ?? ask(state, command, context);
      case 'settle_question': {
        const thread = state.threads.find((one) => one.question === command.question);
        if (thread === undefined) return notAsked();
        return decided(thread.status === 'settled' ? null : { kind: 'question_settled', question: command.question });
      }
      case 'mark_answers':
        return undecided(state, command.number) ?? mark(state, command, context);
      case 'return':
        return sendBack(state, command, context);
      case 'approve': {
        const remarks = readOptionalWords(command.remarks, 'remarks');
        return isProblem(remarks)
          ? remarks
          : (undecided(state, command.number) ?? decided({ kind: 'approved', remarks }));
      }
      case 'reopen':
        return withReason(command.reason, (reason) => {
          const { number } = command;
          if (state.submissions.at(-1)?.number !== number) return movedOn(state);
          if (state.status !== 'approved' || state.origin === 'imported') return wrongState(state);
          return decided({ kind: 'reopened', number, reason });
        });
    }
  });
}

/** null: `number` is the submission that waits for a decision. */
function undecided(state: FileState, number: number): Problem | null {
  if (state.submissions.at(-1)?.number !== number) return movedOn(state);
  return state.status === 'submitted' ? null : wrongState(state);
}

function movedOn(state: FileState): Problem {
  return problem('file.moved_on', { revision: state.revision });
}

function notAsked(): Problem {
  return problem('file.not_asked', {}, 'question');
}

function ask(state: FileState, command: CommandOf<'ask_country'>, context: DecideContext): Decision | Problem {
  const { number, language } = command;
  const questions: { question: string; text: string }[] = [];
  for (const { question, text } of command.questions) {
    if (!context.questionnaire.byName.has(question) || questions.some((one) => one.question === question)) {
      return problem('answer.unknown_question', { question: question.slice(0, 80) }, question.slice(0, 80));
    }
    const words = readWords(text, question);
    if (isProblem(words)) return words;
    questions.push({ question, text: words });
  }
  if (questions.length === 0) return problem('request.field_required', { field: 'questions' }, 'questions');
  return decided({ kind: 'country_asked', number, language, questions });
}

function reply(state: FileState, command: CommandOf<'reply_to_iite'>, context: DecideContext): Decision | Problem {
  return asMember(state, context, 'file.fill', (member) => {
    const { question, language } = command;
    const thread = state.threads.find((one) => one.question === question);
    if (thread === undefined || thread.status === 'settled') return notAsked();
    if (!mayWrite(member, question, context.questionnaire)) {
      const section = context.questionnaire.sectionOf.get(question) ?? '';
      return problem('answer.not_your_section', { section }, 'question');
    }
    const text = readWords(command.text, 'text');
    return isProblem(text) ? text : decided({ kind: 'country_replied', question, text, language });
  });
}

function mark(state: FileState, command: CommandOf<'mark_answers'>, context: DecideContext): Decision | Problem {
  const { number } = command;
  const unknown = Object.keys(command.marks).find((name) => !context.questionnaire.byName.has(name));
  if (unknown !== undefined) return problem('answer.unknown_question', { question: unknown.slice(0, 80) }, 'marks');
  const standing = new Map(
    state.marks.filter((one) => one.number === number).map((one) => [one.question, one.mark] as const)
  );
  const changed = Object.entries(command.marks).filter(([name, given]) => (standing.get(name) ?? null) !== given);
  return decided(changed.length === 0 ? null : { kind: 'answers_marked', number, marks: Object.fromEntries(changed) });
}

function sendBack(state: FileState, command: CommandOf<'return'>, context: DecideContext): Decision | Problem {
  const opens = openedByReturn(state, context);
  const reason = readOptionalWords(command.reason, 'reason');
  if (isProblem(reason)) return reason;
  if (opens.asked === null && reason === '') return problem('file.reason_required', {}, 'reason');
  const stopped = undecided(state, command.number);
  if (stopped !== null) return stopped;
  return decided({ kind: 'returned', reason, ...opens });
}

/** What a return asks on and unlocks as the questions to the country stand now; null: on none in particular, everything. */
export function openedByReturn(
  { threads }: Pick<FileState, 'threads'>,
  { questionnaire, dependencies }: Pick<DecideContext, 'questionnaire' | 'dependencies'>
): Pick<FileState, 'asked' | 'unlocked'> {
  const open = threads.filter((one) => one.status === 'open').map((one) => one.question);
  if (open.length === 0) return { asked: null, unlocked: null };
  const asked = [...questionnaire.byName.keys()].filter((name) => open.includes(name));
  return { asked, unlocked: unlockedBy(asked, questionnaire, dependencies) };
}
