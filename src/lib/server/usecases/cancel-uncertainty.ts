/**
 * Stops computing a round's uncertainty, also where another process does it (that takes about a second). What is not being
 * computed stays as it is. Fails as findUncertainty does, or with a refusal of `analysis.compute`.
 */
import { refusal, type Actor } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { findUncertainty, type UncertaintyChoice } from './find-uncertainty.ts';
import { openedOf, type OpenedUncertainty } from './open-uncertainty.ts';

export async function cancelUncertainty(
  app: App,
  actor: Actor | null,
  choice: UncertaintyChoice
): Promise<OpenedUncertainty | Problem> {
  const refused = refusal(actor, 'analysis.compute');
  if (refused !== null) return refused;
  const found = await findUncertainty(app, actor, choice);
  if (isProblem(found)) return found;
  await app.jobs.cancel(found.key);
  return openedOf(app, found);
}
