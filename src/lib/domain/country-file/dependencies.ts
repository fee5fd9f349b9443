/**
 * What hangs together in a questionnaire: what a question's conditions read (shown read-only to its contributor) and
 * what an asked question takes with it when a file is returned. Static: it holds for whatever is answered.
 */
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';

/** What one question reads: by its conditions (its section's included), and, where it is calculated, for its value. */
export interface Reads {
  readonly conditions: ReadonlySet<string>;
  readonly value: ReadonlySet<string>;
}
export type Dependencies = ReadonlyMap<string, Reads>;

function readBy(name: string, dependencies: Dependencies): readonly string[] {
  const reads = dependencies.get(name);
  return reads === undefined ? [] : [...reads.conditions, ...reads.value];
}

/** The questions that decide whether and how those of `names` are asked, however far back; without `names` themselves. */
export function readFor(names: Iterable<string>, dependencies: Dependencies): ReadonlySet<string> {
  const own = new Set(names);
  const found = new Set<string>();
  const waiting = [...own];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const read of readBy(name, dependencies)) {
      if (found.has(read)) continue;
      found.add(read);
      waiting.push(read);
    }
  }
  return new Set([...found].filter((name) => !own.has(name)));
}

/**
 * The questions that take answers when a return asks on `asked`: those, their companions (evidence, source, inputs), the
 * inputs of an asked calculated value, and every question whose conditions or value depend on one of them. In the
 * questionnaire's order.
 */
export function unlockedBy(
  asked: Iterable<string>,
  questionnaire: Questionnaire,
  dependencies: Dependencies
): readonly string[] {
  const open = new Set<string>();
  const waiting = [...asked];
  for (const name of [...waiting]) {
    if (questionnaire.byName.get(name)?.type === 'calculated') waiting.push(...(dependencies.get(name)?.value ?? []));
  }
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (open.has(name)) continue;
    open.add(name);
    for (const [other, question] of questionnaire.byName) {
      if (question.about?.question === name || readBy(other, dependencies).includes(name)) waiting.push(other);
    }
  }
  return [...questionnaire.byName.keys()].filter((name) => open.has(name));
}
