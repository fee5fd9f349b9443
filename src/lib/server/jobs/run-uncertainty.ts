/** One run in a worker thread. The promise gives the result's text, or null where it was stopped; a worker that fails rejects it. */
import { Worker } from 'node:worker_threads';
import type { UncertaintyInput } from '#lib/domain/scoring/uncertainty/uncertainty.ts';
import type { FromWorker } from './uncertainty-worker.ts';
import { workerFile } from './worker-file.ts';

export interface Run {
  readonly result: Promise<string | null>;
  readonly stop: () => Promise<void>;
}

/** A table of thousands of units needs a few hundred megabytes; what needs more fails alone and not with the server. */
const memoryMb = 1024;

export function runUncertainty(input: UncertaintyInput, progress: (done: number, total: number) => void): Run {
  const worker = new Worker(workerFile(), {
    workerData: input,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb }
  });
  let stopped = false;
  let text: string | null = null;
  const result = new Promise<string | null>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'progress') progress(message.done, message.total);
      else text = message.text;
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (stopped || text !== null) resolve(stopped ? null : text);
      else reject(new Error(`the worker ended with ${code} and no result`));
    });
  });
  return {
    result,
    stop: async () => {
      stopped = true;
      await worker.terminate();
    }
  };
}
