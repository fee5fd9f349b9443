/** Who is asked for a country: the focal point added first; a country without one cannot be invited yet. */
import type { Person } from '#lib/domain/person.ts';

export function focalPoints(people: readonly Person[]): ReadonlyMap<string, Person> {
  const byCountry = new Map<string, Person>();
  const oldestFirst = [...people].sort((a, b) => (`${a.createdAt} ${a.id}` < `${b.createdAt} ${b.id}` ? -1 : 1));
  for (const person of oldestFirst)
    if (person.role === 'focal_point' && person.iso3 !== null && !byCountry.has(person.iso3))
      byCountry.set(person.iso3, person);
  return byCountry;
}
