/** What the comparison's address says; an empty value counts as not said. */
import type { ComparisonChoice } from '#lib/server/usecases/open-comparison.ts';

export function readChoice(query: URLSearchParams): ComparisonChoice {
  const said = (name: string) => {
    const value = query.get(name);
    return value === null || value === '' ? null : value;
  };
  return { campaign: said('campaign'), scheme: said('groups'), figure: said('figure') };
}
