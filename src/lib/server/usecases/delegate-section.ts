/** The focal point gives sections to a colleague by e-mail address; the list replaces what that colleague had before. */
import type { App } from '#lib/server/app.ts';
import { randomUUID } from 'node:crypto';
import { refusal, type Actor } from '#lib/domain/access.ts';
import { memberOf } from '#lib/domain/country-file/permission.ts';
import type { Person } from '#lib/domain/person.ts';
import { act, rehearse } from '#lib/server/file-desk.ts';
import { mailDelegation } from '#lib/server/mail/country-file-mails.ts';
import type { Member } from '#lib/domain/country-file/file-state.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';

export interface DelegateSectionInput {
  readonly fileId: string;
  readonly changeId: string;
  readonly email: string;
  readonly name: string;
  readonly sections: readonly string[];
}

export interface DelegatedSection {
  readonly member: Member;
  readonly revision: number;
  /** 'kept': no mail server is set, the link waits in the outbox. */
  readonly mail: 'queued' | 'sent' | 'failed' | 'kept';
}

export async function delegateSection(
  app: App,
  actor: Actor | null,
  input: DelegateSectionInput
): Promise<DelegatedSection | Problem> {
  const refused = refusal(actor, 'file.delegate');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const { fileId, changeId, sections } = input;
  const email = input.email.trim().toLowerCase();
  const name = input.name.trim();
  if (!emailShape.test(email) || email.length > 254)
    return problem('request.field_invalid', { field: 'email' }, 'email');
  if (name === '' || name.length > 200) return problem('request.field_required', { field: 'name' }, 'name');
  const known = await app.storage.people.byEmail(email);
  const planned = { kind: 'delegate', personId: known?.id ?? 'not-yet-known', name, email, sections } as const;
  // An account is made only for a delegation that will be taken.
  const refusedBeforehand = await rehearse(app, actor, fileId, changeId, planned);
  if (refusedBeforehand !== null) return refusedBeforehand;
  const person = known ?? (await newContributor(app, actor, name, email));
  if (person?.role !== 'contributor' || person.iso3 !== actor.iso3)
    return problem('file.address_unusable', {}, 'email');
  const outcome = await act(app, actor, fileId, changeId, { ...planned, personId: person.id });
  if (isProblem(outcome)) return outcome;
  const member = memberOf(outcome.state, person.id);
  if (member === null) return problem('file.not_delegated');
  const mail = await mailDelegation(app, outcome, person, actor.name, sections);
  return { member, revision: outcome.state.revision, mail: mail.status };
}

const emailShape = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;

/** Writes in the giver's language until he chooses his own. null: somebody took the address in between and lost it again. */
async function newContributor(app: App, giver: Actor, name: string, email: string): Promise<Person | null> {
  const { iso3, language } = giver;
  const createdAt = app.clock().toISOString();
  const person: Person = { id: randomUUID(), email, name, role: 'contributor', iso3, language, createdAt };
  return (await app.storage.people.create(person)) === 'created' ? person : app.storage.people.byEmail(email);
}
