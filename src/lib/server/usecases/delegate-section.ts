/**
 * The focal point gives sections and single questions to a colleague by e-mail address, with a message and a date; the list
 * replaces what that colleague had before.
 */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Member } from '#lib/domain/country-file/file-state.ts';
import { memberOf } from '#lib/domain/country-file/permission.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { accountFor } from '#lib/server/accounts.ts';
import type { App } from '#lib/server/app.ts';
import { act, rehearse, type ActInput } from '#lib/server/file-desk.ts';
import { mailDelegation } from '#lib/server/mail/country-file-mails.ts';
import type { MailStatus } from '#lib/server/mail/file-letters.ts';

export interface DelegateSectionInput extends ActInput {
  readonly email: string;
  readonly name: string;
  readonly sections: readonly string[];
  /** Single questions besides the sections; their evidence and sources go with them. */
  readonly questions?: readonly string[];
  readonly message?: string;
  /** YYYY-MM-DD; null: no date. */
  readonly due?: string | null;
}

export interface DelegatedSection {
  readonly member: Member;
  readonly revision: number;
  /** 'kept': no mail server is set, the link waits in the outbox. */
  readonly mail: MailStatus;
}

export async function delegateSection(
  app: App,
  actor: Actor | null,
  input: DelegateSectionInput
): Promise<DelegatedSection | Problem> {
  const refused = refusal(actor, 'file.delegate');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const { fileId, changeId, sections, questions = [], message = '', due = null } = input;
  const account = accountFor(app, actor, input, 'contributor');
  const plan = await account.plan();
  if (isProblem(plan)) return plan;
  const command = { kind: 'delegate', ...plan, sections, questions, message, due } as const;
  // An account is made only for a delegation that will be taken.
  const beforehand = await rehearse(app, actor, fileId, changeId, command);
  if (beforehand !== null) return beforehand;
  const person = await account.make();
  if (isProblem(person)) return person;
  const outcome = await act(app, actor, fileId, changeId, { ...command, personId: person.id });
  if (isProblem(outcome)) return outcome;
  const member = memberOf(outcome.state, person.id);
  if (member === null) return problem('file.not_delegated');
  const mail = await mailDelegation(app, outcome, person, actor.name, member);
  return { member, revision: outcome.state.revision, mail: mail.status };
}
