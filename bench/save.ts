/**
 * Save of one answer over HTTP against the built server: 50 people on 50 files, each sending the next answer when the last
 * is acknowledged. p50 and p95 as the client sees them, requests a second; on both stores. The client shares the machine.
 */
import { Agent, request } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dtrRound } from '../test/support/dtr-round.ts';
import { startMongoServer } from '../test/support/mongo-server.ts';
import { freePort, signInBy, startServer } from '../test/support/server-process.ts';

const people = 50;
const savesEach = 40;
const paceMs = 1000;

interface Save {
  readonly origin: string;
  readonly fileId: string;
  readonly cookie: string;
}

interface Acknowledged {
  /** Milliseconds until the last byte of the acknowledgement. */
  readonly ms: number;
  readonly revision: number;
}

function save(agent: Agent, { origin, fileId, cookie }: Save, body: string): Promise<Acknowledged> {
  const began = performance.now();
  return new Promise((done, fail) => {
    const headers = { cookie, origin, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(`${origin}/files/${fileId}/answers`, { method: 'PUT', agent, headers }, (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (piece: string) => (text += piece));
      reply.on('end', () => {
        const ms = performance.now() - began;
        if (reply.statusCode !== 200) fail(new Error(`saving answered ${reply.statusCode}: ${text.slice(0, 200)}`));
        else done({ ms, revision: (JSON.parse(text) as { revision: number }).revision });
      });
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

/** `pace`: milliseconds between two saves of one person; 0: as fast as the acknowledgements come. */
async function type(agent: Agent, where: Save, first: number, pace: number, label: string): Promise<number[]> {
  const times: number[] = [];
  let base = first;
  await new Promise((done) => setTimeout(done, Math.random() * pace));
  for (let n = 1; n <= savesEach; n += 1) {
    const name = `gov${1 + (n % 5)}_ev`;
    const answers = { [name]: { base, state: 'answered', value: `evidence ${n}`, comment: null, language: 'en' } };
    const changeId = `${label}-${n}`;
    const { ms, revision } = await save(agent, where, JSON.stringify({ changeId, answers }));
    times.push(ms);
    base = revision;
    if (pace > 0) await new Promise((done) => setTimeout(done, Math.max(0, pace - ms)));
  }
  return times;
}

async function once(name: string, store: Readonly<Record<string, string>>): Promise<void> {
  const respondents = await dtrRound(store, people);
  const server = await startServer(store, await freePort());
  const agent = new Agent({ keepAlive: true, maxSockets: people });
  try {
    const { origin } = server;
    const saves: Save[] = [];
    for (const { fileId, link } of respondents) saves.push({ origin, fileId, cookie: await signInBy(link, origin) });
    // A file begins with two changes (opened, focal point named); every save adds one.
    const ways = [
      ['one save a second each', paceMs, 2],
      ['as fast as it goes', 0, 2 + savesEach]
    ] as const;
    for (const [label, pace, revision] of ways) {
      const began = performance.now();
      const times = (
        await Promise.all(saves.map((one) => type(agent, one, revision, pace, label.replaceAll(' ', '-'))))
      ).flat();
      const seconds = (performance.now() - began) / 1000;
      times.sort((a, b) => a - b);
      const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? NaN).toFixed(1);
      console.log(
        `save, ${name}, ${people} people on ${people} files, ${label}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, ` +
          `${(times.length / seconds).toFixed(0)} saves/s (${times.length} saves; aim p95 ≤ 100 ms)`
      );
    }
  } finally {
    agent.destroy();
    await server.stop();
  }
}

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'soundings-save-'));
  await once('embedded store', { DATA_DIR: folder });
  rmSync(folder, { recursive: true, force: true });
  const mongo = await startMongoServer();
  if (mongo === null) return;
  await once(mongo.name, { MONGODB_URI: mongo.uri, MONGODB_DATABASE: 'soundings_save' });
  await mongo.stop();
}
