/** Every account, staff first, then by country and name. */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Person } from '#lib/domain/person.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';

export async function listPeople(app: App, actor: Actor | null): Promise<readonly Person[] | Problem> {
  const refused = refusal(actor, 'people.manage');
  if (refused !== null) return refused;
  const place = (person: Person): string => `${person.iso3 ?? ''} ${person.role} ${person.name}`;
  return [...(await app.storage.people.list())].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
