/**
 * A real MongoDB server for the tests, over its real protocol, in this order: MONGODB_TEST_URI; a `mongod` on PATH;
 * SecantusDB, installed in a folder of its own that git ignores (a separate process, never shipped). One server per run,
 * stopped by its process id. Where there is none the tests skip with one loud line; with CI=true that is a failure.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { MongoClient } from 'mongodb';

const exec = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const home = join(root, '.cache', 'mongo-test-server');
const secantus = {
  requirement: 'secantusdb==0.7.0b3',
  name: 'SecantusDB 0.7.0b3',
  program: join(home, 'bin', 'secantusd-py')
};
/** Written last: half an installation is none. */
const installed = join(home, 'installed-0.7.0b3');

export interface MongoServer {
  readonly uri: string;
  /** Which server it is: figures of a benchmark say it. */
  readonly name: string;
  stop(): Promise<void>;
}

const missing =
  'No MongoDB server for the tests: set MONGODB_TEST_URI, put mongod on PATH, or install python3 with venv and pip.';

function mongodOnPath(): string | null {
  const places = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'mongod'));
  return places.find((place) => existsSync(place)) ?? null;
}

function isAtHand(): boolean {
  return (process.env.MONGODB_TEST_URI ?? '') !== '' || mongodOnPath() !== null || existsSync(installed);
}

/** Installs what is needed, without starting it; null: there is a server, else one line that says how to get one. */
export async function ensureMongoServer(): Promise<string | null> {
  if (isAtHand()) return null;
  console.log(`Installing ${secantus.name} into .cache/mongo-test-server for the MongoDB tests …`);
  try {
    await makeEnvironment();
    await exec(join(home, 'bin', 'python3'), [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      secantus.requirement
    ]);
    writeFileSync(installed, '');
    return null;
  } catch {
    return missing;
  }
}

/** Debian keeps the venv module in a package of its own. */
async function makeEnvironment(): Promise<void> {
  mkdirSync(home, { recursive: true });
  const make = (): Promise<unknown> => exec('python3', ['-m', 'venv', '--clear', home]);
  try {
    await make();
  } catch (failure) {
    if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw failure;
    const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    await exec('apt-get', ['update', '-qq'], quiet);
    await exec('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'python3-venv'], quiet);
    await make();
  }
}

function freePort(): Promise<number> {
  return new Promise((keep, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => keep(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** A server that answers, with an empty folder of its own; null: there is none on this machine. */
export async function startMongoServer(): Promise<MongoServer | null> {
  const given = process.env.MONGODB_TEST_URI ?? '';
  if (given !== '') return { uri: given, name: 'MONGODB_TEST_URI', stop: () => Promise.resolve() };
  const reason = await ensureMongoServer();
  if (reason !== null) {
    console.error(`SKIPPED: ${reason}`);
    return null;
  }
  const folder = mkdtempSync(join(root, '.cache', 'mongo-data-'));
  const port = await freePort();
  const uri = `mongodb://127.0.0.1:${port}/`;
  const mongod = mongodOnPath();
  const server =
    mongod === null
      ? spawn(
          secantus.program,
          [
            '--host',
            '127.0.0.1',
            '--port',
            `${port}`,
            '--storage-path',
            folder,
            '--sync-on-commit',
            '--standalone',
            '--log-level',
            'ERROR'
          ],
          { stdio: 'ignore', cwd: folder }
        )
      : spawn(
          mongod,
          ['--bind_ip', '127.0.0.1', '--port', `${port}`, '--dbpath', folder, '--nounixsocket', '--quiet'],
          { stdio: 'ignore' }
        );
  const endWithUs = (): void => void server.kill('SIGKILL');
  process.once('exit', endWithUs);
  const stop = async (): Promise<void> => {
    process.off('exit', endWithUs);
    await stopped(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(uri, server);
  } catch (cause) {
    await stop();
    throw new Error('the MongoDB test server does not answer', { cause });
  }
  return { uri, name: mongod === null ? secantus.name : 'mongod', stop };
}

/** The driver asks again and again until the server answers, for half a minute at most. */
async function answers(uri: string, server: ChildProcess): Promise<void> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 30_000 });
  const ended = new Promise<never>((_, fail) => {
    server.once('error', fail);
    server.once('exit', (code) => fail(new Error(`it ended with ${code ?? 'a signal'}`)));
  });
  try {
    await Promise.race([client.db('admin').command({ ping: 1 }), ended]);
  } finally {
    await client.close();
  }
}

function stopped(server: ChildProcess): Promise<void> {
  return new Promise((keep) => {
    if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) {
      keep();
      return;
    }
    server.once('exit', () => keep());
    server.kill('SIGTERM');
    setTimeout(() => server.kill('SIGKILL'), 5000).unref();
  });
}
