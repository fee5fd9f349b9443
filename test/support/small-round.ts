/** An App on a real store with one open campaign of the small questionnaire: Kenya's and Chad's files and their people. */
import { scopeOf, type Actor, type Role } from '#lib/domain/access.ts';
import type { Language } from '#lib/domain/languages.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import { isScoringModel, parseScoringModel } from '#lib/domain/scoring/model.ts';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import type { CompiledVersion } from '#lib/server/version-shelf.ts';
import { given, smallDependencies, smallLogic, smallQuestionnaire } from './small-file.ts';

export const smallVersion = { instrument: 'small', version: '1.0.0', sha256: 'a'.repeat(64) } as const;

export interface SmallRound {
  readonly app: App;
  readonly fileId: string;
  readonly kenya: Actor;
  readonly chad: Actor;
  readonly analyst: Actor;
  readonly administrator: Actor;
  /** The time that the App sees. */
  setTime(iso: string): void;
}

/** The small questionnaire scores nothing. */
function shelved(): CompiledVersion {
  const scoring = parseScoringModel({ format: 2, method: 'small-1', index: null, needs: null, unscored: ['*'] });
  if (!isScoringModel(scoring)) throw new Error(scoring[0]?.message);
  return {
    ref: smallVersion,
    questionnaire: smallQuestionnaire,
    logic: smallLogic,
    dependencies: smallDependencies,
    scoring
  };
}

export async function openApp(settings: Readonly<Record<string, string>>, clock: () => Date): Promise<App> {
  const env = readEnv({ ...settings, LOG_LEVEL: 'silent', ORIGIN: 'https://soundings.example.org' });
  if (isProblem(env)) throw new Error(env.problem);
  const app = await createApp(env, { clock });
  return { ...app, versions: { get: () => Promise.resolve(shelved()) } };
}

export async function smallRound(settings: Readonly<Record<string, string>>): Promise<SmallRound> {
  let now = '2026-03-01T10:00:00.000Z';
  const app = await openApp(settings, () => new Date(now));
  const person = async (id: string, role: Role, iso3: string | null, language: Language): Promise<Actor> => {
    const email = `${id}@example.org`;
    await app.storage.people.create({ id, email, name: `Name of ${id}`, role, iso3, language, createdAt: now });
    return { personId: id, name: `Name of ${id}`, email, role, iso3, language, via: 'page' };
  };
  const administrator = await person('administrator', 'administrator', null, 'en');
  const kenya = await person('kenya', 'focal_point', 'KEN', 'en');
  const chad = await person('chad', 'focal_point', 'TCD', 'fr');
  const analyst = await person('analyst', 'analyst', null, 'en');
  await app.storage.campaigns.create({
    id: 'small-2026',
    title: 'Small round 2026',
    version: smallVersion,
    countries: ['KEN', 'TCD'],
    opensAt: '2026-01-01T00:00:00.000Z',
    closesAt: '2026-12-31T23:59:00.000Z',
    timeZone: 'Africa/Nairobi',
    languages: ['en', 'fr'],
    smallestGroup: 5,
    status: 'open',
    origin: 'asked',
    groupsAsOf: '2026-01-01',
    revision: 1
  });
  for (const actor of [kenya, chad]) await openFileOf(app, administrator, actor, now);
  return {
    app,
    fileId: 'small-2026.KEN',
    kenya,
    chad,
    analyst,
    administrator,
    setTime: (iso) => {
      now = iso;
    }
  };
}

/** Another file of the round, of a country that is none: Kenya's focal point, Amal with the devices, the head by name. */
export async function openSmallFile(round: SmallRound, iso3: string): Promise<string> {
  const { app, administrator, kenya } = round;
  const at = '2026-03-01T10:00:00.000Z';
  for (const [id, role] of [
    ['amal', 'contributor'],
    ['head', 'signer']
  ] as const) {
    const email = `${id}@example.org`;
    await app.storage.people.create({ id, email, name: id, role, iso3: 'KEN', language: 'en', createdAt: at });
  }
  await openFileOf(app, administrator, { ...kenya, iso3 }, at);
  const fileId = `small-2026.${iso3}`;
  const { personId, name, role } = administrator;
  await app.storage.countryFiles.append(scopeOf(administrator), {
    fileId,
    revision: 3,
    changeId: 'given',
    at,
    by: { personId, name, role },
    via: 'page',
    ...given
  });
  return fileId;
}

async function openFileOf(app: App, administrator: Actor, focalPoint: Actor, at: string): Promise<void> {
  const iso3 = focalPoint.iso3 ?? '';
  const scope = scopeOf(administrator);
  const made = {
    fileId: `small-2026.${iso3}`,
    at,
    by: { personId: administrator.personId, name: administrator.name, role: administrator.role },
    via: 'page'
  } as const;
  await app.storage.countryFiles.create(scope, {
    ...made,
    revision: 1,
    changeId: 'opened',
    kind: 'opened',
    campaignId: 'small-2026',
    iso3,
    version: smallVersion,
    progress: { general: [0, 3] }
  });
  await app.storage.countryFiles.append(scope, {
    ...made,
    revision: 2,
    changeId: 'named',
    kind: 'focal_point_named',
    personId: focalPoint.personId,
    name: focalPoint.name,
    email: focalPoint.email
  });
}

/** The value, or a failed test that says which Problem came instead. */
export function done<T>(result: T | Problem): T {
  if (isProblem(result)) throw new Error(`${result.problem} ${JSON.stringify(result.params)}`);
  return result;
}
export const refusedWith = (result: unknown) => (isProblem(result) ? result.problem : 'taken');
