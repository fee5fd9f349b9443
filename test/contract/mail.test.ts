/** Mail is really sent: over SMTP on loopback, in every script; what cannot go out says why, and waits or fails. */
import { afterEach, describe, expect, it } from 'vitest';
import { isProblem } from '#lib/domain/problem.ts';
import { openStorage } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { createLog } from '#lib/server/log.ts';
import { outboxMailer, type OutboxMailer } from '#lib/server/mail/outbox-mailer.ts';
import type { Storage } from '#lib/server/storage/port.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { isAvailable, storeKinds, tempStore } from '../support/temp-store.ts';

const arabic = {
  to: 'natcom@tun.example',
  language: 'ar',
  subject: 'رابط دخولك إلى Soundings — الجمهورية التونسية، الجولة الأولى من تقييم الجاهزية الرقمية',
  body: 'السيدة الفاضلة،\n\nيُغلق الاستبيان في ٣١ ديسمبر.\nhttp://127.0.0.1/sign-in/AAAAAAAAAAAAAAAAAAAAAAAAAAA\n.\nمع التحية',
  about: 'invitation dtr-2026.TUN'
} as const;
const russian = {
  to: 'natcom@kaz.example',
  language: 'ru',
  subject: 'Ссылка для входа',
  body: 'Уважаемые коллеги! Ответы возвращены: «уточните источник».',
  about: 'returned dtr-2026.KAZ 1'
} as const;

describe.each(storeKinds.filter(isAvailable))('mail on the %s store', (kind) => {
  const undo: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const one of undo.splice(0).reverse()) await one();
  });
  let time = new Date('2026-03-01T10:00:00.000Z');

  async function listen(refusal: string | null = null, port = 0): Promise<MailServer> {
    const server = await startMailServer(refusal, port);
    undo.push(() => server.stop());
    return server;
  }
  async function open(settings: Readonly<Record<string, string>>): Promise<[OutboxMailer, Storage]> {
    const store = tempStore(kind);
    const env = readEnv({ ...store.settings, LOG_LEVEL: 'silent', ...settings });
    if (isProblem(env)) throw new Error(env.problem);
    const storage = await openStorage(env);
    const mailer = outboxMailer({ env, storage, clock: () => time, log: createLog(env) });
    undo.push(
      store.remove,
      () => storage.close(),
      () => mailer.close()
    );
    return [mailer, storage];
  }
  /** As the outbox has it once everything that can be tried now has been tried. */
  async function outcome(mailer: OutboxMailer, storage: Storage) {
    await mailer.sendWaiting();
    const [mail] = await storage.outbox.list(1);
    return { status: mail?.status, sentAt: mail?.sentAt, error: mail?.error };
  }
  const urlOf = (server: MailServer) => `smtp://127.0.0.1:${server.port}`;

  it.each([arabic, russian])('arrives in $language with every letter', async (mail) => {
    const server = await listen();
    const [mailer, storage] = await open({
      SMTP_URL: urlOf(server),
      MAIL_FROM: 'Soundings <soundings@unesco.example>'
    });
    expect(await mailer.post(mail)).toMatchObject({ status: 'queued' });
    expect(await outcome(mailer, storage)).toEqual({ status: 'sent', sentAt: '2026-03-01T10:00:00.000Z', error: null });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({ from: 'soundings@unesco.example', to: mail.to, body: mail.body });
    expect(server.received[0]?.headers).toMatchObject({
      subject: mail.subject,
      'content-language': mail.language,
      'auto-submitted': 'auto-generated'
    });
    await mailer.sendWaiting();
    expect(server.received).toHaveLength(1);
  });

  it('a recipient that the server refuses for good has failed, with the reason; nothing throws and nothing is tried again', async () => {
    const server = await listen('550 5.1.1 No such mailbox here');
    const [mailer, storage] = await open({ SMTP_URL: urlOf(server) });
    await mailer.post(russian);
    const { status, error } = await outcome(mailer, storage);
    expect(status).toBe('failed');
    expect(error).toContain('550 5.1.1 No such mailbox here');
    expect(await storage.outbox.waiting(10)).toEqual([]);
  });

  it('a recipient that the server cannot take just now waits', async () => {
    const server = await listen('451 4.7.1 Come back later');
    const [mailer, storage] = await open({ SMTP_URL: urlOf(server) });
    await mailer.post(russian);
    const { status, error } = await outcome(mailer, storage);
    expect(status).toBe('queued');
    expect(error).toContain('451 4.7.1 Come back later');
  });

  it('what finds the server down waits with the reason, and is sent once it is back', async () => {
    const first = await listen();
    const { port } = first;
    await first.stop();
    const [mailer, storage] = await open({ SMTP_URL: `smtp://127.0.0.1:${port}` });
    await mailer.post(arabic);
    const down = await outcome(mailer, storage);
    expect(down).toMatchObject({ status: 'queued' });
    expect(down.error).toContain('ECONNREFUSED');
    const back = await listen(null, port);
    await mailer.sendWaiting();
    expect(back.received).toHaveLength(0);
    time = new Date('2026-03-01T10:06:00.000Z');
    expect(await outcome(mailer, storage)).toEqual({ status: 'sent', sentAt: '2026-03-01T10:06:00.000Z', error: null });
    expect(back.received.map(({ to, body }) => [to, body])).toEqual([[arabic.to, arabic.body]]);
    time = new Date('2026-03-01T10:00:00.000Z');
  });

  it('without a mail server it is kept, and never tried', async () => {
    const [mailer, storage] = await open({});
    expect(await mailer.post(arabic)).toMatchObject({ status: 'kept' });
    expect(await outcome(mailer, storage)).toEqual({ status: 'kept', sentAt: null, error: null });
  });
});
