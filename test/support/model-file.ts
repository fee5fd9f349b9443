/**
 * The model of the model-based tests: people at their pages, what they have seen, what waits unsent, and every answer that
 * was acknowledged. It knows what must become of what they send; the store and the use cases are the real ones.
 */
import { operator, scopeOf, type Actor } from '#lib/domain/access.ts';
import type { AnswerInput } from '#lib/domain/country-file/answer.ts';
import { applyChange } from '#lib/domain/country-file/apply.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import { isProblem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { saveAnswers, type SavedAnswers } from '#lib/server/usecases/save-answers.ts';
import { expect } from 'vitest';
import type { SmallRound } from './small-round.ts';

export const names = ['policy', 'evidence', 'computers', 'consent', 'count', 'count_source'] as const;
export type Name = (typeof names)[number];
export const possible: Readonly<Record<Name, readonly (string | number)[]>> = {
  policy: [1, 3, 5],
  evidence: ['law', 'plan'],
  computers: ['yes', 'no'],
  consent: ['named', 'internal'],
  count: [1, 20, 300],
  count_source: ['EMIS', 'census']
};
const devices: readonly Name[] = ['count', 'count_source'];

export interface Batch {
  readonly changeId: string;
  readonly answers: Readonly<Record<string, AnswerInput>>;
}

/** A person before a screen: the revision he knows of each question, and what he could not send yet. */
export interface Page {
  readonly actor: Actor;
  readonly known: Map<string, number>;
  readonly queue: Batch[];
}

/** An answer of which somebody was told that it is saved. */
interface Acknowledged {
  readonly name: string;
  readonly value: unknown;
  readonly revision: number;
  readonly changeId: string;
}

export interface Real {
  readonly round: SmallRound;
  readonly fileId: string;
  readonly pages: Readonly<Record<'focal' | 'amal', Page>>;
  readonly head: Actor;
  /** Ids of changes, never the same twice. */
  readonly nextId: () => string;
  readonly acknowledged: Acknowledged[];
  /** What stood when the file was last returned for single questions; null: everything may move. */
  locked: { readonly unlocked: readonly string[]; readonly answers: FileState['answers'] } | null;
}

const everything = scopeOf(operator('cli'));

export async function stateOf({ round, fileId }: Real): Promise<FileState> {
  const state = await round.app.storage.countryFiles.load(everything, fileId);
  if (state === null) throw new Error(`no file ${fileId}`);
  return state;
}

export async function logOf({ round, fileId }: Real): Promise<readonly Change[]> {
  return (await round.app.storage.countryFiles.changes(everything, fileId)) ?? [];
}

/** What must become of one answer, said without the code that decides it. */
function expected(state: FileState, { actor }: Page, name: string, { base, value }: AnswerInput): string {
  if (!['invited', 'in_progress', 'returned'].includes(state.status)) return 'closed';
  if (actor.personId === 'amal' && !devices.some((one) => one === name)) return 'refused';
  if (state.unlocked !== null && !state.unlocked.includes(name)) return 'refused';
  const standing = state.answers[name];
  if (standing === undefined || standing.value === value) return 'saved';
  return base >= standing.revision ? 'saved' : 'conflict';
}

function becameOf(reply: SavedAnswers, name: string): string {
  if (Object.hasOwn(reply.saved, name)) return 'saved';
  return Object.hasOwn(reply.conflicts, name) ? 'conflict' : 'refused';
}

/** The power goes after the change is in the log and before anybody is told. */
export function crashing(app: App): App {
  const { countryFiles } = app.storage;
  const append: typeof countryFiles.append = async (scope, change) => {
    await countryFiles.append(scope, change);
    throw new Error('power cut');
  };
  return { ...app, storage: { ...app.storage, countryFiles: { ...countryFiles, append } } };
}

/**
 * Sends a batch, holds the reply against the model, and lets the page learn from it. A batch that was sent before may have
 * been recorded then: what it says of itself is held against the log at the end.
 */
export async function send(real: Real, page: Page, batch: Batch, again: boolean): Promise<void> {
  const before = await stateOf(real);
  const reply = await saveAnswers(real.round.app, page.actor, { fileId: real.fileId, ...batch, via: 'offline' });
  if (isProblem(reply)) {
    expect(
      again
        ? 'closed'
        : [
            ...new Set(
              Object.keys(batch.answers).map((name) => expected(before, page, name, batch.answers[name] as AnswerInput))
            )
          ]
    ).toEqual(again ? 'closed' : ['closed']);
    return;
  }
  for (const [name, input] of Object.entries(batch.answers)) {
    const became = becameOf(reply, name);
    if (!again) expect([name, became]).toEqual([name, expected(before, page, name, input)]);
    if (became === 'saved') {
      const revision = reply.saved[name] ?? 0;
      real.acknowledged.push({ name, value: input.value, revision, changeId: batch.changeId });
      page.known.set(name, Math.max(page.known.get(name) ?? 0, revision));
    }
    const theirs = reply.conflicts[name]?.theirs;
    if (theirs !== undefined) page.known.set(name, theirs.revision);
  }
}

/** Sends a batch whose reply nobody gets; it stays with the page and is sent again later. */
export async function sendIntoTheDark(real: Real, page: Page, batch: Batch): Promise<void> {
  const sent = saveAnswers(crashing(real.round.app), page.actor, { fileId: real.fileId, ...batch });
  await sent.catch((failure: unknown) => {
    if (!(failure instanceof Error && failure.message === 'power cut')) throw failure;
  });
  page.queue.push(batch);
}

/** What must be true after every act. */
export async function check(real: Real): Promise<void> {
  const state = await stateOf(real);
  if (real.locked !== null && (state.unlocked === null || state.unlocked.join() !== real.locked.unlocked.join())) {
    real.locked = null;
  }
  if (real.locked === null && state.unlocked !== null) {
    real.locked = { unlocked: state.unlocked, answers: state.answers };
  }
  for (const [name, answer] of Object.entries(real.locked?.answers ?? {})) {
    if (real.locked?.unlocked.includes(name) === false) expect([name, state.answers[name]]).toEqual([name, answer]);
  }
  expect(
    state.submissions.filter((one) => one.outcome === 'approved' && one.supersededBy === null).length
  ).toBeLessThanOrEqual(1);
  expect(state.status === 'frozen').toBe(state.frozen !== null && state.status !== 'declined');
}

/** What must be true in the end: the log gives the state, and holds every answer that was acknowledged. */
export async function checkAtTheEnd(real: Real): Promise<void> {
  const log = await logOf(real);
  const state = await stateOf(real);
  expect(log.map(({ revision }) => revision)).toEqual(log.map((_, index) => index + 1));
  expect(new Set(log.map(({ changeId }) => changeId)).size).toBe(log.length);
  expect(log.reduce<FileState | null>(applyChange, null)).toEqual(state);
  for (const { name, value, revision } of real.acknowledged) {
    const change = log[revision - 1];
    const written = change?.kind === 'answers_saved' ? change.answers[name]?.value : undefined;
    expect([name, revision, written]).toEqual([name, revision, value]);
    expect(state.answers[name]?.revision ?? 0).toBeGreaterThanOrEqual(revision);
  }
}
