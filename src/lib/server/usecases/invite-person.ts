/** Sends a person a sign-in link with a word of welcome; can be repeated, each link works once. */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Mail } from '#lib/domain/person.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { mail_welcome_body, mail_welcome_subject } from '#lib/i18n/generated/messages.js';
import { roleName } from '#lib/i18n/terms.ts';
import type { App } from '#lib/server/app.ts';
import { issueSignInLink } from '#lib/server/sign-in-links.ts';

export async function invitePerson(
  app: App,
  actor: Actor | null,
  personId: string
): Promise<Pick<Mail, 'status'> | Problem> {
  const refused = refusal(actor, 'people.manage');
  if (refused !== null) return refused;
  const person = await app.storage.people.get(personId);
  if (person === null) return problem('access.not_found');
  const locale = person.language;
  const link = await issueSignInLink(app, person.id, null);
  const mail = await app.mailer.post({
    to: person.email,
    language: locale,
    subject: mail_welcome_subject({}, { locale }),
    body: mail_welcome_body({ name: person.name, role: roleName(person.role, locale), link }, { locale }),
    about: `welcome ${person.id}`
  });
  return { status: mail.status };
}
