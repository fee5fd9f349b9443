/**
 * Freezing a copy to read, giving it up, sending it back, signing, withdrawing the signature. Who signs: where the head of
 * the Commission was named at freezing, he alone; otherwise the focal point, who may also sign without freezing first.
 */
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { completenessOf } from './completeness.ts';
import { decided, type CommandOf, type DecideContext, type Decision } from './command.ts';
import { asMember, withReason, wrongState } from './gate.ts';
import { memberOf, whyClosed, whyOutOfTime } from './permission.ts';
import { receiptOf, signedText, submissionContent } from './submission-content.ts';
import { valuesOf } from './values.ts';
import type { FileState, Member } from './file-state.ts';

type SigningCommand = CommandOf<'freeze' | 'unfreeze' | 'send_back' | 'submit' | 'withdraw'>;

export function decideSigning(state: FileState, command: SigningCommand, context: DecideContext): Decision | Problem {
  switch (command.kind) {
    case 'freeze':
      return asMember(state, context, 'file.freeze', () => freeze(state, command, context));
    case 'unfreeze':
      return asMember(state, context, 'file.freeze', () =>
        withReason(command.reason, (reason) =>
          state.status === 'frozen' ? decided({ kind: 'unfrozen', reason, sentBack: false }) : wrongState(state)
        )
      );
    case 'send_back':
      return asMember(state, context, 'file.send_back', (member) =>
        withReason(command.reason, (reason) => {
          if (state.status !== 'frozen') return wrongState(state);
          if (state.frozen?.signer?.personId !== member.personId) return problem('file.not_the_signer');
          return decided({ kind: 'unfrozen', reason, sentBack: true });
        })
      );
    case 'submit':
      return asMember(state, context, 'file.submit', (member) => submit(state, command, member, context));
    case 'withdraw':
      return asMember(state, context, 'file.withdraw', () =>
        withReason(command.reason, (reason) => {
          const { number } = command;
          if (state.submissions.at(-1)?.number !== number)
            return problem('file.moved_on', { revision: state.revision });
          return state.status === 'submitted' ? decided({ kind: 'withdrawn', number, reason }) : wrongState(state);
        })
      );
  }
}

/** What was read is what stands: nothing of the content has changed since, whatever else was recorded. */
function hasRead(state: FileState, revision: number): boolean {
  return revision >= state.contentRevision && revision <= state.revision;
}

function incomplete(state: FileState, context: DecideContext): Problem | null {
  const { missing } = completenessOf(context.questionnaire, state.answers, context.logic(valuesOf(state.answers)));
  if (missing.length === 0) return null;
  const causes = missing.map(({ section, question }) => problem('answer.required', { section }, question));
  return problem('file.incomplete', { count: missing.length }, null, causes);
}

function freeze(state: FileState, command: CommandOf<'freeze'>, context: DecideContext): Decision | Problem {
  const closed = whyClosed(state, context.campaign, context.now);
  if (closed !== null) return closed;
  if (state.status === 'invited') return wrongState(state);
  const { signer, expectedRevision } = command;
  const known = signer === null ? null : memberOf(state, signer.personId);
  if (known !== null && known.role !== 'signer') return problem('file.address_unusable', {}, 'email');
  if (!hasRead(state, expectedRevision)) return problem('file.moved_on', { revision: state.revision });
  return incomplete(state, context) ?? decided({ kind: 'frozen', read: expectedRevision, signer });
}

/** Why this member may not sign the file as it stands. */
function notTheSigner(state: FileState, member: Member): Problem | null {
  const named = state.status === 'frozen' ? (state.frozen?.signer ?? null) : null;
  const mayHe = named === null ? member.role === 'focal_point' : member.personId === named.personId;
  return mayHe ? null : problem('file.not_the_signer');
}

function submit(
  state: FileState,
  command: CommandOf<'submit'>,
  member: Member,
  context: DecideContext
): Decision | Problem {
  const closed =
    state.status === 'frozen'
      ? whyOutOfTime(state, context.campaign, context.now)
      : whyClosed(state, context.campaign, context.now);
  const refused = closed ?? notTheSigner(state, member);
  if (refused !== null) return refused;
  const signer = { name: command.signer.name.trim(), function: command.signer.function.trim() };
  if (signer.name === '') return problem('file.signer_required', {}, 'name');
  if (signer.function === '') return problem('file.signer_required', {}, 'function');
  if (!hasRead(state, command.expectedRevision)) return problem('file.moved_on', { revision: state.revision });
  if (state.status === 'invited') return wrongState(state);
  const lacking = incomplete(state, context);
  if (isProblem(lacking)) return lacking;
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
