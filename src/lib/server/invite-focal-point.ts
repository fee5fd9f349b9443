/**
 * The invitation to a country file: one mail, once for each file and person, in the person's language, with a sign-in
 * link that opens the file. Which were written is read from the outbox; a lease keeps two openings from writing one twice.
 */
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import { countryByIso3 } from '#lib/domain/countries/country.ts';
import { formatDateTime } from '#lib/i18n/format.ts';
import { mail_invitation_body, mail_invitation_subject } from '#lib/i18n/generated/messages.js';
import type { App } from './app.ts';
import { issueSignInLink } from './sign-in-links.ts';

const aboutOf = (fileId: string, personId: string): string => `invitation ${fileId} ${personId}`;

/** What the outbox says was written already. */
export async function invited(app: App): Promise<ReadonlySet<string>> {
  return new Set((await app.storage.outbox.list(100_000)).map((mail) => mail.about));
}

/** True: a message was written; false: it had been, or the person is no longer there. */
export async function inviteFocalPoint(
  app: App,
  campaign: Campaign,
  iso3: string,
  personId: string,
  already: ReadonlySet<string>
): Promise<boolean> {
  const fileId = `${campaign.id}.${iso3}`;
  const about = aboutOf(fileId, personId);
  if (already.has(about) || (await app.storage.limits.hit(about, 60, app.clock())) > 1) return false;
  const person = await app.storage.people.get(personId);
  if (person === null) return false;
  const locale = person.language;
  const names = countryByIso3(iso3)?.name;
  const words = { campaign: campaign.title, country: names?.[locale] ?? names?.en ?? iso3 };
  const closes = `${formatDateTime(campaign.closesAt, locale, campaign.timeZone)} (${campaign.timeZone})`;
  const link = await issueSignInLink(app, person.id, `/files/${fileId}`);
  await app.mailer.post({
    to: person.email,
    language: locale,
    subject: mail_invitation_subject(words, { locale }),
    body: mail_invitation_body({ ...words, name: person.name, closes, link }, { locale }),
    about
  });
  return true;
}
