/** What the weights of a tree come to: the share that each member has in its group and in the whole. */
import { figure, noFigure, type Outcome } from './outcome.ts';

export interface WeightedNode {
  readonly id: string;
  /** null: the top. */
  readonly parent: string | null;
  /** Relative to the other members of the group, ≥ 0. */
  readonly weight: number;
}

/**
 * Share of each node in the top: the product of its share in its group and those of the groups above (COINr
 * get_eff_weights). Shares of the members of a group sum to the group's; a top has 1. A group whose weights are all 0, a
 * parent that is not listed or a circle gives its members 'no_data'.
 */
export function effectiveWeights(nodes: readonly WeightedNode[]): ReadonlyMap<string, Outcome> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const totals = new Map<string, number>();
  for (const { parent, weight } of nodes) if (parent !== null) totals.set(parent, (totals.get(parent) ?? 0) + weight);
  const shareOf = ({ id, parent, weight }: WeightedNode, below: ReadonlySet<string>): number | null => {
    if (parent === null) return 1;
    const group = byId.get(parent);
    const total = totals.get(parent) ?? 0;
    if (group === undefined || total === 0 || below.has(id)) return null;
    const above = shareOf(group, new Set([...below, id]));
    return above === null ? null : (above * weight) / total;
  };
  return new Map(
    nodes.map((node) => {
      const share = shareOf(node, new Set());
      return [node.id, share === null ? noFigure('no_data') : figure(share)];
    })
  );
}
