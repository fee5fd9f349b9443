/**
 * The account behind an address that a focal point types: found, or made in his country once it is sure to be needed. Refuses
 * an address of another country, of staff, or of a role that does not fit: a person has one role.
 */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/domain/access.ts';
import type { Person } from '#lib/domain/person.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from './app.ts';

const emailShape = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;

/** Before it is made, a person stands in a rehearsal under this id. */
const notYet = 'not-yet-known';

export interface Account {
  /** Who it will be; changes nothing. */
  plan(): Promise<{ readonly personId: string; readonly name: string; readonly email: string } | Problem>;
  /** The person, made or raised where needed. */
  make(): Promise<Person | Problem>;
}

export function accountFor(
  app: App,
  giver: Actor,
  typed: { readonly email: string; readonly name: string },
  role: 'focal_point' | 'contributor' | 'signer'
): Account {
  const email = typed.email.trim().toLowerCase();
  const name = typed.name.trim();
  const { people } = app.storage;
  const fits = (person: Person): boolean =>
    person.iso3 === giver.iso3 && (person.role === role || (role === 'focal_point' && person.role === 'contributor'));
  const known = async (): Promise<Person | null | Problem> => {
    const person = await people.byEmail(email);
    return person === null || fits(person) ? person : problem('file.address_unusable', {}, 'email');
  };
  return {
    async plan() {
      if (!emailShape.test(email) || email.length > 254) {
        return problem('request.field_invalid', { field: 'email' }, 'email');
      }
      if (name === '' || name.length > 200) return problem('request.field_required', { field: 'name' }, 'name');
      const person = await known();
      return isProblem(person) ? person : { personId: person?.id ?? notYet, name, email };
    },
    async make() {
      const person = await known();
      if (isProblem(person)) return person;
      if (person === null) return made();
      if (person.role === role) return person;
      const raised = { ...person, role };
      await people.replace(raised);
      return raised;
    }
  };

  /** Writes in the giver's language until he chooses his own. */
  async function made(): Promise<Person | Problem> {
    const { iso3, language } = giver;
    const createdAt = app.clock().toISOString();
    const person: Person = { id: randomUUID(), email, name, role, iso3, language, createdAt };
    if ((await people.create(person)) === 'created') return person;
    // Somebody took the address in between.
    const there = await known();
    return there ?? problem('file.address_unusable', {}, 'email');
  }
}
