/** What the priorities' address says; `group` is `scheme.group`; an empty or unreadable value counts as not said. */
import type { PriorityOrder } from '#lib/domain/comparison/priorities-view.ts';
import type { PrioritiesChoice } from '#lib/server/usecases/open-priorities.ts';

const orders: readonly PriorityOrder[] = ['points', 'importance', 'gap', 'first_choice'];

export function readChoice(query: URLSearchParams): PrioritiesChoice {
  const said = (name: string) => {
    const value = query.get(name);
    return value === null || value === '' ? null : value;
  };
  const [scheme, group] = said('group')?.split('.') ?? [];
  return {
    campaign: said('campaign'),
    group: scheme === undefined || group === undefined ? null : { scheme, group },
    theme: said('theme'),
    order: orders.find((order) => order === said('order')) ?? null
  };
}
