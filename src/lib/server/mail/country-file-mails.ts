/**
 * The mails about one country file: returned (to the focal point) and sections given (to the contributor), each in the
 * reader's language with a sign-in link of his own. A mail that cannot go out stays in the outbox; nothing here throws for it.
 */
import { countryByIso3 } from '#lib/domain/countries/country.ts';
import type { SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import { textIn, type Language } from '#lib/domain/languages.ts';
import type { Mail, Person } from '#lib/domain/person.ts';
import { formatDateTime } from '#lib/i18n/format.ts';
import {
  mail_delegated_body,
  mail_delegated_subject,
  mail_returned_body,
  mail_returned_subject
} from '#lib/i18n/generated/messages.js';
import type { App } from '#lib/server/app.ts';
import type { FileOnDesk } from '#lib/server/file-desk.ts';
import { issueSignInLink } from '#lib/server/sign-in-links.ts';

function facts({ state, campaign }: FileOnDesk, language: Language) {
  const country = countryByIso3(state.iso3);
  return {
    country: country === null ? state.iso3 : textIn(country.name, language).text,
    campaign: campaign.title,
    closes: `${formatDateTime(campaign.closesAt, language, campaign.timeZone)} (${campaign.timeZone})`
  };
}

/** null: the file has no focal point with an account. */
export async function mailReturn(
  app: App,
  file: FileOnDesk,
  submission: SubmissionStub,
  reason: string
): Promise<Mail | null> {
  const { fileId, members } = file.state;
  const member = members.find((one) => one.role === 'focal_point');
  const person = member === undefined ? null : await app.storage.people.get(member.personId);
  if (person === null) return null;
  const about = `returned ${fileId} ${submission.number}`;
  const posted = await postedBefore(app, about);
  if (posted !== null) return posted;
  const { language, email, id, name } = person;
  const link = await issueSignInLink(app, id, `/files/${fileId}`);
  const inputs = { ...facts(file, language), name, reason, link, receipt: submission.receipt };
  const options = { locale: language };
  return app.mailer.post({
    to: email,
    language,
    subject: mail_returned_subject(inputs, options),
    body: mail_returned_body(inputs, options),
    about
  });
}

export async function mailDelegation(
  app: App,
  file: FileOnDesk,
  person: Person,
  giver: string,
  sections: readonly string[]
): Promise<Mail> {
  const { language, email, id, name } = person;
  const first = sections[0] ?? '';
  const titles = file.version.questionnaire.sections
    .filter((section) => sections.includes(section.name))
    .map((section) => `- ${textIn(section.title, language).text}`);
  const link = await issueSignInLink(app, id, `/files/${file.state.fileId}/sections/${first}`);
  const inputs = { ...facts(file, language), name, giver, sections: titles.join('\n'), link };
  const options = { locale: language };
  return app.mailer.post({
    to: email,
    language,
    subject: mail_delegated_subject(inputs, options),
    body: mail_delegated_body(inputs, options),
    about: `delegated ${file.state.fileId}`
  });
}

/** A return that is sent again (the reply got lost) tells the country once. */
async function postedBefore(app: App, about: string): Promise<Mail | null> {
  const recent = await app.storage.outbox.list(500);
  return recent.find((mail) => mail.about === about) ?? null;
}
