/**
 * The mails about one country file: returned (to the focal point) and questions given (to the contributor), each in the
 * reader's language with a sign-in link of his own. A mail that cannot go out stays in the outbox; nothing here throws for it.
 */
import type { Member, SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import type { Section } from '#lib/domain/instrument/questionnaire.ts';
import { textIn, type Language } from '#lib/domain/languages.ts';
import type { Mail, Person } from '#lib/domain/person.ts';
import { formatDate } from '#lib/i18n/format.ts';
import {
  letters_due,
  mail_delegated_body,
  mail_delegated_subject,
  mail_returned_body,
  mail_returned_subject
} from '#lib/i18n/generated/messages.js';
import type { App } from '#lib/server/app.ts';
import type { FileOnDesk } from '#lib/server/file-desk.ts';
import { fileWords, quoted } from '#lib/server/mail/file-letters.ts';
import { issueSignInLink } from '#lib/server/sign-in-links.ts';

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
  const said = [reason, askedOn(file, language)].filter((one) => one !== '').join('\n\n');
  const inputs = { ...fileWords(file, language), name, reason: said, link, receipt: submission.receipt };
  const options = { locale: language };
  return app.mailer.post({
    to: email,
    language,
    subject: mail_returned_subject(inputs, options),
    body: mail_returned_body(inputs, options),
    about
  });
}

/** The questions that a return asks on, each with what was asked last; empty: it asks on none. */
function askedOn({ state, version }: FileOnDesk, language: Language): string {
  const lines = (state.asked ?? []).map((name) => {
    const title = version.questionnaire.byName.get(name)?.title;
    const thread = state.threads.find(({ question }) => question === name);
    const text = thread?.messages.findLast(({ side }) => side === 'iite')?.text ?? '';
    return `- ${title === undefined ? name : textIn(title, language).text}\n  ${text}`;
  });
  return lines.join('\n');
}

export async function mailDelegation(
  app: App,
  file: FileOnDesk,
  person: Person,
  giver: string,
  given: Member
): Promise<Mail> {
  const { language, email, id, name } = person;
  const locale = language;
  const { questionnaire } = file.version;
  const has = (section: Section): boolean =>
    given.sections.includes(section.name) || section.questions.some((one) => given.questions.includes(one.name));
  const first = questionnaire.sections.find(has)?.name ?? '';
  const lines = questionnaire.sections.filter(has).flatMap((section) => {
    const title = `- ${textIn(section.title, language).text}`;
    if (given.sections.includes(section.name)) return [title];
    const single = section.questions.filter((one) => given.questions.includes(one.name));
    return [title, ...single.map((one) => `  - ${textIn(one.title, language).text}`)];
  });
  const due = given.due === null ? '' : letters_due({ due: formatDate(given.due, language) }, { locale });
  const parts = [lines.join('\n'), due, quoted(giver, given.message, locale)].filter((one) => one !== '');
  const link = await issueSignInLink(app, id, `/files/${file.state.fileId}/sections/${first}`);
  const inputs = { ...fileWords(file, language), name, giver, sections: parts.join('\n\n'), link };
  return app.mailer.post({
    to: email,
    language,
    subject: mail_delegated_subject(inputs, { locale }),
    body: mail_delegated_body(inputs, { locale }),
    about: `delegated ${file.state.fileId}`
  });
}

/** A return that is sent again (the reply got lost) tells the country once. */
async function postedBefore(app: App, about: string): Promise<Mail | null> {
  const recent = await app.storage.outbox.list(500);
  return recent.find((mail) => mail.about === about) ?? null;
}
