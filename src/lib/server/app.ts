/**
 * The composition root: the only file that picks adapters. Screens, command line, demonstration and tests all make
 * their App here, so that every way in runs the same use cases. Refuses (StorageFailure) a store that cannot be used:
 * a configured but unreachable MongoDB is never replaced by another store.
 */
import { settled } from './after-reply.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Env } from './env.ts';
import { createJobs, type Jobs } from './jobs/jobs.ts';
import { createLog } from './log.ts';
import type { Mailer } from './mail/mailer.ts';
import { outboxMailer } from './mail/outbox-mailer.ts';
import { openEmbedded } from './storage/embedded/open.ts';
import { openMongo } from './storage/mongo/open.ts';
import type { Storage } from './storage/port.ts';
import { createVersionShelf, type VersionShelf } from './version-shelf.ts';
import type { Logger } from 'pino';

export interface App {
  readonly env: Env;
  readonly storage: Storage;
  readonly mailer: Mailer;
  /** Published versions, compiled once per process and kept (they are immutable). */
  readonly versions: VersionShelf;
  /** Long computations, in a thread of their own. */
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Logger;
  /** Stops the jobs, finishes what was begun after replies, then lets go of the mail server and the store. */
  close(): Promise<void>;
}

export interface AppOptions {
  readonly clock?: Clock;
  readonly log?: Logger;
}

/** Opens the store that `env` names and puts the App together; throws StorageFailure with the Problem to show. */
export async function createApp(
  env: Env,
  { clock = systemClock, log = createLog(env) }: AppOptions = {}
): Promise<App> {
  const storage = await openStorage(env);
  const mailer = outboxMailer({ env, storage, clock, log });
  const jobs = createJobs({ cache: storage.cache, clock, log });
  const close = async (): Promise<void> => {
    await jobs.close();
    await settled();
    await mailer.close();
    await storage.close();
  };
  return { env, storage, mailer, versions: createVersionShelf(storage.versions), jobs, clock, log, close };
}

/** The store alone: backup, bench and tests of the store need no more. */
export function openStorage(
  env: Pick<Env, 'MONGODB_URI' | 'MONGODB_DATABASE' | 'DATA_DIR' | 'DEMONSTRATION'>
): Promise<Storage> {
  return env.MONGODB_URI === undefined
    ? openEmbedded({ dataDir: env.DATA_DIR, demonstration: env.DEMONSTRATION })
    : openMongo({ uri: env.MONGODB_URI, database: env.MONGODB_DATABASE, demonstration: env.DEMONSTRATION });
}
