/**
 * The same index over fewer indicators: groups that lose all members go, and no level asks for more members than are
 * left. What a change between rounds and a dropped dimension are computed with. null: nothing is left.
 */
import type { IndexModel } from './index-model.ts';
import { dimensionsOf, nodesOf } from './tree.ts';

export function restrictTo(index: IndexModel, keep: ReadonlySet<string>): IndexModel | null {
  const indicators = index.indicators.filter(({ id }) => keep.has(id));
  const left = new Set(indicators.map(({ id }) => id));
  // Children come before parents, so that a group is emptied before its parent is looked at.
  for (const node of nodesOf(index)) if (node.members.some((member) => left.has(member))) left.add(node.id);
  const members = index.members.filter((id) => left.has(id));
  if (members.length === 0) return null;
  const groups = index.groups
    .filter(({ id }) => left.has(id))
    .map((group) => ({ ...group, members: group.members.filter((id) => left.has(id)) }));
  const smaller = { ...index, indicators, groups, members };
  const nodes = nodesOf(smaller);
  // The index keeps its own rule, also where its deepest member goes and it stands lower than before.
  const rules = [...index.levels.slice(0, (nodes.at(-1)?.level ?? 1) - 1), ...index.levels.slice(-1)];
  const levels = rules.map((level, at) => {
    const sizes = nodes.filter((node) => node.level === at + 1).map((node) => node.members.length);
    return { ...level, atLeast: Math.min(level.atLeast, ...sizes) };
  });
  return { ...smaller, levels, dimensions: dimensionsOf(smaller) };
}
