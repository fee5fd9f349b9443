/** What the address of the uncertainty says; an empty value counts as not said, one that is no number goes through and is refused. */
import type { SensitivityChoice } from '#lib/server/usecases/open-sensitivity.ts';

export function readChoice(query: { get(name: string): unknown }): SensitivityChoice {
  const said = (name: string): string | null => {
    const value = query.get(name);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const number = (name: string): number | null => {
    const text = said(name);
    return text === null ? null : Number(text);
  };
  const [first, second] = [said('first'), said('second')];
  return {
    campaign: said('campaign'),
    seed: number('seed'),
    replications: number('replications'),
    pair: first === null || second === null ? null : { first, second }
  };
}

/** The address of the page for a round drawn so. */
export function pagePath(campaign: string, { seed, replications }: SensitivityChoice): string {
  const query = new URLSearchParams({ campaign });
  if (seed !== null) query.set('seed', String(seed));
  if (replications !== null) query.set('replications', String(replications));
  return `/statistics/uncertainty?${query}`;
}
