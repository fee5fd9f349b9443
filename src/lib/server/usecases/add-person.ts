/** Adds an account. Nobody is told: `invitePerson` sends the link, so a wrong line can be mended first. */
import { randomUUID } from 'node:crypto';
import { refusal, type Actor } from '#lib/domain/access.ts';
import { checkPerson, type PersonEntry } from '#lib/domain/person-entry.ts';
import type { Person } from '#lib/domain/person.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';

export async function addPerson(app: App, actor: Actor | null, entry: PersonEntry): Promise<Person | Problem> {
  const refused = refusal(actor, 'people.manage');
  if (refused !== null) return refused;
  const checked = checkPerson(entry);
  if (isProblem(checked)) return checked;
  const person: Person = { id: randomUUID(), createdAt: app.clock().toISOString(), ...checked };
  return (await app.storage.people.create(person)) === 'taken' ? problem('person.email_taken', {}, 'email') : person;
}
