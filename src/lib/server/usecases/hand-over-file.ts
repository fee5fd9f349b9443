/**
 * The focal point gives the whole file to another person and leaves it: his links and sessions die at once, every answer
 * stays. An account is made, or a contributor's raised, only for a hand-over that will be taken.
 */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Member } from '#lib/domain/country-file/file-state.ts';
import { memberOf } from '#lib/domain/country-file/permission.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { accountFor } from '#lib/server/accounts.ts';
import { act, rehearse, type ActInput } from '#lib/server/file-desk.ts';
import { mailHandOver, type MailStatus } from '#lib/server/mail/file-letters.ts';

export interface HandOverInput extends ActInput {
  readonly email: string;
  readonly name: string;
  readonly message: string;
}

export interface HandedOver {
  readonly member: Member;
  readonly revision: number;
  readonly mail: MailStatus;
}

export async function handOverFile(app: App, actor: Actor | null, input: HandOverInput): Promise<HandedOver | Problem> {
  const refused = refusal(actor, 'file.hand_over');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const { fileId, changeId, message } = input;
  const account = accountFor(app, actor, input, 'focal_point');
  const plan = await account.plan();
  if (isProblem(plan)) return plan;
  const command = { kind: 'hand_over', personId: plan.personId, name: plan.name, email: plan.email, message } as const;
  const beforehand = await rehearse(app, actor, fileId, changeId, command);
  if (beforehand !== null) return beforehand;
  const person = await account.make();
  if (isProblem(person)) return person;
  // First, so that no crash can leave a way in: at worst he signs in again and hands over once more.
  await app.storage.sessions.endAllOf(actor.personId);
  await app.storage.signInLinks.endAllOf(actor.personId);
  const outcome = await act(app, actor, fileId, changeId, { ...command, personId: person.id });
  if (isProblem(outcome)) return outcome;
  const member = memberOf(outcome.state, person.id);
  if (member === null) return problem('file.not_delegated');
  const mail = await mailHandOver(app, outcome, person, actor.name, { message: message.trim(), changeId });
  return { member, revision: outcome.state.revision, mail: mail.status };
}
