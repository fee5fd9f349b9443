/**
 * The store behind `npm run demo`: filled once, then kept. Returns a fresh sign-in link for each role with what to look
 * at, or one line that says what stands in the way.
 */
import { rmSync } from 'node:fs';
import { isProblem } from '#lib/domain/problem.ts';
import { problemText } from '#lib/i18n/problem-text.ts';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import {
  colleagueEmail,
  fillStore,
  focalPointEmail,
  isFilled,
  personByEmail,
  staff
} from '#lib/server/demonstration/fill-store.ts';
import { issueSignInLink } from '#lib/server/sign-in-links.ts';
import { StorageFailure } from '#lib/server/storage/port.ts';

export interface DemoLink {
  readonly role: string;
  readonly url: string;
  readonly see: string;
}

/** @param folder where the embedded store lives; an unfinished demonstration in it is begun again */
export async function prepareDemonstration(
  environment: Readonly<Record<string, string>>,
  folder: string,
  say: (line: string) => void
): Promise<readonly DemoLink[] | string> {
  const env = readEnv({ ...environment, LOG_LEVEL: 'error' });
  if (isProblem(env)) return problemText(env, 'en');
  const time = { now: new Date() };
  let app: App | null = null;
  try {
    app = await createApp(env, { clock: () => time.now });
    if (!(await isFilled(app))) {
      const begun = (await app.storage.campaigns.list()).length > 0 || (await app.storage.people.list()).length > 0;
      if (begun) {
        await app.close();
        rmSync(folder, { recursive: true, force: true });
        app = await createApp(env, { clock: () => time.now });
      }
      say('Filling the demonstration store with generated answers …');
      await fillStore(app, time, new Date(), say);
    }
    time.now = new Date();
    return await links(app);
  } catch (cause) {
    if (cause instanceof StorageFailure) return problemText(cause.problem, 'en');
    throw cause;
  } finally {
    await app?.close();
  }
}

async function links(app: App): Promise<readonly DemoLink[]> {
  const campaigns = await app.storage.campaigns.list();
  const open = campaigns.find((campaign) => campaign.version.instrument === 'dtr' && campaign.status === 'open');
  const round = open?.id ?? '';
  const wanted = [
    [
      staff[0].email,
      'administrator',
      null,
      'campaigns, people, and the outbox with every invitation (not sent: no mail server)'
    ],
    [
      staff[1].email,
      'analyst',
      `/review?campaign=${round}`,
      'who is where; open Tunisia’s submitted file, return or approve it'
    ],
    [staff[2].email, 'drafter', '/profiles', 'profiles, comparison by region, priorities with the line to cite'],
    [focalPointEmail('KEN'), 'focal point', `/files/${round}.KEN`, 'Kenya’s file, half filled: answer, check, sign'],
    [colleagueEmail, 'contributor', `/files/${round}.KEN`, 'the two sections of Kenya’s file given to a colleague']
  ] as const;
  const made: DemoLink[] = [];
  for (const [email, role, goTo, see] of wanted) {
    const person = await personByEmail(app, email);
    made.push({ role, url: await issueSignInLink(app, person.id, goTo), see });
  }
  return made;
}
