/** A store with one open campaign of the every-type instrument, two people of Kenya and one of Tunisia, each signed in. */
import { randomUUID } from 'node:crypto';
import { operator } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
import { scopeOf } from '#lib/domain/access.ts';
import type { Language } from '#lib/domain/languages.ts';
import type { Person } from '#lib/domain/person.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { beginSession } from '#lib/server/sessions.ts';
import { publishVersion } from '#lib/server/usecases/publish-version.ts';
import type { NamedBundle } from '#lib/survey/lint-instrument.ts';
import { everyType } from './every-type.ts';

export const campaignId = 'every-2026';
export const kenya = `${campaignId}.KEN`;
export interface RespondStore {
  /** Session tokens by person. */
  readonly sessions: Readonly<Record<'amal' | 'brian' | 'chaima', string>>;
}

export async function fillStore(
  settings: Readonly<Record<string, string>>,
  bundle: NamedBundle = everyType()
): Promise<RespondStore> {
  const env = readEnv({ ...settings, LOG_LEVEL: 'silent' });
  if (isProblem(env)) throw new Error(`setting ${JSON.stringify(env.params)}`);
  const app = await createApp(env);
  try {
    return await fill(app, bundle);
  } finally {
    await app.close();
  }
}

async function fill(app: App, bundle: NamedBundle): Promise<RespondStore> {
  const administrator = operator('cli');
  const published = await publishVersion(app, administrator, bundle);
  if (isProblem(published)) throw new Error(JSON.stringify(published, null, 1));
  const now = app.clock();
  const day = 86_400_000;
  const campaign: Campaign = {
    id: campaignId,
    title: 'Every type 2026',
    version: published.ref,
    countries: ['KEN', 'TUN'],
    opensAt: new Date(now.getTime() - day).toISOString(),
    closesAt: new Date(now.getTime() + 12 * day).toISOString(),
    timeZone: 'Africa/Nairobi',
    languages: ['en', 'ar'],
    smallestGroup: 5,
    status: 'open',
    origin: 'asked',
    groupsAsOf: '2026-01-01',
    revision: 1
  };
  await app.storage.campaigns.create(campaign);
  const amal = await person(app, 'Amal Barasa', 'focal_point', 'KEN', 'en');
  const brian = await person(app, 'Brian Otieno', 'contributor', 'KEN', 'en');
  const chaima = await person(app, 'Chaïma Ben Ali', 'focal_point', 'TUN', 'ar');
  const all = bundle.survey as { pages: { name: string }[] };
  const sections = all.pages.map(({ name }) => name);
  await file(app, 'KEN', campaign, amal, [{ person: brian, sections }]);
  await file(app, 'TUN', campaign, chaima, []);
  const [a, b, c] = await Promise.all([amal, brian, chaima].map((one) => beginSession(app, one)));
  if (a === undefined || b === undefined || c === undefined) throw new Error('no session');
  return { sessions: { amal: a, brian: b, chaima: c } };
}

async function person(app: App, name: string, role: Person['role'], iso3: string, language: Language): Promise<Person> {
  const email = `${name.split(' ')[0]?.toLowerCase() ?? ''}@example.org`;
  const createdAt = app.clock().toISOString();
  const made: Person = { id: randomUUID(), email, name, role, iso3, language, createdAt };
  await app.storage.people.create(made);
  return made;
}

async function file(
  app: App,
  iso3: string,
  campaign: Campaign,
  focal: Person,
  colleagues: readonly { person: Person; sections: readonly string[] }[]
): Promise<void> {
  const fileId = `${campaign.id}.${iso3}`;
  const by = { personId: 'operator:cli', name: 'Operator', role: 'administrator' };
  const head = (revision: number) => ({
    fileId,
    revision,
    changeId: randomUUID(),
    at: app.clock().toISOString(),
    by,
    via: 'cli' as const
  });
  const scope = scopeOf(operator('cli'));
  const opened: Change = {
    ...head(1),
    kind: 'opened',
    campaignId: campaign.id,
    iso3,
    version: campaign.version,
    progress: {}
  };
  await app.storage.countryFiles.create(scope, opened);
  const { id: personId, name, email } = focal;
  await app.storage.countryFiles.append(scope, { ...head(2), kind: 'focal_point_named', personId, name, email });
  for (const [at, { person: colleague, sections }] of colleagues.entries()) {
    await app.storage.countryFiles.append(scope, {
      ...head(3 + at),
      kind: 'delegated',
      personId: colleague.id,
      name: colleague.name,
      email: colleague.email,
      sections,
      questions: [],
      message: '',
      due: null
    });
  }
}
