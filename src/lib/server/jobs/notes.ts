/**
 * What processes tell each other of a job, in the store's cache: that it runs and how far it is, how it ended, that somebody
 * wants it stopped. Notes are courtesy and may be lost: then a job is done twice, with the same result.
 */
import { z } from 'zod';
import type { Clock } from '#lib/server/clock.ts';
import type { Cache } from '#lib/server/storage/port.ts';

const note = z.discriminatedUnion('state', [
  z.object({ state: z.literal('running'), run: z.string(), done: z.number(), total: z.number(), at: z.number() }),
  z.object({ state: z.literal('ended'), how: z.enum(['failed', 'cancelled']), at: z.number() })
]);
export type Note = z.infer<typeof note>;

/** A process that has said nothing for so long is gone. */
const silentSeconds = 20;

export interface Notes {
  /** The last that was said; null: nothing, or a run whose process is gone. */
  read(key: string): Promise<Note | null>;
  /** `run`: a name of its own for each beginning, so that a request to stop reaches no later one. */
  running(key: string, run: string, done: number, total: number): Promise<void>;
  ended(key: string, how: 'failed' | 'cancelled'): Promise<void>;
  forget(key: string): Promise<void>;
  askToStop(key: string, run: string): Promise<void>;
  isToStop(key: string, run: string): Promise<boolean>;
}

export function notesIn(cache: Cache, clock: Clock): Notes {
  const now = (): number => clock().getTime();
  return {
    async read(key) {
      const parsed = note.safeParse(await cache.get(`${key}:note`));
      if (!parsed.success) return null;
      const { state, at } = parsed.data;
      return state === 'running' && now() - at > silentSeconds * 1000 ? null : parsed.data;
    },
    running: (key, run, done, total) => cache.put(`${key}:note`, { state: 'running', run, done, total, at: now() }),
    ended: (key, how) => cache.put(`${key}:note`, { state: 'ended', how, at: now() }),
    forget: (key) => cache.put(`${key}:note`, null),
    askToStop: (key, run) => cache.put(`${key}:stop`, run),
    isToStop: async (key, run) => (await cache.get(`${key}:stop`)) === run
  };
}
