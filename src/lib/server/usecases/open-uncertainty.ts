/**
 * How uncertain a round's scores and ranks are by its method: the result where it was computed, how far it is where it is
 * being computed. Computes nothing itself. Names only countries that may be named.
 */
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { UncertaintyResult } from '#lib/domain/scoring/uncertainty/result.ts';
import type { App } from '#lib/server/app.ts';
import { findUncertainty, type FoundUncertainty, type UncertaintyChoice } from './find-uncertainty.ts';

export type OpenedUncertainty =
  /** `key` names the result: the same submissions, method, seed and replications have the same. */
  | { readonly state: 'ready'; readonly key: string; readonly result: UncertaintyResult }
  /** Scorings of all countries done, of all to do; 0 of 0 while it waits. */
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  /** `last`: how it ended when it was last begun without a result. */
  | { readonly state: 'none'; readonly last: 'failed' | 'cancelled' | null };

/** Fails as findUncertainty does. */
export async function openUncertainty(
  app: App,
  actor: Actor | null,
  choice: UncertaintyChoice
): Promise<OpenedUncertainty | Problem> {
  const found = await findUncertainty(app, actor, choice);
  return isProblem(found) ? found : openedOf(app, found);
}

export async function openedOf(app: App, { key, kept }: FoundUncertainty): Promise<OpenedUncertainty> {
  if (kept !== null) return { state: 'ready', key, result: kept };
  const note = await app.jobs.look(key);
  if (note === null) return { state: 'none', last: null };
  return note.state === 'ended'
    ? { state: 'none', last: note.how }
    : { state: 'running', done: note.done, total: note.total };
}
