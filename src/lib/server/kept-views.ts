/**
 * Views kept with the round they are made from. A view is a function of its round and of what was chosen, and a round is
 * replaced when its approved set changes: so a kept view never goes stale, and goes when its round goes. Keeps no Problem.
 */
import type { Round } from '#lib/domain/comparison/round.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';

/** `most`: views kept for a round, the first made go first. `choice` must name everything that `make` depends on besides the round. */
export function keepViews<View>(
  most = 24
): (round: Round, choice: readonly (string | null)[], make: () => View | Problem) => View | Problem {
  const rounds = new WeakMap<Round, Map<string, View>>();
  return (round, choice, make) => {
    const views = rounds.get(round) ?? new Map<string, View>();
    rounds.set(round, views);
    const key = JSON.stringify(choice);
    const kept = views.get(key);
    if (kept !== undefined) return kept;
    const view = make();
    if (isProblem(view)) return view;
    for (const oldest of views.keys()) {
      if (views.size < most) break;
      views.delete(oldest);
    }
    views.set(key, view);
    return view;
  };
}
