/**
 * Whom a page in the browser was drawn for. Where somebody else has signed in meanwhile (a shared computer, another tab),
 * what the page sends would be written under the wrong name: it is refused as if nobody were signed in.
 */
import type { Actor } from '#lib/domain/access.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export function otherPerson(request: Request, actor: Actor | null): Problem | null {
  const expected = request.headers.get('soundings-person');
  return expected === null || actor === null || expected === actor.personId ? null : problem('access.another_person');
}
