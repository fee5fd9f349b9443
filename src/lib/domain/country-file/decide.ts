/**
 * The state machine of a country file: what a command does to a file as it stands, for whom, and when. Pure: the same
 * state, command and context give the same decision. Refuses by Problem; what it returns as `change` the log takes.
 *
 * invited → in_progress → submitted → (returned → submitted)* → approved. 'opened' and 'imported' begin a file; they are
 * written by the campaign's opening and by the import, and are nothing that is asked of a file.
 */
import { can, type Act } from '#lib/domain/access.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { decided, type Command, type DecideContext, type Decision } from './command.ts';
import { completenessOf } from './completeness.ts';
import { decideAnswers } from './decide-answers.ts';
import { memberOf, whyClosed } from './permission.ts';
import { receiptOf, signedText, submissionContent } from './submission-content.ts';
import { valuesOf } from './values.ts';
import type { FileState, Member } from './file-state.ts';

type CommandOf<Kind extends Command['kind']> = Command & { readonly kind: Kind };

export function decide(state: FileState, command: Command, context: DecideContext): Decision | Problem {
  switch (command.kind) {
    case 'save_answers':
      return asMember(state, context, 'file.fill', (member) => decideAnswers(state, command.answers, member, context));
    case 'submit':
      return asMember(state, context, 'file.submit', () => submit(state, command, context));
    case 'delegate':
      return asMember(state, context, 'file.delegate', () => delegate(state, command, context));
    case 'withdraw_delegation':
      return asMember(state, context, 'file.delegate', () => {
        if (memberOf(state, command.personId)?.role !== 'contributor') return problem('file.not_delegated');
        return decided({ kind: 'delegation_withdrawn', personId: command.personId });
      });
    case 'visit':
      if (memberOf(state, context.by.personId) === null) return notFound(state);
      return decided(state.firstVisitAt === null ? { kind: 'visited' } : null);
    case 'return':
      if (command.reason.trim() === '') return problem('file.reason_required', {}, 'reason');
      return undecided(state, command, context) ?? decided({ kind: 'returned', reason: command.reason.trim() });
    case 'approve':
      return undecided(state, command, context) ?? decided({ kind: 'approved', remarks: command.remarks.trim() });
    case 'name_focal_point':
      return nameFocalPoint(state, command, context);
  }
}

/** A person outside the file is told that there is none; a member without the role, that he may not. */
function asMember(
  state: FileState,
  context: DecideContext,
  act: Act,
  then: (member: Member) => Decision | Problem
): Decision | Problem {
  const member = memberOf(state, context.by.personId);
  if (member === null) return notFound(state);
  if (!can({ role: member.role }, act) || !can(context.by, act)) return problem('access.not_allowed');
  return whyClosed(state, context.campaign, context.now) ?? then(member);
}

function notFound(state: FileState): Problem {
  return problem('file.not_found', { fileId: state.fileId });
}

/** null: `number` is the submission that waits for a decision, and the reviewer may take it. */
function undecided(
  state: FileState,
  { number }: CommandOf<'return' | 'approve'>,
  context: DecideContext
): Problem | null {
  if (!can(context.by, 'submission.decide')) return problem('access.not_allowed');
  if (state.submissions.at(-1)?.number !== number) return problem('file.moved_on', { revision: state.revision });
  return state.status === 'submitted' ? null : problem('file.wrong_state', { status: state.status });
}

function submit(state: FileState, command: CommandOf<'submit'>, context: DecideContext): Decision | Problem {
  const signer = { name: command.signer.name.trim(), function: command.signer.function.trim() };
  if (signer.name === '') return problem('file.signer_required', {}, 'name');
  if (signer.function === '') return problem('file.signer_required', {}, 'function');
  if (command.expectedRevision !== state.revision) return problem('file.moved_on', { revision: state.revision });
  if (state.status === 'invited') return problem('file.wrong_state', { status: state.status });
  const { missing } = completenessOf(context.questionnaire, state.answers, context.logic(valuesOf(state.answers)));
  if (missing.length > 0) {
    const causes = missing.map(({ section, question }) => problem('answer.required', { section }, question));
    return problem('file.incomplete', { count: missing.length }, null, causes);
  }
  const number = (state.submissions.at(-1)?.number ?? 0) + 1;
  const signing = { number, signedAt: context.now, signer, language: command.language };
  const content = submissionContent(state, context.questionnaire, context.logic, signing);
  return decided({
    kind: 'submitted',
    receipt: receiptOf(state.campaignId, state.iso3, number),
    number,
    sha256: context.sha256(signedText(content)),
    signer,
    language: command.language
  });
}

function delegate(state: FileState, command: CommandOf<'delegate'>, context: DecideContext): Decision | Problem {
  if (memberOf(state, command.personId)?.role === 'focal_point') return problem('file.address_unusable', {}, 'email');
  if (command.sections.length === 0) return problem('file.sections_required', {}, 'sections');
  const unknown = command.sections.find((name) => !context.questionnaire.sections.some((one) => one.name === name));
  if (unknown !== undefined) return problem('file.unknown_section', { section: unknown }, 'sections');
  const { personId, name, email } = command;
  const sections = context.questionnaire.sections
    .map((one) => one.name)
    .filter((one) => command.sections.includes(one));
  const before = memberOf(state, personId);
  if (
    before !== null &&
    before.name === name &&
    before.email === email &&
    String(before.sections) === String(sections)
  ) {
    return decided(null);
  }
  return decided({ kind: 'delegated', personId, name, email, sections });
}

function nameFocalPoint(
  state: FileState,
  { personId, name, email }: CommandOf<'name_focal_point'>,
  context: DecideContext
): Decision | Problem {
  if (!can(context.by, 'campaigns.manage')) return problem('access.not_allowed');
  const before = memberOf(state, personId);
  if (before?.role === 'focal_point' && before.name === name && before.email === email) return decided(null);
  return decided({ kind: 'focal_point_named', personId, name, email });
}
