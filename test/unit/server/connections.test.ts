/** A server that stops ends as soon as nobody is being answered, whatever connections browsers keep open. */
import { Agent, createServer, request, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchConnections } from '#lib/server/connections.ts';

let server: Server;
let agent: Agent;
let waiting: ServerResponse[];
beforeEach(() => {
  waiting = [];
  server = createServer({ keepAliveTimeout: 60_000 }, (asked, reply) => {
    if (asked.url === '/slow') waiting.push(reply);
    else reply.end('at once');
  });
  agent = new Agent({ keepAlive: true });
});
afterEach(() => {
  agent.destroy();
  server.closeAllConnections();
});

function listening(): Promise<number> {
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)));
}
function ask(port: number, path: string): Promise<string> {
  return new Promise((done, fail) => {
    request({ port, path, agent }, (reply) => {
      let text = '';
      reply.on('data', (piece: Buffer) => (text += piece.toString()));
      reply.on('end', () => done(text));
    })
      .on('error', fail)
      .end();
  });
}

test('with a spare connection, one at rest and one that is being answered, it ends when that answer is whole', async () => {
  const connections = watchConnections(server);
  const port = await listening();
  const spare = connect(port, '127.0.0.1');
  await new Promise((done) => spare.once('connect', done));
  expect(await ask(port, '/')).toBe('at once');
  const slow = ask(port, '/slow');
  while (waiting.length === 0) await new Promise((done) => setImmediate(done));
  const closed = new Promise((done) => server.close(done));
  connections.closeUnused();
  waiting[0]?.write('first half, ');
  await new Promise((done) => spare.once('close', done));
  waiting[0]?.end('second half');
  expect(await slow).toBe('first half, second half');
  await closed;
});
