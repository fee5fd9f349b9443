/**
 * The mailer: a message is in the outbox before anything is tried, so a crash loses none. Where SMTP_URL is set it is
 * sent at once and, after a failure, every five minutes, eight times at most, by whichever process takes its lease; what
 * the server refuses for good has failed at once. Without SMTP_URL it stays 'kept'. Addresses and texts never reach the log.
 */
import { createHash, randomUUID } from 'node:crypto';
import nodemailer from 'nodemailer';
import type { Logger } from 'pino';
import type { Mail } from '#lib/domain/person.ts';
import type { Clock } from '#lib/server/clock.ts';
import type { Env } from '#lib/server/env.ts';
import type { Storage } from '#lib/server/storage/port.ts';
import type { Mailer } from './mailer.ts';

const leaseSeconds = 300;
const attemptsAtMost = 8;
const attemptsWindow = 7 * 86_400;

export interface MailerParts {
  readonly env: Pick<Env, 'SMTP_URL' | 'MAIL_FROM'>;
  readonly storage: Pick<Storage, 'outbox' | 'limits'>;
  readonly clock: Clock;
  readonly log: Logger;
}
export interface OutboxMailer extends Mailer {
  /** Sends what waits and is not leased by another process; returns how many went out. */
  sendWaiting(): Promise<number>;
  close(): Promise<void>;
}

/** A 5xx answer to this recipient or this message (RFC 5321 §4.2.1); a wrong password is ours to mend, so it waits. */
function isFinal(failure: unknown): boolean {
  if (!(failure instanceof Error && 'code' in failure && 'responseCode' in failure)) return false;
  const { code, responseCode } = failure;
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && typeof responseCode === 'number' && responseCode >= 500;
}

export function outboxMailer({ env, storage, clock, log }: MailerParts): OutboxMailer {
  const transport = env.SMTP_URL === undefined ? null : nodemailer.createTransport(env.SMTP_URL);
  let running: Promise<number> | null = null;
  let asked = 0;

  async function send(mail: Mail): Promise<boolean> {
    if (transport === null) return false;
    if ((await storage.limits.hit(`mail:${mail.id}`, leaseSeconds, clock())) > 1) return false;
    const attempt = await storage.limits.hit(`mail-attempts:${mail.id}`, attemptsWindow, clock());
    try {
      await transport.sendMail({
        from: env.MAIL_FROM,
        to: mail.to,
        subject: mail.subject,
        text: mail.body,
        messageId: `<${createHash('sha256').update(mail.id).digest('hex').slice(0, 32)}@soundings>`,
        headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' }
      });
      await storage.outbox.setStatus(mail.id, 'sent', clock().toISOString(), null);
      return true;
    } catch (failure) {
      const reason = failure instanceof Error ? failure.message.slice(0, 300) : 'unknown';
      await storage.outbox.setStatus(
        mail.id,
        attempt >= attemptsAtMost || isFinal(failure) ? 'failed' : 'queued',
        clock().toISOString(),
        reason
      );
      log.warn(
        { mail: mail.id, attempt, code: failure instanceof Error && 'code' in failure ? failure.code : null },
        'mail not sent'
      );
      return false;
    }
  }

  async function round(): Promise<number> {
    let sent = 0;
    let served: number;
    do {
      served = asked;
      for (const mail of await storage.outbox.waiting(5000)) if (await send(mail)) sent += 1;
    } while (served !== asked);
    return sent;
  }
  function sendWaiting(): Promise<number> {
    asked += 1;
    running ??= round().finally(() => {
      running = null;
    });
    return running;
  }
  const nudge = (): void => {
    sendWaiting().catch((failure: unknown) =>
      log.error(
        { failure: failure instanceof Error ? failure.name : 'unknown' },
        'the outbox could not be worked through'
      )
    );
  };
  const timer = transport === null ? null : setInterval(nudge, 60_000).unref();

  return {
    sends: transport !== null,
    async post(given) {
      const mail: Mail = {
        id: randomUUID(),
        to: given.to,
        language: given.language,
        subject: given.subject,
        body: given.body,
        about: given.about,
        createdAt: clock().toISOString(),
        status: transport === null ? 'kept' : 'queued',
        sentAt: null,
        error: null
      };
      await storage.outbox.put(mail);
      if (transport !== null) nudge();
      return mail;
    },
    sendWaiting,
    async close() {
      if (timer !== null) clearInterval(timer);
      await running?.catch(() => 0);
      transport?.close();
    }
  };
}
