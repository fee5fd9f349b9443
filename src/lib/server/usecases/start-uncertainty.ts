/**
 * Begins to compute a round's uncertainty, in a thread of its own; what is computed, or being computed, is not begun again.
 * Replies at once. Fails as findUncertainty does, with a refusal of `analysis.compute`, or with analysis.busy.
 */
import { refusal, type Actor } from '#lib/domain/access.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { findUncertainty, type UncertaintyChoice } from './find-uncertainty.ts';
import { openedOf, type OpenedUncertainty } from './open-uncertainty.ts';

export async function startUncertainty(
  app: App,
  actor: Actor | null,
  choice: UncertaintyChoice
): Promise<OpenedUncertainty | Problem> {
  const refused = refusal(actor, 'analysis.compute');
  if (refused !== null) return refused;
  const found = await findUncertainty(app, actor, choice);
  if (isProblem(found)) return found;
  if (found.kept === null && (await app.jobs.begin(found.key, found.input)) === 'full') return problem('analysis.busy');
  return openedOf(app, found);
}
