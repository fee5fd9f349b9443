/**
 * Long computations beside the requests: one worker thread at a time per process, the others wait in line, and the line has
 * an end. A job is its key: the same key is not begun twice, here or in another process that says it runs it, and its result
 * is kept under that key. What fails is logged and can be begun again; a stopping process stops its jobs.
 */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { UncertaintyInput } from '#lib/domain/scoring/uncertainty/uncertainty.ts';
import type { Clock } from '#lib/server/clock.ts';
import type { Cache } from '#lib/server/storage/port.ts';
import { notesIn, type Note } from './notes.ts';
import { runUncertainty, type Run } from './run-uncertainty.ts';
import { keepResult } from './stored-result.ts';

export interface Jobs {
  /** 'begun': it runs, waits in line, or did so already; 'full': too many wait. */
  begin(key: string, input: UncertaintyInput): Promise<'begun' | 'full'>;
  /** null: nothing is known of it. A result is found in the cache, not here. */
  look(key: string): Promise<Note | null>;
  /** Here at once; in another process within about a second. */
  cancel(key: string): Promise<void>;
  /** Stops all; nothing is begun any more. */
  close(): Promise<void>;
}

interface Job {
  readonly key: string;
  readonly input: UncertaintyInput;
  /** Names this beginning of it. */
  readonly id: string;
  done: number;
  total: number;
  /** null: it waits. */
  run: Run | null;
  cancelled: boolean;
  /** Its result is kept, or its end noted. */
  finished: Promise<void>;
}

const mostWaiting = 8;
const beatMs = 1000;

export function createJobs({ cache, clock, log }: { cache: Cache; clock: Clock; log: Logger }): Jobs {
  const notes = notesIn(cache, clock);
  const jobs = new Map<string, Job>();
  let working: Promise<void> = Promise.resolve();
  let closed = false;
  const isClosed = (): boolean => closed;

  const beat = setInterval(() => {
    for (const job of jobs.values())
      void tell(job).catch((failure: unknown) => log.warn({ err: failure }, 'a job’s progress was not noted'));
  }, beatMs);
  beat.unref();

  async function tell(job: Job): Promise<void> {
    if (await notes.isToStop(job.key, job.id)) return stop(job);
    if (jobs.has(job.key)) await notes.running(job.key, job.id, job.done, job.total);
  }

  async function stop(job: Job): Promise<void> {
    job.cancelled = true;
    if (job.run !== null) {
      await job.run.stop();
      return job.finished;
    }
    jobs.delete(job.key);
    await notes.ended(job.key, 'cancelled');
  }

  async function work(job: Job): Promise<void> {
    if (job.cancelled || isClosed()) return;
    try {
      job.run = runUncertainty(job.input, (done, total) => Object.assign(job, { done, total }));
      const text = await job.run.result;
      jobs.delete(job.key);
      if (text === null) {
        await (isClosed() ? notes.forget(job.key) : notes.ended(job.key, 'cancelled'));
        return;
      }
      await keepResult(cache, job.key, text);
      await notes.forget(job.key);
    } catch (failure) {
      jobs.delete(job.key);
      log.error({ err: failure, job: job.key }, 'a job failed');
      await notes.ended(job.key, 'failed').catch(() => undefined);
    }
  }

  return {
    async begin(key, input) {
      if (jobs.has(key)) return 'begun';
      const elsewhere = await notes.read(key);
      if (elsewhere?.state === 'running' || jobs.has(key)) return 'begun';
      if (closed || jobs.size > mostWaiting) return 'full';
      const job: Job = {
        key,
        input,
        id: randomUUID(),
        done: 0,
        total: 0,
        run: null,
        cancelled: false,
        finished: working
      };
      jobs.set(key, job);
      job.finished = working = working.then(() => work(job));
      await notes.running(key, job.id, 0, 0);
      return 'begun';
    },
    look(key) {
      const job = jobs.get(key);
      if (job === undefined) return notes.read(key);
      const { id, done, total } = job;
      return Promise.resolve({ state: 'running', run: id, done, total, at: clock().getTime() });
    },
    async cancel(key) {
      const job = jobs.get(key);
      if (job !== undefined) return stop(job);
      const elsewhere = await notes.read(key);
      if (elsewhere?.state === 'running') await notes.askToStop(key, elsewhere.run);
    },
    async close() {
      closed = true;
      clearInterval(beat);
      await Promise.all([...jobs.values()].map((job) => job.run?.stop() ?? notes.forget(job.key)));
      jobs.clear();
      await working;
    }
  };
}
