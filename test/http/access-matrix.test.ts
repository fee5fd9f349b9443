/**
 * Every route on disk and each of its ways × every role × own and other country, through the front door. What may happen
 * is written here by hand; a route or way that is not written here fails, and so does a line without a route.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routeAccess } from '#lib/server/route-access.ts';
import { personas, startWorld, type Persona, type World } from '../support/personas.ts';

const staff: readonly Persona[] = ['administrator', 'analyst', 'drafter'];
const kenya: readonly Persona[] = ['focalPoint', 'contributor'];
const respondents: readonly Persona[] = [...kenya, 'outsider'];
type Line = {
  readonly path: string;
  /** Who passes: 'all' includes nobody-signed-in. */
  readonly open: 'all' | readonly Persona[];
  /** What those who pass are answered. */
  readonly answers: number | Partial<Record<Persona | 'nobody', number>>;
  /** Asked as a script does; a page asked for by POST without an action is another thing. */
  readonly json?: true;
};
const file = '/files/every-2026.KEN';
/** Own country answers `own`; the focal point of another country reads "not found". */
const own = (status: number, contributor = status) => ({ focalPoint: status, contributor, outsider: 404 });

const everybody = (status: number) => Object.fromEntries(personas.map((persona) => [persona, status]));

const expected: Readonly<Record<string, Line>> = {
  'GET /(public)': { path: '/', open: 'all', answers: 200 },
  'GET /(public)/accessibility': { path: '/accessibility', open: 'all', answers: 200 },
  'GET /(public)/healthz': { path: '/healthz', open: 'all', answers: 200 },
  'POST /(public)/language': { path: '/language', open: 'all', answers: 422 },
  'GET /(public)/methodology': { path: '/methodology', open: 'all', answers: 200 },
  'GET /(public)/methodology/[instrument]/[version]': { path: '/methodology/every/1.0.0', open: 'all', answers: 200 },
  'GET /(public)/refused/[code]': { path: '/refused/access.not_allowed', open: 'all', answers: 403 },
  // Who is signed in already is sent on.
  'GET /(public)/sign-in': { path: '/sign-in', open: 'all', answers: { nobody: 200, ...everybody(303) } },
  'POST /(public)/sign-in': { path: '/sign-in', open: 'all', answers: { nobody: 422, ...everybody(303) } },
  'GET /(public)/sign-in/[token]': { path: '/sign-in/unknown', open: 'all', answers: 200 },
  'POST /(public)/sign-in/[token]': { path: '/sign-in/unknown', open: 'all', answers: 410 },
  // Signing out for real is tested in sign-in.test.ts: here it would end the sessions of the matrix.
  'POST /(public)/sign-out': { path: '/sign-out', open: 'all', answers: {} },
  'GET /(public)/verify': { path: '/verify', open: 'all', answers: 200 },

  'GET /(respond)/files': {
    path: '/files',
    open: respondents,
    answers: { focalPoint: 200, contributor: 200, outsider: 200 }
  },
  'GET /(respond)/files/[fileId]': { path: file, open: respondents, answers: own(200, 404) },
  'GET /(respond)/files/[fileId]/sections/[section]': {
    path: `${file}/sections/nowhere`,
    open: respondents,
    answers: own(404, 404)
  },
  'POST /(respond)/files/[fileId]/sections/[section]': {
    path: `${file}/sections/nowhere`,
    open: respondents,
    answers: own(404, 404)
  },
  'GET /(respond)/acting': {
    path: '/acting',
    open: respondents,
    answers: { focalPoint: 200, contributor: 200, outsider: 200 }
  },
  // Nobody here shares a mailbox.
  'POST /(respond)/acting': {
    path: '/acting',
    open: respondents,
    answers: { focalPoint: 403, contributor: 403, outsider: 403 }
  },
  'GET /(respond)/files/[fileId]/people': {
    path: `${file}/people`,
    open: ['focalPoint', 'outsider'],
    answers: own(200)
  },
  'POST ?/give /(respond)/files/[fileId]/people': {
    path: `${file}/people?/give`,
    open: ['focalPoint', 'outsider'],
    answers: own(422)
  },
  'POST ?/take_back /(respond)/files/[fileId]/people': {
    path: `${file}/people?/take_back`,
    open: ['focalPoint', 'outsider'],
    answers: own(422)
  },
  'POST ?/hand_over /(respond)/files/[fileId]/people': {
    path: `${file}/people?/hand_over`,
    open: ['focalPoint', 'outsider'],
    answers: own(422)
  },
  'POST ?/more_time /(respond)/files/[fileId]/people': {
    path: `${file}/people?/more_time`,
    open: ['focalPoint', 'outsider'],
    answers: own(422)
  },
  'POST ?/decline /(respond)/files/[fileId]/people': {
    path: `${file}/people?/decline`,
    open: ['focalPoint', 'outsider'],
    answers: own(422)
  },
  'POST ?/again /(respond)/files/[fileId]/people': {
    path: `${file}/people?/again`,
    open: ['focalPoint', 'outsider'],
    answers: own(422)
  },
  // Of one's own account, whichever file it is said on.
  'POST ?/share /(respond)/files/[fileId]/people': {
    path: `${file}/people?/share`,
    open: ['focalPoint', 'outsider'],
    answers: { focalPoint: 303, outsider: 303 }
  },
  'GET /(respond)/files/[fileId]/history': { path: `${file}/history`, open: respondents, answers: own(200, 404) },
  'GET /(respond)/files/[fileId]/history/[revision]': {
    path: `${file}/history/1`,
    open: respondents,
    answers: own(200, 404)
  },
  'GET /(respond)/files/[fileId]/history.csv': {
    path: `${file}/history.csv`,
    open: respondents,
    answers: own(200, 404)
  },
  'GET /(respond)/files/[fileId]/questions/[question]': {
    path: `${file}/questions/body`,
    open: respondents,
    answers: own(200, 404)
  },
  // Nobody has asked.
  // Nothing was asked on this question.
  'POST ?/reply /(respond)/files/[fileId]/questions/[question]': {
    path: `${file}/questions/body?/reply`,
    open: respondents,
    answers: own(404)
  },
  'POST ?/comment /(respond)/files/[fileId]/questions/[question]': {
    path: `${file}/questions/body?/comment`,
    open: respondents,
    answers: own(422, 404)
  },
  'PUT /(respond)/files/[fileId]/answers': {
    path: `${file}/answers`,
    open: respondents,
    answers: { focalPoint: 422, contributor: 422, outsider: 422 }
  },
  'GET /(respond)/files/[fileId]/live': { path: `${file}/live`, open: respondents, answers: own(200, 404) },
  'GET /(respond)/files/[fileId]/rules': { path: `${file}/rules`, open: respondents, answers: own(200, 404) },
  'GET /(respond)/unsent': { path: '/unsent', open: respondents, answers: 200 },
  'GET /(respond)/files/[fileId]/check': { path: `${file}/check`, open: respondents, answers: own(200, 404) },
  'POST ?/explain /(respond)/files/[fileId]/check': {
    path: `${file}/check?/explain`,
    open: respondents,
    answers: own(422, 404)
  },
  'POST ?/freeze /(respond)/files/[fileId]/check': {
    path: `${file}/check?/freeze`,
    open: ['focalPoint', 'outsider'],
    answers: own(422)
  },
  // Nothing is frozen: the page says so, to a member.
  'GET /(respond)/files/[fileId]/sign': {
    path: `${file}/sign`,
    open: ['focalPoint', 'outsider'],
    answers: own(200)
  },
  'POST ?/sign /(respond)/files/[fileId]/sign': {
    path: `${file}/sign?/sign`,
    open: ['focalPoint', 'outsider'],
    answers: own(422)
  },
  // The head of the Commission alone, who is in none of these roles.
  'POST ?/send_back /(respond)/files/[fileId]/sign': { path: `${file}/sign?/send_back`, open: [], answers: {} },
  'POST ?/unfreeze /(respond)/files/[fileId]/sign': {
    path: `${file}/sign?/unfreeze`,
    open: ['focalPoint', 'outsider'],
    answers: own(422)
  },
  'GET /(respond)/files/[fileId]/receipt/[number]': {
    path: `${file}/receipt/1`,
    open: respondents,
    answers: own(404, 404)
  },
  'POST ?/withdraw /(respond)/files/[fileId]/receipt/[number]': {
    path: `${file}/receipt/1?/withdraw`,
    open: ['focalPoint', 'outsider'],
    answers: own(404)
  },
  'GET /(respond)/files/[fileId]/receipt/[number]/signed.docx': {
    path: `${file}/receipt/1/signed.docx`,
    open: respondents,
    answers: own(404, 404)
  },
  'GET /(respond)/files/[fileId]/copy/[name]': {
    path: `${file}/copy/blank.xlsx`,
    open: respondents,
    answers: own(200, 404)
  },
  'GET /(respond)/files/[fileId]/workbook': { path: `${file}/workbook`, open: respondents, answers: own(200, 404) },
  // Nothing is sent along; the page with those words is drawn for members alone.
  'POST /(respond)/files/[fileId]/workbook': { path: `${file}/workbook`, open: respondents, answers: own(422, 404) },
  'GET /(respond)/files/[fileId]/workbook/[token]': {
    path: `${file}/workbook/nothing`,
    open: respondents,
    answers: { focalPoint: 410, contributor: 404, outsider: 404 }
  },
  'POST /(respond)/files/[fileId]/workbook/[token]': {
    path: `${file}/workbook/nothing`,
    open: respondents,
    answers: { focalPoint: 410, contributor: 404, outsider: 404 }
  },

  'GET /(respond)/files/[fileId]/evidence': { path: `${file}/evidence`, open: respondents, answers: own(200, 404) },
  // No JSON that anybody could read.
  'POST /(respond)/files/[fileId]/evidence': {
    path: `${file}/evidence`,
    open: respondents,
    json: true,
    answers: { focalPoint: 422, contributor: 422, outsider: 422 }
  },
  'POST ?/upload /(respond)/files/[fileId]/evidence': {
    path: `${file}/evidence?/upload`,
    open: respondents,
    answers: { focalPoint: 422, contributor: 404, outsider: 404 }
  },
  'POST ?/link /(respond)/files/[fileId]/evidence': {
    path: `${file}/evidence?/link`,
    open: respondents,
    answers: own(422, 404)
  },
  'POST ?/cite /(respond)/files/[fileId]/evidence': {
    path: `${file}/evidence?/cite`,
    open: respondents,
    answers: own(422, 404)
  },
  // Asks once more before anything is looked at; the page that asks is the file's own.
  'POST ?/remove /(respond)/files/[fileId]/evidence': {
    path: `${file}/evidence?/remove`,
    open: respondents,
    answers: own(200, 404)
  },
  'GET /(respond)/files/[fileId]/evidence/[id]': {
    path: `${file}/evidence/none`,
    open: respondents,
    answers: own(404, 404)
  },
  'PUT /(respond)/files/[fileId]/evidence/[id]': {
    path: `${file}/evidence/none?offset=0`,
    open: respondents,
    answers: own(410, 404)
  },
  'DELETE /(respond)/files/[fileId]/evidence/[id]': {
    path: `${file}/evidence/none`,
    open: respondents,
    answers: own(404, 404)
  },
  'POST /(respond)/files/[fileId]/evidence/[id]/finish': {
    path: `${file}/evidence/none/finish`,
    open: respondents,
    answers: own(410, 404)
  },
  'PUT /(respond)/files/[fileId]/evidence/[id]/cited/[question]': {
    path: `${file}/evidence/none/cited/body`,
    open: respondents,
    answers: own(404, 404)
  },
  'DELETE /(respond)/files/[fileId]/evidence/[id]/cited/[question]': {
    path: `${file}/evidence/none/cited/nowhere`,
    open: respondents,
    answers: own(422, 404)
  },

  // Nothing is submitted yet, and staff read no draft: the page of a file shows its state, people and dates alone.
  'GET /(review)/review': { path: '/review', open: ['administrator', 'analyst'], answers: 200 },
  'GET /(review)/review/files.csv': {
    path: '/review/files.csv?campaign=every-2026',
    open: ['administrator', 'analyst'],
    answers: 200
  },
  'GET /(review)/review/[fileId]/signed.docx': {
    path: '/review/every-2026.KEN/signed.docx',
    open: ['administrator', 'analyst'],
    answers: 404
  },
  'GET /(review)/review/[fileId]/evidence/[id]': {
    path: '/review/every-2026.KEN/evidence/none',
    open: ['administrator', 'analyst'],
    answers: 404
  },
  'GET /(review)/review/[fileId]': { path: '/review/every-2026.KEN', open: ['administrator', 'analyst'], answers: 200 },
  'GET /(review)/review/[fileId]/history': {
    path: '/review/every-2026.KEN/history',
    open: ['administrator', 'analyst'],
    answers: 200
  },
  'GET /(review)/review/[fileId]/history.csv': {
    path: '/review/every-2026.KEN/history.csv',
    open: ['administrator', 'analyst'],
    answers: 200
  },
  'GET /(review)/review/questions': {
    path: '/review/questions?campaign=every-2026',
    open: ['administrator', 'analyst'],
    answers: 200
  },
  // Nothing is sent along: asked on nothing, no mark, no reason, no date.
  'POST ?/ask /(review)/review/[fileId]': {
    path: '/review/every-2026.KEN?/ask',
    open: ['analyst'],
    answers: 422
  },
  'POST ?/settle /(review)/review/[fileId]': {
    path: '/review/every-2026.KEN?/settle',
    open: ['analyst'],
    answers: 422
  },
  'POST ?/mark /(review)/review/[fileId]': {
    path: '/review/every-2026.KEN?/mark',
    open: ['analyst'],
    answers: 422
  },
  // Approving is asked once more first.
  'POST ?/approve /(review)/review/[fileId]': {
    path: '/review/every-2026.KEN?/approve',
    open: ['analyst'],
    answers: 200
  },
  'POST ?/return /(review)/review/[fileId]': {
    path: '/review/every-2026.KEN?/return',
    open: ['analyst'],
    answers: 404
  },
  'POST ?/reopen /(review)/review/[fileId]': {
    path: '/review/every-2026.KEN?/reopen',
    open: ['analyst'],
    answers: 422
  },
  'POST ?/grant /(review)/review/[fileId]': {
    path: '/review/every-2026.KEN?/grant',
    open: ['administrator', 'analyst'],
    answers: 422
  },
  'POST ?/refuse /(review)/review/[fileId]': {
    path: '/review/every-2026.KEN?/refuse',
    open: ['administrator', 'analyst'],
    answers: 422
  },

  'GET /(analyse)/profiles': { path: '/profiles', open: staff, answers: 200 },
  'GET /(analyse)/profiles/[iso3]': { path: '/profiles/KEN', open: staff, answers: 404 },
  'GET /(analyse)/profiles/[iso3]/data.csv': { path: '/profiles/KEN/data.csv', open: staff, answers: 404 },
  'GET /(analyse)/working/[fileId]/[number]': { path: '/working/every-2026.KEN/1', open: staff, answers: 404 },
  'GET /(analyse)/working/[fileId]/[number]/working.json': {
    path: '/working/every-2026.KEN/1/working.json',
    open: staff,
    answers: 404
  },
  'GET /(analyse)/working/[fileId]/[number]/working.csv': {
    path: '/working/every-2026.KEN/1/working.csv',
    open: staff,
    answers: 404
  },
  'GET /(analyse)/statistics': { path: '/statistics', open: staff, answers: 200 },
  'GET /(analyse)/statistics/data.csv': { path: '/statistics/data.csv', open: staff, answers: 200 },
  'GET /(analyse)/statistics/uncertainty': { path: '/statistics/uncertainty', open: staff, answers: 200 },
  'POST ?/start /(analyse)/statistics/uncertainty': {
    path: '/statistics/uncertainty?/start',
    open: ['analyst'],
    answers: 404
  },
  'POST ?/cancel /(analyse)/statistics/uncertainty': {
    path: '/statistics/uncertainty?/cancel',
    open: ['analyst'],
    answers: 404
  },
  'GET /(analyse)/statistics/uncertainty/data.csv': {
    path: '/statistics/uncertainty/data.csv',
    open: staff,
    answers: 404
  },
  'GET /(analyse)/statistics/weights': { path: '/statistics/weights', open: staff, answers: 200 },
  'GET /(analyse)/comparison': { path: '/comparison', open: staff, answers: 200 },
  'GET /(analyse)/comparison/data.csv': { path: '/comparison/data.csv', open: staff, answers: 200 },
  'GET /(analyse)/priorities': { path: '/priorities', open: staff, answers: 200 },
  'GET /(analyse)/priorities/data.csv': { path: '/priorities/data.csv', open: staff, answers: 404 },
  'GET /(analyse)/answers': { path: '/answers', open: staff, answers: 200 },
  'GET /(analyse)/answers/data.csv': { path: '/answers/data.csv', open: staff, answers: 200 },

  'GET /(admin)/admin/campaigns': { path: '/admin/campaigns', open: ['administrator', 'analyst'], answers: 200 },
  'GET /(admin)/admin/campaigns/new': { path: '/admin/campaigns/new', open: ['administrator'], answers: 200 },
  'POST /(admin)/admin/campaigns/new': { path: '/admin/campaigns/new', open: ['administrator'], answers: 422 },
  'GET /(admin)/admin/campaigns/[id]': {
    path: '/admin/campaigns/every-2026',
    open: ['administrator', 'analyst'],
    answers: 200
  },
  'GET /(admin)/admin/campaigns/[id]/edit': {
    path: '/admin/campaigns/every-2027/edit',
    open: ['administrator'],
    answers: 200
  },
  'POST /(admin)/admin/campaigns/[id]/edit': {
    path: '/admin/campaigns/every-2026/edit',
    open: ['administrator'],
    answers: 409
  },
  'GET /(admin)/admin/campaigns/[id]/[step]': {
    path: '/admin/campaigns/every-2026/close',
    open: ['administrator'],
    answers: 200
  },
  'POST /(admin)/admin/campaigns/[id]/[step]': {
    path: '/admin/campaigns/every-2026/archive',
    open: ['administrator'],
    answers: 409
  },
  'GET /(admin)/admin/instruments': { path: '/admin/instruments', open: staff, answers: 200 },
  'GET /(admin)/admin/people': { path: '/admin/people', open: ['administrator'], answers: 200 },
  'POST ?/add /(admin)/admin/people': { path: '/admin/people?/add', open: ['administrator'], answers: 422 },
  'POST ?/import /(admin)/admin/people': { path: '/admin/people?/import', open: ['administrator'], answers: 422 },
  'POST ?/invite /(admin)/admin/people': { path: '/admin/people?/invite', open: ['administrator'], answers: 404 },
  'GET /(admin)/admin/outbox': { path: '/admin/outbox', open: ['administrator'], answers: 200 }
};

/** Every route and way that the source has: `GET /(public)/verify`, `POST ?/add /(admin)/admin/people`, … */
function waysOnDisk(folder = 'src/routes'): string[] {
  const id = folder.slice('src/routes'.length) || '/';
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): string[] => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return waysOnDisk(path);
    if (entry.name === '+page.svelte') return [`GET ${id}`];
    const text = readFileSync(path, 'utf8');
    if (entry.name === '+server.ts')
      return [...text.matchAll(/^export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/gm)].map(
        ([, verb]) => `${verb ?? ''} ${id}`
      );
    if (entry.name !== '+page.server.ts') return [];
    const actions = /^export const actions[^=]*= \{$(.*?)^\}/ms.exec(text)?.[1] ?? '';
    return [...actions.matchAll(/^ {2}(\w+): /gm)].map(([, name]) =>
      name === 'default' ? `POST ${id}` : `POST ?/${name ?? ''} ${id}`
    );
  });
}

const listed = Object.entries(routeAccess).flatMap(([id, ways]) => Object.keys(ways).map((way) => `${way} ${id}`));

test('every route and way on disk is in the table of access and in this matrix, and nothing else', () => {
  const onDisk = waysOnDisk().sort();
  expect(onDisk.length).toBeGreaterThan(40);
  expect(listed.sort()).toEqual(onDisk);
  expect(Object.keys(expected).sort()).toEqual(onDisk);
});

describe('each way in, for everybody', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld('embedded');
  });
  afterAll(() => world.stop());

  describe.each(Object.entries(expected))('%s', (name, line) => {
    const verb = name.split(' ')[0] ?? '';
    const request = (persona: Persona | null) =>
      world.ask(
        persona,
        line.path,
        verb === 'GET'
          ? {}
          : verb === 'PUT' || verb === 'DELETE' || line.json === true
            ? { method: verb, body: '{}', headers: { 'content-type': 'application/json', accept: 'application/json' } }
            : { method: 'POST', body: '', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
      );
    const wanted = (who: Persona | 'nobody'): number | undefined =>
      typeof line.answers === 'number' ? line.answers : line.answers[who];

    test.each(personas)('%s', async (persona) => {
      const passes = line.open === 'all' || line.open.includes(persona);
      const status = passes ? wanted(persona) : 403;
      if (status === undefined) expect(line.path).toBe('/sign-out');
      else expect((await request(persona)).status).toBe(status);
    });
    test('nobody', async () => {
      const answer = line.open === 'all' ? wanted('nobody') : verb === 'GET' ? 303 : 401;
      if (answer === undefined) {
        expect(line.path).toBe('/sign-out');
        return;
      }
      const reply = await request(null);
      expect(reply.status).toBe(answer);
      if (line.open !== 'all' && verb === 'GET')
        expect(reply.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(line.path)}`);
    });
  });

  test('a way that is not listed is not found, whoever asks', async () => {
    const form = { method: 'POST', body: '', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect((await world.ask('administrator', '/admin/people?/purge', form)).status).toBe(404);
    expect((await world.ask('administrator', '/admin/campaigns', form)).status).toBe(404);
    expect((await world.ask('administrator', '/nowhere')).status).toBe(404);
  });
});
