import type { Mail } from '#lib/domain/person.ts';

/** Puts a message into the outbox and, where SMTP_URL is set, sends it; never throws for a mail that cannot go out. */
export interface Mailer {
  readonly sends: boolean;
  post(mail: Pick<Mail, 'to' | 'language' | 'subject' | 'body' | 'about'>): Promise<Mail>;
}
