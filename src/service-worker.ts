/**
 * Opens a respondent's own pages when there is no network. Pages come from the server whenever it answers; only what it
 * marks as to be kept (server/kept-offline.ts) is kept, of one person and one build of the program at a time. Signing
 * in or out, another language, another person's mark or another build's mark drops what was kept. Staff pages bear no mark.
 */
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { version } from '$service-worker';
import { dropCopies } from './lib/ui/live/copy.ts';
import type { KeepNote } from './lib/ui/live/keep-offline.ts';

const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;
const shellName = `soundings-shell-${version}`;
const pagesName = `soundings-pages-${version}`;
const personKey = '/kept-for';
/** Raised when what is kept is dropped: what was asked for before that is not kept any more. */
let era = 0;

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(succeed()));
worker.addEventListener('message', (event: ExtendableMessageEvent) => {
  const note = event.data as KeepNote;
  // A page of another build changes over soon; until then nothing of it is kept.
  if (note.build === version) event.waitUntil(keepAll(note));
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) return;
  if (request.method === 'POST' && url.pathname === '/language') event.waitUntil(forget());
  if (request.method === 'POST' && /^\/sign-(out$|in\/)/.test(url.pathname))
    event.waitUntil(Promise.all([forget(), dropCopies()]));
  if (request.method !== 'GET') return;
  if (url.pathname.startsWith('/_app/immutable/')) event.respondWith(part(event));
  else if (isPage(url.pathname) && (request.mode === 'navigate' || isData(url.pathname) || isRules(url.pathname)))
    event.respondWith(page(event, url));
});

const isData = (path: string) => path.endsWith('/__data.json');
const isRules = (path: string) => path.endsWith('/rules');
const isPage = (path: string) => path === '/' || /^\/(files|unsent)(\/|$)/.test(path);

/** Parts of the program bear their content's hash in their name: once kept, always right. */
async function part(event: FetchEvent): Promise<Response> {
  const kept = await caches.match(event.request.url, { cacheName: shellName });
  if (kept !== undefined) return kept;
  const response = await fetch(event.request);
  if (response.ok) {
    const copy = response.clone();
    event.waitUntil(caches.open(shellName).then((shell) => shell.put(event.request.url, copy)));
  }
  return response;
}

/** The server's word first; what is kept only where there is no answer of the server's at all. */
async function page(event: FetchEvent, url: URL): Promise<Response> {
  const began = era;
  const response = await fetch(event.request).catch(() => null);
  if (response === null || [502, 503, 504].includes(response.status)) {
    return (await keptPage(event.request, url)) ?? response ?? Response.error();
  }
  const whole = !isData(url.pathname) || !url.search.includes('0');
  const copy = response.clone();
  event.waitUntil(whole ? keep(url.pathname, copy, began) : heed(copy));
  return response;
}

async function keptPage(request: Request, { pathname }: URL): Promise<Response | null> {
  const pages = await caches.open(pagesName);
  const kept = await pages.match(pathname);
  if (kept !== undefined) return kept;
  const start = request.mode === 'navigate' && pathname !== '/files' ? await pages.match('/files') : undefined;
  return start === undefined ? null : Response.redirect('/files', 302);
}

/** Whose it is and of which build; null: not to be kept. Another build than this worker's ends all it keeps. */
async function heed(response: Response): Promise<string | null> {
  const [build, person] = response.headers.get('soundings-keep')?.split(' ') ?? [];
  if (build === undefined || person === undefined) return null;
  if (build === version) return person;
  await forget();
  await caches.delete(shellName);
  await worker.registration.update().catch(() => undefined);
  return null;
}

async function keep(path: string, response: Response, began: number): Promise<void> {
  const person = await heed(response);
  if (person === null || began !== era) return;
  if (isData(path) && !(await response.clone().text()).startsWith('{"type":"data"')) return;
  let pages = await caches.open(pagesName);
  const keptFor = await (await pages.match(personKey))?.text();
  if (keptFor !== undefined && keptFor !== person) {
    await caches.delete(pagesName);
    pages = await caches.open(pagesName);
  }
  await pages.put(personKey, new Response(person));
  await pages.put(path, response);
  // Signed out while it was written.
  if (began !== era) await caches.delete(pagesName);
}

async function forget(): Promise<void> {
  era += 1;
  await caches.delete(pagesName);
}

/** One after the other, so that a slow line stays free for the person; what is there already is left. */
async function keepAll({ pages, parts }: Pick<KeepNote, 'pages' | 'parts'>): Promise<void> {
  const began = era;
  await keepParts(parts);
  for (const path of pages.flatMap((one) => [one, `${one}/__data.json`])) {
    if (began !== era) return;
    if ((await caches.match(path, { cacheName: pagesName })) !== undefined) continue;
    const accept = isData(path) ? 'application/json' : 'text/html';
    const response = await fetch(path, { headers: { accept }, redirect: 'error' }).catch(() => null);
    if (response === null || !response.ok) continue;
    // What the page loads stands in its head and in the header Link.
    const needed = isData(path) ? '' : `${response.headers.get('link') ?? ''} ${await response.clone().text()}`;
    await keepParts(needed.match(/\/_app\/immutable\/[\w./-]+/g) ?? []);
    await keep(path, response, began);
  }
}

/** With what they import themselves, and so on; what is loaded only when it is needed comes when it is needed. */
async function keepParts(paths: readonly string[]): Promise<void> {
  const shell = await caches.open(shellName);
  const seen = new Set(paths);
  for (const path of seen) {
    if ((await shell.match(path)) === undefined) await shell.add(path).catch(() => undefined);
    const text = path.endsWith('.js') ? ((await (await shell.match(path))?.text()) ?? '') : '';
    const place = new URL(path, worker.location.origin);
    for (const [, imported] of text.matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g))
      if (imported !== undefined) seen.add(new URL(imported, place).pathname);
  }
}

/** A new program: nothing of the one before is served again, and the same pages are fetched anew. */
async function succeed(): Promise<void> {
  const old = (await caches.keys()).filter((name) => /^soundings-(shell|pages)-/.test(name) && !name.endsWith(version));
  const pages: string[] = [];
  for (const name of old) {
    if (name.startsWith('soundings-pages-')) {
      const kept = await (await caches.open(name)).keys();
      pages.push(...kept.map(({ url }) => new URL(url).pathname).filter((path) => path !== personKey && !isData(path)));
    }
    await caches.delete(name);
  }
  await worker.clients.claim();
  await keepAll({ pages, parts: [] });
}
