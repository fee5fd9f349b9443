/**
 * A store with dtr 1.0.0 published and one open campaign: `countries` files, each with a focal point and as many colleagues
 * as asked for, to whom every section is given; each holds a sign-in link.
 */
import { scopeOf, operator } from '#lib/domain/access.ts';
import { countries as allCountries } from '#lib/domain/countries/country.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
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

/** Fills the store and closes it, so that a server can take it. The respondents come file by file, the focal point first. */
export async function dtrRound(
  settings: Readonly<Record<string, string>>,
  countries: number,
  colleagues = 0
): Promise<readonly Respondent[]> {
  const app = await openStore(settings);
  try {
    return await fill(app, countries, colleagues);
  } finally {
    await app.close();
  }
}

async function fill(app: App, count: number, colleagues: number): Promise<readonly Respondent[]> {
  const actor = operator('cli');
  const scope = scopeOf(actor);
  const folder = sure(await readInstrumentFolder('surveys', 'dtr', '1.0.0'));
  const { ref } = sure(await publishVersion(app, actor, folder));
  const version = await app.versions.get('dtr', '1.0.0');
  if (version === null) throw new Error('dtr 1.0.0 is not on the shelf');
  const sections = version.questionnaire.sections.map(({ name }) => name);
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
    const fileId = `dtr-trial.${iso3}`;
    const at = new Date().toISOString();
    const by = { personId: actor.personId, name: actor.name, role: actor.role };
    const made = { fileId, at, by, via: 'cli' } as const;
    const join = async (
      personId: string,
      person: { readonly name: string; readonly email: string },
      role: 'focal_point' | 'contributor',
      change: Change
    ): Promise<void> => {
      await app.storage.people.create({ id: personId, ...person, role, iso3, language: 'en', createdAt: at });
      await app.storage.countryFiles.append(scope, change);
      respondents.push({ fileId, personId, link: await issueSignInLink(app, personId, null) });
    };
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
    const focal = { name: `Focal point of ${iso3}`, email: `${iso3.toLowerCase()}@example.org` };
    const named = { kind: 'focal_point_named', personId: `focal-${iso3}`, ...focal } as const;
    await join(named.personId, focal, 'focal_point', { ...made, revision: 2, changeId: 'named', ...named });
    for (let n = 1; n <= colleagues; n += 1) {
      const personId = `colleague-${iso3}-${n}`;
      const person = { name: `Colleague ${n} of ${iso3}`, email: `${iso3.toLowerCase()}-${n}@example.org` };
      const given = { sections, questions: [], message: '', due: null };
      const delegated = { kind: 'delegated', personId, ...person, ...given } as const;
      await join(personId, person, 'contributor', { ...made, revision: 2 + n, changeId: `given-${n}`, ...delegated });
    }
  }
  return respondents;
}
