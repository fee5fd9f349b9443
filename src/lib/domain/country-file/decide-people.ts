/** Giving sections and questions to colleagues, taking them back, handing the whole file over, naming the focal point. */
import { canonicalJson } from '#lib/domain/canonical.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { decided, type CommandOf, type DecideContext, type Decision } from './command.ts';
import { asMember, asStaff, isDay, readOptionalWords } from './gate.ts';
import { memberOf, whyClosed } from './permission.ts';
import type { FileState } from './file-state.ts';

type PeopleCommand = CommandOf<'delegate' | 'withdraw_delegation' | 'hand_over' | 'name_focal_point'>;

export function decidePeople(state: FileState, command: PeopleCommand, context: DecideContext): Decision | Problem {
  switch (command.kind) {
    case 'delegate':
      return asMember(
        state,
        context,
        'file.delegate',
        () => whyClosed(state, context.campaign, context.now) ?? delegate(state, command, context)
      );
    case 'withdraw_delegation':
      return asMember(state, context, 'file.delegate', () => {
        const closed = whyClosed(state, context.campaign, context.now);
        if (closed !== null) return closed;
        if (memberOf(state, command.personId)?.role !== 'contributor') return problem('file.not_delegated');
        return decided({ kind: 'delegation_withdrawn', personId: command.personId });
      });
    case 'hand_over':
      // Whoever leaves a Commission leaves it whatever the file's state.
      return asMember(state, context, 'file.delegate', (member) => {
        const { personId, name, email } = command;
        if (personId === member.personId || memberOf(state, personId)?.role === 'signer') {
          return problem('file.address_unusable', {}, 'email');
        }
        const message = readOptionalWords(command.message, 'message');
        if (isProblem(message)) return message;
        return decided({ kind: 'handed_over', from: member.personId, personId, name, email, message });
      });
    case 'name_focal_point':
      return asStaff(context, 'campaigns.manage', () => {
        const { personId, name, email } = command;
        const before = memberOf(state, personId);
        if (before?.role === 'focal_point' && before.name === name && before.email === email) return decided(null);
        return decided({ kind: 'focal_point_named', personId, name, email });
      });
  }
}

function delegate(state: FileState, command: CommandOf<'delegate'>, context: DecideContext): Decision | Problem {
  const { personId, name, email, due = null } = command;
  const before = memberOf(state, personId);
  if (before !== null && before.role !== 'contributor') return problem('file.address_unusable', {}, 'email');
  const wanted = command.questions ?? [];
  if (command.sections.length === 0 && wanted.length === 0) return problem('file.sections_required', {}, 'sections');
  const { questionnaire } = context;
  const unknown = command.sections.find((one) => !questionnaire.sections.some((section) => section.name === one));
  if (unknown !== undefined) return problem('file.unknown_section', { section: unknown }, 'sections');
  const unknownQuestion = wanted.find((one) => !questionnaire.byName.has(one));
  if (unknownQuestion !== undefined) {
    return problem('answer.unknown_question', { question: unknownQuestion.slice(0, 80) }, 'questions');
  }
  if (due !== null && !isDay(due)) {
    return problem('request.field_invalid', { field: 'due' }, 'due');
  }
  const message = readOptionalWords(command.message ?? '', 'message');
  if (isProblem(message)) return message;
  const sections = questionnaire.sections.map((one) => one.name).filter((one) => command.sections.includes(one));
  const questions = [...questionnaire.byName.keys()].filter((one) => wanted.includes(one));
  const given = { personId, name, email, sections, questions, message, due };
  const same = before !== null && canonicalJson({ ...given, role: before.role }) === canonicalJson(before);
  return decided(same ? null : { kind: 'delegated', ...given });
}
