/**
 * The focal point freezes a copy to read and sign: he signs himself, or names the head of the Commission by address, who
 * gets a link of his own and alone may sign then. Refuses what is incomplete and a file that moved on.
 */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Frozen } from '#lib/domain/country-file/file-state.ts';
import type { Person } from '#lib/domain/person.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { accountFor, type Account } from '#lib/server/accounts.ts';
import type { App } from '#lib/server/app.ts';
import { act, rehearse, type ActInput } from '#lib/server/file-desk.ts';
import { mailSigner, type MailStatus } from '#lib/server/mail/file-letters.ts';

export interface FreezeInput extends ActInput {
  /** The file's revision that was on the page. */
  readonly expectedRevision: number;
  /** null: the focal point signs himself. */
  readonly signer: { readonly name: string; readonly email: string } | null;
}

export interface FrozenFile {
  readonly frozen: Frozen | null;
  readonly revision: number;
  /** null: nobody else is to sign. */
  readonly mail: MailStatus | null;
}

export async function freezeFile(app: App, actor: Actor | null, input: FreezeInput): Promise<FrozenFile | Problem> {
  const refused = refusal(actor, 'file.freeze');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const account = input.signer === null ? null : accountFor(app, actor, input.signer, 'signer');
  const person = account === null ? null : await signerOf(app, actor, input, account);
  if (isProblem(person)) return person;
  const signer = person === null ? null : { personId: person.id, name: person.name, email: person.email };
  const { fileId, changeId, expectedRevision } = input;
  const outcome = await act(app, actor, fileId, changeId, { kind: 'freeze', expectedRevision, signer });
  if (isProblem(outcome)) return outcome;
  const mail = person === null ? null : await mailSigner(app, outcome, person, actor.name, changeId);
  return { frozen: outcome.state.frozen, revision: outcome.state.revision, mail: mail?.status ?? null };
}

/** An account is made only for a freezing that will be taken. */
async function signerOf(
  app: App,
  actor: Actor,
  { fileId, changeId, expectedRevision }: FreezeInput,
  account: Account
): Promise<Person | Problem> {
  const signer = await account.plan();
  if (isProblem(signer)) return signer;
  const stopped = await rehearse(app, actor, fileId, changeId, { kind: 'freeze', expectedRevision, signer });
  return stopped ?? account.make();
}
