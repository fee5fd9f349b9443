/**
 * The composition root: the only file that picks adapters. Screens, command line, demonstration and tests all make
 * their App here, so that every way in runs the same use cases.
 */
import type { Clock } from './clock.ts';
import type { Env } from './env.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Storage } from './storage/port.ts';
import type { VersionShelf } from './version-shelf.ts';
import type { Logger } from 'pino';

export interface App {
  readonly env: Env;
  readonly storage: Storage;
  readonly mailer: Mailer;
  /** Published versions, compiled once per process and kept (they are immutable). */
  readonly versions: VersionShelf;
  readonly clock: Clock;
  readonly log: Logger;
  close(): Promise<void>;
}
