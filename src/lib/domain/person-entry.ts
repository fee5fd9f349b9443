/** A person as typed into a form or a CSV line, checked: respondents need a country, staff have none. */
import { roles, type Role } from '#lib/domain/access.ts';
import { countryByIso3 } from '#lib/domain/countries/country.ts';
import { isLanguage } from '#lib/domain/languages.ts';
import type { Person } from '#lib/domain/person.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export interface PersonEntry {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  /** ISO 3166-1 alpha-3; empty for staff. */
  readonly country: string;
  readonly language: string;
}
export type CheckedPerson = Omit<Person, 'id' | 'createdAt'>;

const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);

export function checkPerson(entry: PersonEntry): CheckedPerson | Problem {
  const name = entry.name.trim();
  const email = entry.email.trim().toLowerCase();
  const role = entry.role.trim().toLowerCase().replaceAll(' ', '_');
  const iso3 = entry.country.trim().toUpperCase();
  const language = entry.language.trim().toLowerCase();
  if (name === '') return problem('request.field_required', {}, 'name');
  if (name.length > 200) return problem('answer.too_long', { limit: 200 }, 'name');
  if (email === '') return problem('request.field_required', {}, 'email');
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) return problem('request.field_invalid', {}, 'email');
  if (!isRole(role)) return problem('request.field_invalid', {}, 'role');
  if (!isLanguage(language)) return problem('request.field_invalid', {}, 'language');
  const respondent = role === 'focal_point' || role === 'contributor' || role === 'signer';
  if (respondent && iso3 === '') return problem('request.field_required', {}, 'country');
  if (respondent && countryByIso3(iso3) === null) return problem('campaign.unknown_country', { iso3 }, 'country');
  if (!respondent && iso3 !== '') return problem('request.field_invalid', {}, 'country');
  return { name, email, role, iso3: respondent ? iso3 : null, language };
}
