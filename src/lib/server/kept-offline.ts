/**
 * Which replies a respondent's browser may keep for the time without network: only pages that he fills, marked with the
 * program's build and the person. The service worker keeps nothing without the mark, and drops all when either changes.
 */
import type { Actor } from '#lib/domain/access.ts';

const kept: ReadonlySet<string> = new Set([
  '/(respond)/files',
  '/(respond)/files/[fileId]',
  '/(respond)/files/[fileId]/sections/[section]',
  '/(respond)/files/[fileId]/rules',
  '/(respond)/unsent'
]);

/** null: not to be kept. */
export function keepMark(
  { method, routeId, status }: { readonly method: string; readonly routeId: string | null; readonly status: number },
  actor: Pick<Actor, 'personId'> | null,
  build: string
): string | null {
  const may = method === 'GET' && status === 200 && actor !== null && routeId !== null && kept.has(routeId);
  return may ? `${build} ${actor.personId}` : null;
}
