/**
 * The production program behind `node build`: reads the settings, opens the store, listens, and stops in order. Whatever
 * stands in its way is said in one line with exit code 1; only a bug shows a stack.
 */
import { channel, subscribe } from 'node:diagnostics_channel';
import { createServer, type RequestListener } from 'node:http';
import { isProblem, problem } from '#lib/domain/problem.ts';
import { problemText } from '#lib/i18n/problem-text.ts';
import { largestBody } from '#lib/server/body-limit.ts';
import { watchConnections } from '#lib/server/connections.ts';
import { readEnv } from '#lib/server/env.ts';
import { productVersion } from '#lib/server/product.ts';

const graceSeconds = 10;

function stop(line: string): never {
  console.error(line);
  process.exit(1);
}

const env = readEnv(process.env);
if (isProblem(env)) stop(problemText(env, 'en'));
if (env.ORIGIN === undefined)
  stop(
    problemText(
      problem('setting.invalid', {
        setting: 'ORIGIN',
        reason: 'it must be set to the address under which people reach the site, e.g. https://soundings.example.org'
      }),
      'en'
    )
  );

// What the framework's request handler reads when it is loaded.
process.env['BODY_SIZE_LIMIT'] = String(largestBody(env));
if (env.PROXIES > 0) {
  process.env['ADDRESS_HEADER'] = 'x-forwarded-for';
  process.env['XFF_DEPTH'] = String(env.PROXIES);
}

let store = '';
subscribe('soundings:started', (message) => {
  store = String(message);
});
const { handler } = await import('./handler.js').catch((failure: unknown) => {
  if (failure instanceof Error && failure.name === 'StartFailure') stop(failure.message);
  throw failure;
});

const listener: RequestListener = (request, response) => {
  handler(request, response, () => {
    response.statusCode = 404;
    response.end();
  });
};
const server = createServer({ keepAliveTimeout: 65_000, headersTimeout: 66_000 }, listener);
const connections = watchConnections(server);
server.on('error', (failure: NodeJS.ErrnoException) => {
  const where = `${env.HOST}:${env.PORT}`;
  if (failure.code === 'EADDRINUSE') stop(`${where} is in use by another program: set PORT to a free one.`);
  if (failure.code === 'EACCES') stop(`${where} may not be listened on by this account: set PORT to 1024 or more.`);
  if (failure.code === 'EADDRNOTAVAIL') stop(`${env.HOST} is not an address of this machine: set HOST.`);
  stop(`${where} cannot be listened on (${failure.code ?? failure.message}).`);
});
server.listen(env.PORT, env.HOST, () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : env.PORT;
  const host = env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST;
  console.log(`Soundings ${productVersion} · ${store} · http://${host}:${port} · reached as ${env.ORIGIN ?? ''}`);
});

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    channel('soundings:closing').publish(signal);
    server.close(() => channel('soundings:stopping').publish(signal));
    connections.closeUnused();
    setTimeout(() => server.closeAllConnections(), graceSeconds * 1000).unref();
  });
