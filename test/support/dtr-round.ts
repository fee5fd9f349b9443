/** A store with dtr 1.0.0 published and one open campaign: `countries` files, each with a focal point who holds a sign-in link. */
import { scopeOf, operator } from '#lib/domain/access.ts';
import { countries as allCountries } from '#lib/domain/countries/country.ts';
import { progressOf } from '#lib/domain/country-file/progress.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { readInstrumentFolder } from '#lib/server/instrument-folder.ts';
import { issueSignInLink } from '#lib/server/sign-in-links.ts';
import { publishVersion } from '#lib/server/usecases/publish-version.ts';

export interface Respondent {
  readonly fileId: string;
  readonly personId: string;
  readonly link: string;
}

function sure<T>(result: T | Problem): T {
  if (isProblem(result)) throw new Error(`${result.problem} ${JSON.stringify(result.params)}`);
  return result;
}

export async function openStore(settings: Readonly<Record<string, string>>): Promise<App> {
  return createApp(sure(readEnv({ ...settings, LOG_LEVEL: 'silent' })));
}

/** Fills the store and closes it, so that a server can take it. */
export async function dtrRound(
  settings: Readonly<Record<string, string>>,
  countries: number
): Promise<readonly Respondent[]> {
  const app = await openStore(settings);
  try {
    return await fill(app, countries);
  } finally {
    await app.close();
  }
}

async function fill(app: App, count: number): Promise<readonly Respondent[]> {
  const actor = operator('cli');
  const scope = scopeOf(actor);
  const folder = sure(await readInstrumentFolder('surveys', 'dtr', '1.0.0'));
  const { ref } = sure(await publishVersion(app, actor, folder));
  const version = await app.versions.get('dtr', '1.0.0');
  if (version === null) throw new Error('dtr 1.0.0 is not on the shelf');
  const progress = progressOf(version.questionnaire, {}, version.logic({}));
  const asked = allCountries.slice(0, count).map(({ iso3 }) => iso3);
  await app.storage.campaigns.create({
    id: 'dtr-trial',
    title: 'Trial',
    version: ref,
    countries: asked,
    opensAt: '2020-01-01T00:00:00.000Z',
    closesAt: '2099-12-31T23:59:00.000Z',
    timeZone: 'UTC',
    languages: ['en'],
    smallestGroup: 5,
    status: 'open',
    origin: 'asked',
    groupsAsOf: '2020-01-01',
    revision: 1
  });
  const respondents: Respondent[] = [];
  for (const iso3 of asked) {
    const personId = `focal-${iso3}`;
    const fileId = `dtr-trial.${iso3}`;
    const person = { name: `Focal point of ${iso3}`, email: `${iso3.toLowerCase()}@example.org` };
    const at = new Date().toISOString();
    const by = { personId: actor.personId, name: actor.name, role: actor.role };
    const made = { fileId, at, by, via: 'cli' } as const;
    await app.storage.people.create({
      id: personId,
      ...person,
      role: 'focal_point',
      iso3,
      language: 'en',
      createdAt: at
    });
    await app.storage.countryFiles.create(scope, {
      ...made,
      revision: 1,
      changeId: 'opened',
      kind: 'opened',
      campaignId: 'dtr-trial',
      iso3,
      version: ref,
      progress
    });
    await app.storage.countryFiles.append(scope, {
      ...made,
      revision: 2,
      changeId: 'named',
      kind: 'focal_point_named',
      personId,
      ...person
    });
    respondents.push({ fileId, personId, link: await issueSignInLink(app, personId, null) });
  }
  return respondents;
}
