/**
 * The people of the tests: one of each role, two of Kenya and one of Tunisia as the outsider, on a store with an open
 * campaign. Each comes in through the real sign-in page by a link issued for him.
 */
import { operator } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { issueSignInLink } from '#lib/server/sign-in-links.ts';
import { addPerson } from '#lib/server/usecases/add-person.ts';
import { createCampaign } from '#lib/server/usecases/create-campaign.ts';
import { openCampaign } from '#lib/server/usecases/open-campaign.ts';
import { publishVersion } from '#lib/server/usecases/publish-version.ts';
import { everyType } from './every-type.ts';
import { freePort, startServer, type ServerProcess } from './server-process.ts';
import { tempStore, type StoreKind } from './temp-store.ts';

export const entries = {
  administrator: { role: 'administrator', country: '', language: 'en' },
  analyst: { role: 'analyst', country: '', language: 'fr' },
  drafter: { role: 'drafter', country: '', language: 'en' },
  focalPoint: { role: 'focal_point', country: 'KEN', language: 'en' },
  contributor: { role: 'contributor', country: 'KEN', language: 'en' },
  outsider: { role: 'focal_point', country: 'TUN', language: 'ar' }
} as const;
export type Persona = keyof typeof entries;
export const personas: readonly Persona[] = [
  'administrator',
  'analyst',
  'drafter',
  'focalPoint',
  'contributor',
  'outsider'
];
export const addressOf = (persona: Persona): string => `${persona.toLowerCase()}@example.org`;

export interface World {
  readonly server: ServerProcess;
  readonly origin: string;
  /** A request as somebody (null: nobody), redirects not followed; a changing one names this site as its origin. */
  readonly ask: (persona: Persona | null, path: string, options?: AskOptions) => Promise<Response>;
  /** A link of each persona that nobody has used. */
  readonly spareLinks: Readonly<Record<Persona, string>>;
  stop(): Promise<void>;
}
export interface AskOptions extends RequestInit {
  readonly headers?: Readonly<Record<string, string>>;
}

export function good<T>(result: T | Problem): T {
  if (isProblem(result)) throw new Error(`${result.problem} at ${result.at ?? ''} ${JSON.stringify(result.params)}`);
  return result;
}

/** The people, an open campaign of Kenya and Tunisia, and a draft; returns the ids of the people. */
export async function seedWorld(app: App): Promise<ReadonlyMap<Persona, string>> {
  const actor = operator('cli');
  const bundle = everyType();
  good(await publishVersion(app, actor, bundle));
  const ids = new Map<Persona, string>();
  for (const persona of personas) {
    const person = await addPerson(app, actor, { ...entries[persona], name: persona, email: addressOf(persona) });
    ids.set(persona, good(person).id);
  }
  const terms = {
    title: 'Every type',
    version: `${bundle.instrument}/${bundle.version}`,
    countries: ['KEN', 'TUN'],
    groups: [],
    opens: '2026-01-01T00:00',
    closes: '2099-01-01T00:00',
    timeZone: 'UTC',
    languages: ['en' as const, 'ar' as const],
    smallestGroup: 5
  };
  good(await createCampaign(app, actor, { ...terms, id: 'every-2026' }));
  good(await createCampaign(app, actor, { ...terms, id: 'every-2027', title: 'A draft' }));
  good(await openCampaign(app, actor, 'every-2026'));
  return ids;
}

/** Uses a link up as people do: by the button of its page. Returns the cookie. */
export async function enter(link: string): Promise<string> {
  const { origin } = new URL(link);
  const reply = await fetch(link, { method: 'POST', redirect: 'manual', headers: { origin }, body: new FormData() });
  const cookie = reply.headers.getSetCookie().find((one) => one.startsWith('session='));
  if (cookie === undefined) throw new Error(`signing in answered ${reply.status}`);
  return cookie.split(';')[0] ?? '';
}

export async function startWorld(
  kind: StoreKind,
  seed: (app: App) => Promise<ReadonlyMap<Persona, string>> = seedWorld,
  settings: Readonly<Record<string, string>> = {}
): Promise<World> {
  const store = tempStore(kind);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const app = await createApp(good(readEnv({ ...store.settings, ...settings, ORIGIN: origin, LOG_LEVEL: 'silent' })));
  const ids = await seed(app);
  const linksOf = async (): Promise<[Persona, string][]> =>
    Promise.all(
      [...ids].map(async ([persona, id]): Promise<[Persona, string]> => [persona, await issueSignInLink(app, id, null)])
    );
  const [first, spare] = [await linksOf(), await linksOf()];
  await app.close();
  const server = await startServer({ ...store.settings, ...settings }, port);
  const cookies = new Map<Persona, string>();
  for (const [persona, link] of first) cookies.set(persona, await enter(link));
  return {
    server,
    origin,
    spareLinks: Object.fromEntries(spare) as Record<Persona, string>,
    ask: (persona, path, { headers = {}, ...rest } = {}) =>
      fetch(origin + path, {
        redirect: 'manual',
        ...rest,
        headers: {
          accept: 'text/html',
          ...(rest.method === undefined || rest.method === 'GET' ? {} : { origin }),
          ...(persona === null ? {} : { cookie: cookies.get(persona) ?? '' }),
          ...headers
        }
      }),
    stop: async () => {
      await server.stop();
      await store.remove();
    }
  };
}
