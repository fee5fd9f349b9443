/**
 * The state machine of a country file: what a command does to a file as it stands, for whom, and when. Pure: the same
 * state, command and context give the same decision. Refuses by Problem; what it returns as `change` the log takes.
 *
 * The states and their ways are in file-state.ts. 'opened' and 'imported' begin a file; they are written by the campaign's
 * opening and by the import, and are nothing that is asked of a file.
 */
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { decided, type Command, type CommandOf, type DecideContext, type Decision } from './command.ts';
import { decideAnswers } from './decide-answers.ts';
import { decideCourse } from './decide-course.ts';
import { decidePeople } from './decide-people.ts';
import { decideReview } from './decide-review.ts';
import { decideSigning } from './decide-signing.ts';
import { decideEvidence } from './evidence.ts';
import { asMember, notFound, readWords } from './gate.ts';
import { memberOf, mayWrite, whyClosed } from './permission.ts';
import type { FileState } from './file-state.ts';

export function decide(state: FileState, command: Command, context: DecideContext): Decision | Problem {
  switch (command.kind) {
    case 'visit':
      if (memberOf(state, context.by.personId) === null) return notFound(state);
      return decided(state.firstVisitAt === null ? { kind: 'visited' } : null);
    case 'save_answers':
      return asMember(
        state,
        context,
        'file.fill',
        (member) =>
          whyClosed(state, context.campaign, context.now) ?? decideAnswers(state, command.answers, member, context)
      );
    case 'comment':
      return comment(state, command, context);
    case 'add_evidence':
    case 'add_link':
    case 'remove_evidence':
      return decideEvidence(state, command, context);
    case 'delegate':
    case 'withdraw_delegation':
    case 'hand_over':
    case 'name_focal_point':
      return decidePeople(state, command, context);
    case 'freeze':
    case 'unfreeze':
    case 'send_back':
    case 'submit':
    case 'withdraw':
      return decideSigning(state, command, context);
    case 'ask_more_time':
    case 'grant_more_time':
    case 'refuse_more_time':
    case 'decline':
    case 'take_part_again':
      return decideCourse(state, command, context);
    case 'ask_country':
    case 'reply_to_iite':
    case 'settle_question':
    case 'mark_answers':
    case 'return':
    case 'approve':
    case 'reopen':
      return decideReview(state, command, context);
  }
}

/** Colleagues may talk about a question whatever the file's state; only on what is theirs. */
function comment(state: FileState, command: CommandOf<'comment'>, context: DecideContext): Decision | Problem {
  return asMember(state, context, 'file.fill', (member) => {
    const { question } = command;
    if (!context.questionnaire.byName.has(question)) {
      return problem('answer.unknown_question', { question: question.slice(0, 80) }, 'question');
    }
    if (!mayWrite(member, question, context.questionnaire)) {
      const section = context.questionnaire.sectionOf.get(question) ?? '';
      return problem('answer.not_your_section', { section }, 'question');
    }
    const text = readWords(command.text, 'text');
    return isProblem(text) ? text : decided({ kind: 'comment_added', question, text });
  });
}
