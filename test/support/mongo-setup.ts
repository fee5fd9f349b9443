/** Before the first test of a run: one MongoDB server for all suites; after the last it is stopped. */
import type { TestProject } from 'vitest/node';
import { startMongoServer, type MongoServer } from './mongo-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** null: no server on this machine; the MongoDB tests skip. */
    mongo: { readonly uri: string; readonly name: string } | null;
  }
}

/** Several projects ask for it in one process; the last one to finish stops it. */
interface Shared {
  users: number;
  server: Promise<MongoServer | null>;
}
const place = Symbol.for('soundings.mongo-test-server');
const holder: typeof globalThis & { [place]?: Shared | null } = globalThis;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = (holder[place] ??= { users: 0, server: startMongoServer() });
  shared.users += 1;
  const server = await shared.server;
  if (server === null && process.env.CI === 'true') throw new Error('CI=true: the MongoDB tests may not be skipped');
  project.provide('mongo', server === null ? null : { uri: server.uri, name: server.name });
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    holder[place] = null;
    await server?.stop();
  };
}
