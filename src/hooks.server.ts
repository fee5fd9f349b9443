/**
 * Every request comes through here: which language, who is asking, may they go this way (deny by default), and the
 * headers of the reply. Keeps no state but the App. The log names the route, status and time: no address, answer or token.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { channel, subscribe } from 'node:diagnostics_channel';
import { randomUUID } from 'node:crypto';
import { building, dev, version as build } from '$app/environment';
import { json, type Handle, type HandleServerError, type RequestEvent, type ServerInit } from '@sveltejs/kit';
import { isLanguage, type Language } from '#lib/domain/languages.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { dir, languageFromHeader, readLanguageFrom } from '#lib/i18n/locale.ts';
import { problemText } from '#lib/i18n/problem-text.ts';
import { frame_unexpected } from '#lib/i18n/generated/messages.js';
import { createApp, type App } from '#lib/server/app.ts';
import { bodyLimit, readBounded } from '#lib/server/body-limit.ts';
import { compressed } from '#lib/server/compress.ts';
import { readEnv } from '#lib/server/env.ts';
import { stopWaiting } from '#lib/server/file-watch.ts';
import { keepMark } from '#lib/server/kept-offline.ts';
import { statusOf, viewOf } from '#lib/server/respond.ts';
import { routeRefusal, wayOf } from '#lib/server/route-access.ts';
import { crossOrigin, secure } from '#lib/server/security-headers.ts';
import { actorOf, sessionCookie } from '#lib/server/sessions.ts';
import { StorageFailure } from '#lib/server/storage/port.ts';

let app: App;
const language = new AsyncLocalStorage<Language>();
readLanguageFrom(() => language.getStore() ?? 'en');

/** A start that failed for an expected reason: the entry prints the message alone. */
class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

export const init: ServerInit = async () => {
  const env = readEnv(process.env);
  if (isProblem(env)) throw new StartFailure(problemText(env, 'en'));
  app = await createApp(env).catch((failure: unknown) => {
    throw failure instanceof StorageFailure ? new StartFailure(problemText(failure.problem, 'en')) : failure;
  });
  subscribe('soundings:closing', stopWaiting);
  subscribe('soundings:stopping', () => void app.close());
  channel('soundings:started').publish(app.storage.description);
};

function languageOf(event: RequestEvent, own: Language | undefined): Language {
  const chosen = event.cookies.get('language');
  return isLanguage(chosen) ? chosen : (own ?? languageFromHeader(event.request.headers.get('accept-language')));
}

/** A refusal in the form that the asker reads: data of a page, JSON, or a page with the words. */
async function refused(event: RequestEvent, cause: Problem): Promise<Response> {
  const status = statusOf[cause.kind];
  const page = event.request.headers.get('accept')?.includes('text/html') ?? false;
  const signIn = `/sign-in?next=${encodeURIComponent(event.url.pathname + event.url.search)}`;
  const reading = event.request.method === 'GET' || event.request.method === 'HEAD';
  if (cause.kind === 'unauthenticated' && reading && event.isDataRequest)
    return json({ type: 'redirect', location: signIn });
  if (cause.kind === 'unauthenticated' && reading && page)
    return new Response(null, { status: 303, headers: { location: signIn } });
  if (event.isDataRequest) return json({ message: problemText(cause), code: cause.problem }, { status });
  if (page && !event.isSubRequest)
    return event.fetch(`/refused/${cause.problem}`, { headers: { accept: 'text/html' } });
  return json({ problem: viewOf(cause) }, { status });
}

/** Why the body is not read; one that does not state its length is measured by reading it. */
async function bodyRefusal(event: RequestEvent, way: string): Promise<Problem | null> {
  const { request } = event;
  const limit = bodyLimit(app.env, event.route.id, way);
  const tooLarge = problem('request.too_large', { limit: Math.floor(limit / 1024) });
  const stated = request.headers.get('content-length');
  if (request.body === null || (stated !== null && Number(stated) <= limit)) return null;
  const body = await readBounded(request, limit);
  if (body === null) return tooLarge;
  event.request = new Request(request, { body });
  return null;
}

async function answer(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Response> {
  const { request, url } = event;
  if (crossOrigin(request, url)) return refused(event, problem('request.cross_origin'));
  const way = wayOf(request.method, url.searchParams);
  const large = await bodyRefusal(event, way);
  if (large !== null) return refused(event, large);
  const refusal = event.route.id === null ? null : routeRefusal(event.locals.actor, event.route.id, way);
  if (refusal !== null) return refused(event, refusal);
  const tongue = event.locals.language;
  return resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%lang%', tongue).replace('%dir%', dir(tongue))
  });
}

/** Pages of nobody in particular may be kept by the browser; everything else, and every address with a token, may not. */
function isOpen(event: RequestEvent): boolean {
  return event.locals.actor === null && !event.url.pathname.startsWith('/sign-in/');
}

async function served(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Response> {
  event.locals.app = app;
  event.locals.actor = null;
  event.locals.language = languageOf(event, undefined);
  event.locals.actor = await actorOf(app, event.cookies.get(sessionCookie(event.url).name));
  event.locals.language = languageOf(event, event.locals.actor?.language);
  return language.run(event.locals.language, () => answer(event, resolve));
}

export const handle: Handle = async ({ event, resolve }) => {
  const began = performance.now();
  const response = await language.run(languageOf(event, undefined), () => served(event, resolve));
  secure(response.headers, event.url, isOpen(event));
  const mark = keepMark(
    { method: event.request.method, routeId: event.route.id, status: response.status },
    event.locals.actor,
    build
  );
  if (mark !== null) response.headers.set('soundings-keep', mark);
  const ms = Math.round(performance.now() - began);
  if (event.isSubRequest) return response;
  app.log.info({ route: event.route.id, method: event.request.method, status: response.status, ms }, 'request');
  return building || dev ? response : compressed(event.request, response);
};

/** Where it happened, without the message: that may hold what was typed. */
function traceOf(failure: unknown): { name: string; at: string[] } {
  if (!(failure instanceof Error)) return { name: typeof failure, at: [] };
  return {
    name: failure.name,
    at: (failure.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
  };
}

/** What nobody expected is logged under an id, and the page shows that id. */
export const handleError: HandleServerError = ({ error: failure, event, status }) => {
  if (status === 404) return { message: problemText(problem('access.not_found')), code: 'access.not_found' };
  if (status === 413) return { message: problemText(problem('request.too_large', { limit: app.env.BODY_LIMIT_KB })) };
  // An address that cannot be decoded, a method that no page has: the asker's doing, and no fault of ours to log.
  if (status < 500) return { message: problemText(problem('request.malformed')), code: 'request.malformed' };
  const id = randomUUID().slice(0, 8);
  app.log.error({ id, route: event.route.id, failure: traceOf(failure) }, 'unexpected');
  if (failure instanceof StorageFailure)
    return { message: problemText(failure.problem), code: failure.problem.problem };
  return { message: frame_unexpected({ id }), code: `unexpected.${id}` };
};
