/**
 * Whether everybody's words are there after many have written in one file at once: each answer that was acknowledged stands
 * in the log, nobody wrote over what he had not seen, every clash was told to the later one, all pages show what stands.
 */
import type { Change } from '#lib/domain/country-file/change.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { Attempt, Moment } from './typist.ts';

export interface Reckoning {
  /** Answers in the log that went over an answer their writer had not seen, and that he was told are saved. */
  readonly silent: readonly string[];
  /** Clashes that were told although the writer had seen what stood. */
  readonly needless: readonly string[];
  /** Answers in the log that nobody was told of. */
  readonly untold: readonly string[];
  /** Questions where the file does not say what was acknowledged last. */
  readonly wrong: readonly string[];
}

const placeOf = (changeId: string, question: string): string => `${changeId} ${question}`;

/** Walks the log in order; what each writer had seen is the base that he sent. `from`: the revision before the first. */
export function reckon(
  log: readonly Change[],
  state: FileState | null,
  attempts: readonly Attempt[],
  from: number
): Reckoning {
  const sent = new Map(attempts.map((one) => [placeOf(one.changeId, one.question), one]));
  const standing = new Map<string, number>();
  const [silent, untold]: [string[], string[]] = [[], []];
  for (const change of log) {
    if (change.kind !== 'answers_saved') continue;
    for (const question of Object.keys(change.answers)) {
      const place = placeOf(change.changeId, question);
      const attempt = sent.get(place);
      if (change.revision > from && attempt?.outcome.kind !== 'saved') untold.push(place);
      if (attempt !== undefined && attempt.base < (standing.get(question) ?? 0)) silent.push(place);
      standing.set(question, change.revision);
    }
  }
  const clashes = attempts.filter(({ base, outcome }) => outcome.kind === 'clash' && outcome.revision <= base);
  return {
    silent,
    untold,
    needless: clashes.map(({ changeId, question }) => placeOf(changeId, question)),
    wrong: differing(lastAcknowledged(attempts), state?.answers ?? {})
  };
}

export function lastAcknowledged(attempts: readonly Attempt[]): ReadonlyMap<string, string> {
  const last = new Map<string, { readonly revision: number; readonly value: string }>();
  for (const { question, value, outcome } of attempts)
    if (outcome.kind === 'saved' && outcome.revision > (last.get(question)?.revision ?? 0))
      last.set(question, { revision: outcome.revision, value });
  return new Map([...last].map(([question, { value }]) => [question, value]));
}

/** Questions where `shown` is another text than the one expected. */
export function differing(
  expected: ReadonlyMap<string, string>,
  shown: Readonly<Record<string, StandingAnswer>>
): readonly string[] {
  return [...expected].filter(([question, value]) => shown[question]?.value !== value).map(([question]) => question);
}

/** Milliseconds until a page knew of the others' saves: the first news of at least their revision. */
export function delays(saved: readonly Moment[], heard: readonly Moment[]): readonly number[] {
  const byRevision = heard.toSorted((a, b) => a.revision - b.revision);
  let next = 0;
  return saved
    .toSorted((a, b) => a.revision - b.revision)
    .flatMap(({ at, revision }) => {
      while ((byRevision[next]?.revision ?? Infinity) < revision) next += 1;
      const first = byRevision[next];
      return first === undefined ? [] : [Math.max(0, first.at - at)];
    });
}
