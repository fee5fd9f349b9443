/**
 * The tree of a model: who is whose member, in which order groups are computed, on which level each stands. Takes only a
 * model whose findings are empty: every id known, one parent each, no cycle.
 */
import type { DimensionModel, GroupModel, IndicatorModel } from './index-model.ts';

interface Grown {
  readonly id: string;
  readonly members: readonly string[];
  readonly groups: readonly GroupModel[];
}

export interface TreeNode {
  readonly id: string;
  readonly members: readonly string[];
  /** 1 where all members are indicators, else one above the highest member. */
  readonly level: number;
}

/** Every group, each after its members; the index itself comes last. */
export function nodesOf(index: Grown): readonly TreeNode[] {
  const groups = new Map(index.groups.map((group) => [group.id, group.members]));
  const nodes: TreeNode[] = [];
  const visit = (id: string, members: readonly string[]): number => {
    const levels = members.map((member) => {
      const below = groups.get(member);
      return below === undefined ? 0 : visit(member, below);
    });
    const level = 1 + Math.max(...levels);
    nodes.push({ id, members, level });
    return level;
  };
  visit(index.id, index.members);
  return nodes;
}

/** The indicators below the members named, in the tree's order. */
function leavesOf(members: readonly string[], groups: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return members.flatMap((member) => {
    const below = groups.get(member);
    return below === undefined ? [member] : leavesOf(below, groups);
  });
}

export function leafIds(index: Grown): readonly string[] {
  return leavesOf(index.members, new Map(index.groups.map((group) => [group.id, group.members])));
}

export function dimensionsOf(
  index: Grown & { readonly indicators: readonly IndicatorModel[] }
): readonly DimensionModel[] {
  const indicators = new Map(index.indicators.map((one) => [one.id, one]));
  const members = new Map(index.groups.map((group) => [group.id, group.members]));
  return index.members.flatMap((id) => {
    const group = index.groups.find((one) => one.id === id);
    if (group === undefined) return [];
    const { members: below, ...described } = group;
    return [{ ...described, indicators: leavesOf(below, members).flatMap((leaf) => indicators.get(leaf) ?? []) }];
  });
}
