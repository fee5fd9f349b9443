/**
 * An answer cites an item, or no longer does: the answer that stands is saved again with another list. Its value is not
 * the writer's business here, so it is taken as it stands.
 */
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '../app.ts';
import { act, takeFile } from '../file-desk.ts';

export interface Cited {
  readonly question: string;
  /** The ids that the answer cites now. */
  readonly evidence: readonly string[];
}

/** A colleague may save the same answer at the same moment: it is read and saved again. */
const rounds = 5;

export async function recite(
  app: App,
  actor: Actor,
  fileId: string,
  question: string,
  changeId: string,
  next: (evidence: readonly string[]) => readonly string[]
): Promise<Cited | Problem> {
  for (let round = 0; round < rounds; round += 1) {
    const file = await takeFile(app, actor, fileId);
    if (isProblem(file)) return file;
    const standing = Object.hasOwn(file.state.answers, question) ? file.state.answers[question] : undefined;
    const cited = standing?.evidence ?? [];
    const evidence = next(cited);
    if (evidence.length === cited.length && evidence.every((id) => cited.includes(id))) {
      return { question, evidence };
    }
    const input = {
      base: standing?.revision ?? 0,
      state: standing?.state ?? ('blank' as const),
      value: standing?.value ?? null,
      comment: standing?.comment ?? null,
      language: standing?.language ?? actor.language,
      ...(standing?.takenOver && { takenOver: standing.takenOver }),
      evidence
    };
    // A round of its own, since an id names one change.
    const id = round === 0 ? changeId : `${changeId}.${round}`;
    const outcome = await act(app, actor, fileId, id, { kind: 'save_answers', answers: { [question]: input } });
    if (isProblem(outcome)) return outcome;
    if (isProblem(outcome.decision)) return outcome.decision;
    const refused = outcome.decision.refused.get(question);
    if (refused !== undefined) return refused;
    if (outcome.decision.conflicts.has(question)) continue;
    return { question, evidence };
  }
  return problem('storage.busy');
}
