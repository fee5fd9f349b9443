/**
 * A thread of its own for one run of the method's uncertainty: takes the input, tells how far it is, hands back the result as
 * text. Knows no store and no request; it is stopped by ending the thread.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { uncertaintyOf, type UncertaintyInput } from '#lib/domain/scoring/uncertainty/uncertainty.ts';

export type FromWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** The result as JSON: the text is what is stored, so that it is written once. */
  | { readonly kind: 'result'; readonly text: string };

const tell = (message: FromWorker): void => parentPort?.postMessage(message);

const result = uncertaintyOf(workerData as UncertaintyInput, (done, total) => tell({ kind: 'progress', done, total }));
tell({ kind: 'result', text: JSON.stringify(result) });
