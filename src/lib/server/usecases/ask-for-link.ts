/**
 * Somebody asks for a sign-in link. Known and unknown addresses get the same answer in the same time: everything that
 * differs happens after the reply. Counted per client network and per address; a full count of the address is silent,
 * since saying so would tell that somebody asks for it.
 */
import { problem, type Problem } from '#lib/domain/problem.ts';
import { mail_link_body, mail_link_subject } from '#lib/i18n/generated/messages.js';
import { afterReply } from '#lib/server/after-reply.ts';
import type { App } from '#lib/server/app.ts';
import { clientKey } from '#lib/server/client-key.ts';
import { issueSignInLink } from '#lib/server/sign-in-links.ts';
import { hashOf } from '#lib/server/tokens.ts';

const window = { seconds: 900, perClient: 30, perAddress: 5 } as const;

export interface AskForLink {
  readonly email: string;
  readonly clientAddress: string;
  readonly goTo: string | null;
}

async function sendLink(app: App, email: string, goTo: string | null): Promise<void> {
  const person = await app.storage.people.byEmail(email);
  if (person === null) return;
  const link = await issueSignInLink(app, person.id, goTo);
  const words = { locale: person.language };
  await app.mailer.post({
    to: person.email,
    language: person.language,
    subject: mail_link_subject({}, words),
    body: mail_link_body({ name: person.name, link }, words),
    about: 'sign-in'
  });
}

export async function askForLink(
  app: App,
  { email, clientAddress, goTo }: AskForLink
): Promise<{ asked: true } | Problem> {
  const address = email.trim().toLowerCase();
  if (address === '') return problem('request.field_required', {}, 'email');
  if (!/^[^\s@]+@[^\s@]+$/.test(address) || address.length > 254) return problem('request.field_invalid', {}, 'email');
  const byClient = await app.storage.limits.hit(`ask:${clientKey(clientAddress)}`, window.seconds, app.clock());
  if (byClient > window.perClient) return problem('request.too_many', { minutes: window.seconds / 60 });
  const byAddress = await app.storage.limits.hit(`ask-for:${hashOf(address)}`, window.seconds, app.clock());
  if (byAddress <= window.perAddress) afterReply(app.log, () => sendLink(app, address, goTo));
  return { asked: true };
}
