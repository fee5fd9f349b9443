/** Whether two answers say the same; the language of the page they were typed on does not count. */
import { canonicalJson } from '#lib/domain/canonical.ts';
import { sayTheSameBeside } from './facets.ts';
import type { Answer } from './answer.ts';

/** In value and all that stands beside it. */
export function sayTheSame(one: Answer, other: Answer): boolean {
  return sayTheSameValue(one, other) && sayTheSameBeside(one, other);
}

/** In state, value and comment. */
export function sayTheSameValue(one: Answer, other: Answer): boolean {
  return (
    one.state === other.state &&
    (one.comment ?? null) === (other.comment ?? null) &&
    canonicalJson(one.value) === canonicalJson(other.value)
  );
}

/** In everything but the evidence that they cite, and there they differ. */
export function differInEvidenceAlone(one: Answer, other: Answer): boolean {
  const [{ evidence: ones = [], ...mine }, { evidence: others = [], ...theirs }] = [one, other];
  return canonicalJson(ones) !== canonicalJson(others) && sayTheSame(mine, theirs);
}
