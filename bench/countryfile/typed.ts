/** A free text as somebody types it: about two lines, another one each time. */
import type { Unsent } from '#lib/ui/unsent/queue.ts';

const words =
  'The ministry reports that teachers in most regions have been trained since the last round, see the plan. ';

export function textOf(who: string, count: number): string {
  return `${who} ${count} ذ: ${words}${words}`;
}

/** `base`: the revision of the question that its writer saw. `setAside`: his own text, where he leaves the other's. */
export function unsent(value: string, base: number, setAside: string | null = null): Unsent {
  const draft = { state: 'answered', typed: value, comment: '' } as const;
  const beside = { state: 'answered', comment: null, language: 'en' } as const;
  const own = setAside === null ? {} : { setAside: { ...beside, value: setAside } };
  return { draft, base, input: { ...beside, value, ...own }, typedAt: new Date().toISOString() };
}
