/**
 * The letters about one country file: each in its reader's language, with a sign-in link of his own, once for each act and
 * reader (a resend writes none). A letter that cannot go out stays in the outbox; nothing here throws for it.
 */
import { countryByIso3 } from '#lib/domain/countries/country.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import { closingOf } from '#lib/domain/country-file/permission.ts';
import { textIn, type Language } from '#lib/domain/languages.ts';
import type { Mail, Person } from '#lib/domain/person.ts';
import { formatDateTime } from '#lib/i18n/format.ts';
import {
  letters_act_body,
  letters_act_declined,
  letters_act_more_time_asked,
  letters_act_more_time_granted,
  letters_act_more_time_refused,
  letters_act_reopened,
  letters_act_replied,
  letters_act_sent_back,
  letters_act_subject,
  letters_act_taken_part_again,
  letters_act_withdrawn,
  letters_asked_body,
  letters_asked_subject,
  letters_handed_over_body,
  letters_handed_over_subject,
  letters_message,
  letters_sign_body,
  letters_sign_subject
} from '#lib/i18n/generated/messages.js';
import type { App } from '#lib/server/app.ts';
import type { FileOnDesk } from '#lib/server/file-desk.ts';
import { issueSignInLink } from '#lib/server/sign-in-links.ts';

export type MailStatus = Mail['status'];

/** What every letter about a file names. */
export function fileWords({ state, campaign }: FileOnDesk, language: Language) {
  const country = countryByIso3(state.iso3);
  return {
    country: country === null ? state.iso3 : textIn(country.name, language).text,
    campaign: campaign.title,
    closes: `${formatDateTime(closingOf(state, campaign), language, campaign.timeZone)} (${campaign.timeZone})`
  };
}

type Words = ReturnType<typeof fileWords> & { readonly name: string; readonly link: string };
interface Letter {
  /** Names the act: the same act writes to the same reader once. */
  readonly about: string;
  readonly goTo: string;
  readonly write: (words: Words, locale: Language) => { readonly subject: string; readonly body: string };
}

async function post(app: App, file: FileOnDesk, person: Person, letter: Letter): Promise<Mail> {
  const { language, email, id, name } = person;
  const about = `${letter.about} ${id}`;
  const before = (await app.storage.outbox.list(500)).find((mail) => mail.about === about);
  if (before !== undefined) return before;
  const link = await issueSignInLink(app, id, letter.goTo);
  const { subject, body } = letter.write({ ...fileWords(file, language), name, link }, language);
  // Where nothing was written, no gap is left for it.
  return app.mailer.post({ to: email, language, subject, body: body.replaceAll(/\n{3,}/g, '\n\n'), about });
}

async function postAll(
  app: App,
  file: FileOnDesk,
  personIds: Iterable<string>,
  letter: Letter
): Promise<readonly Mail[]> {
  const mails: Mail[] = [];
  for (const id of new Set(personIds)) {
    const person = await app.storage.people.get(id);
    if (person !== null) mails.push(await post(app, file, person, letter));
  }
  return mails;
}

/** Whom a question to the country is sent to: the focal point, and who answered it, where he is still a member. */
export function askedAbout(state: FileState, question: string): readonly string[] {
  const by = Object.hasOwn(state.answers, question) ? state.answers[question]?.by.personId : undefined;
  return state.members
    .filter(({ role, personId }) => role === 'focal_point' || personId === by)
    .map(({ personId }) => personId);
}

const home = ({ state }: FileOnDesk): string => `/files/${state.fileId}`;
const focalPointOf = ({ state }: FileOnDesk): readonly string[] =>
  state.members.filter(({ role }) => role === 'focal_point').map(({ personId }) => personId);

export function quoted(giver: string, message: string, locale: Language): string {
  return message === '' ? '' : letters_message({ giver, message }, { locale });
}

export function mailHandOver(
  app: App,
  file: FileOnDesk,
  person: Person,
  giver: string,
  act: { readonly message: string; readonly changeId: string }
): Promise<Mail> {
  return post(app, file, person, {
    about: `handed_over ${file.state.fileId} ${act.changeId}`,
    goTo: home(file),
    write: (words, locale) => {
      const inputs = { ...words, giver, message: quoted(giver, act.message, locale) };
      const options = { locale };
      return { subject: letters_handed_over_subject(inputs, options), body: letters_handed_over_body(inputs, options) };
    }
  });
}

/** Opens the frozen copy, which is all that the signer can see. */
export function mailSigner(app: App, file: FileOnDesk, person: Person, giver: string, changeId: string): Promise<Mail> {
  return post(app, file, person, {
    about: `sign ${file.state.fileId} ${changeId}`,
    goTo: `${home(file)}/sign`,
    write: (words, locale) => {
      const inputs = { ...words, giver };
      return { subject: letters_sign_subject(inputs, { locale }), body: letters_sign_body(inputs, { locale }) };
    }
  });
}

/** To the focal point and to whoever answered one of the questions and is still a member: each sees what is asked. */
export async function mailQuestions(
  app: App,
  file: FileOnDesk,
  questions: readonly { readonly question: string; readonly text: string }[],
  changeId: string
): Promise<readonly Mail[]> {
  const { state, version } = file;
  const receipt = state.submissions.at(-1)?.receipt ?? '';
  const mails: Mail[] = [];
  for (const id of new Set(questions.flatMap(({ question }) => askedAbout(state, question)))) {
    const his = questions.filter(({ question }) => askedAbout(state, question).includes(id));
    const sent = await postAll(app, file, [id], {
      about: `asked ${state.fileId} ${changeId}`,
      goTo: home(file),
      write: (words, locale) => {
        const lines = his.map(({ question, text }) => {
          const title = version.questionnaire.byName.get(question)?.title;
          return `- ${title === undefined ? question : textIn(title, locale).text}\n  ${text}`;
        });
        const inputs = { ...words, receipt, questions: lines.join('\n') };
        return { subject: letters_asked_subject(inputs, { locale }), body: letters_asked_body(inputs, { locale }) };
      }
    });
    mails.push(...sent);
  }
  return mails;
}

const actNames = {
  replied: letters_act_replied,
  more_time_asked: letters_act_more_time_asked,
  more_time_granted: letters_act_more_time_granted,
  more_time_refused: letters_act_more_time_refused,
  declined: letters_act_declined,
  taken_part_again: letters_act_taken_part_again,
  withdrawn: letters_act_withdrawn,
  reopened: letters_act_reopened,
  sent_back: letters_act_sent_back
} as const;

export interface ToldAct {
  readonly kind: keyof typeof actNames;
  readonly changeId: string;
  /** As written by who acted; in his language. */
  readonly words: string;
  /** An instant that the act names. */
  readonly until?: string;
}

/** One act in a sentence, with the words of who acted. */
async function tell(
  app: App,
  file: FileOnDesk,
  to: Iterable<string>,
  goTo: string,
  { kind, changeId, words: said, until }: ToldAct
): Promise<readonly Mail[]> {
  const { timeZone } = file.campaign;
  return postAll(app, file, to, {
    about: `${kind} ${file.state.fileId} ${changeId}`,
    goTo,
    write: (words, locale) => {
      const date = until === undefined ? '' : `${formatDateTime(until, locale, timeZone)} (${timeZone})`;
      const inputs = { ...words, act: actNames[kind]({ until: date }, { locale }), words: said };
      return { subject: letters_act_subject(inputs, { locale }), body: letters_act_body(inputs, { locale }) };
    }
  });
}

/** `to`: one reviewer; left out: every analyst. */
export async function tellReviewers(
  app: App,
  file: FileOnDesk,
  act: ToldAct,
  to?: readonly string[]
): Promise<readonly Mail[]> {
  const analysts = to ?? (await app.storage.people.list()).filter(({ role }) => role === 'analyst').map(({ id }) => id);
  return tell(app, file, analysts, `/review/${file.state.fileId}`, act);
}

export function tellFocalPoint(app: App, file: FileOnDesk, act: ToldAct): Promise<readonly Mail[]> {
  return tell(app, file, focalPointOf(file), home(file), act);
}
