/** The answer to a question as it stood at a revision, from the log: what a workbook of that revision was written from. */
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import { applyChange } from '#lib/domain/country-file/apply.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';

export type History = (question: string, revision: number) => StandingAnswer | null;

export function historyOf(changes: readonly Change[]): History {
  const seen = new Map<string, StandingAnswer[]>();
  let state: FileState | null = null;
  for (const change of changes) {
    const before: FileState['answers'] = state?.answers ?? {};
    state = applyChange(state, change);
    for (const [name, answer] of Object.entries(state.answers)) {
      if (before[name] === answer) continue;
      const kept = seen.get(name);
      if (kept === undefined) seen.set(name, [answer]);
      else kept.push(answer);
    }
  }
  return (question, revision) => seen.get(question)?.findLast((answer) => answer.revision <= revision) ?? null;
}
