/**
 * The slow, obvious reading of a model: one unit, recursion over the tree, the formulas of golden/README (2, 3) as they are
 * written there. Shares no line with the engine.
 */
import type { Cell } from '#lib/domain/scoring/cells.ts';
import type { IndexModel } from '#lib/domain/scoring/index-model.ts';

export interface ReferenceNode {
  readonly id: string;
  readonly value: number | null;
  readonly why: string | null;
  readonly answered: number;
  readonly applicable: number;
}

/** Every group of the index after its members, the index last. `points` by indicator; `top`: another mean for the index. */
export function referenceScores(
  index: IndexModel,
  points: ReadonlyMap<string, Cell>,
  weightOf: (member: string) => number = publishedWeights(index),
  top?: { readonly aggregate: 'arithmetic' | 'geometric'; readonly floor: number }
): readonly ReferenceNode[] {
  const nodes: ReferenceNode[] = [];
  const groups = new Map(index.groups.map((group) => [group.id, group.members]));
  const levelOf = (members: readonly string[]): number =>
    1 + Math.max(...members.map((member) => (groups.has(member) ? levelOf(groups.get(member) ?? []) : 0)));

  const visit = (id: string, members: readonly string[]): ReferenceNode => {
    const children = members.map((member) => {
      const below = groups.get(member);
      return below === undefined ? null : visit(member, below);
    });
    const level = index.levels[levelOf(members) - 1];
    if (level === undefined) throw new Error(`no rule for ${id}`);
    let [left, answered, applicable, asked] = [level.notApplicable ?? Infinity, 0, 0, 0];
    const there: { weight: number; value: number }[] = [];
    members.forEach((member, at) => {
      const child = children[at] ?? null;
      const weight = weightOf(member);
      if (child !== null) {
        answered += child.answered;
        applicable += child.applicable;
        if (child.why !== 'not_applicable') asked += 1;
        if (child.value !== null) there.push({ weight, value: child.value });
        return;
      }
      const cell = points.get(member) ?? null;
      if (cell === 'not_applicable' && left > 0) {
        left -= 1;
        return;
      }
      asked += 1;
      applicable += 1;
      if (typeof cell !== 'number' || !Number.isFinite(cell)) return;
      answered += 1;
      there.push({ weight, value: cell });
    });
    const onlyIndicators = children.every((child) => child === null);
    const rule = id === index.id && top !== undefined ? { ...level, ...top } : level;
    const outcome = ((): [number | null, string | null] => {
      if (there.reduce((sum, { weight }) => sum + weight, 0) === 0)
        return [
          null,
          applicable === 0 ? 'not_applicable' : answered === 0 || onlyIndicators ? 'missing' : 'too_few_members'
        ];
      if (there.length < rule.atLeast) return [null, 'too_few_members'];
      if (there.length / asked < rule.coverage || answered / applicable < rule.indicators) return [null, 'coverage'];
      return meanOf(rule.aggregate, rule.floor, there);
    })();
    const node = { id, value: outcome[0], why: outcome[1], answered, applicable };
    nodes.push(node);
    return node;
  };
  visit(index.id, index.members);
  return nodes;
}

function meanOf(
  kind: string,
  floor: number | null,
  members: readonly { readonly weight: number; readonly value: number }[]
): [number | null, string | null] {
  const raised = members.map(({ weight, value }) => ({
    weight,
    value: floor === null ? value : Math.max(floor, value)
  }));
  const total = members.reduce((sum, { weight }) => sum + weight, 0);
  const added = (term: (one: { weight: number; value: number }) => number) => (list: typeof members) =>
    list.reduce((sum, one) => sum + term(one), 0);
  if (kind === 'arithmetic') return finite(added(({ weight, value }) => weight * value)(members) / total, 'overflow');
  if (kind === 'geometric') {
    if (raised.some(({ value }) => value <= 0)) return [null, 'not_positive'];
    return finite(Math.exp(added(({ weight, value }) => weight * Math.log(value))(raised) / total), 'overflow');
  }
  if (raised.some(({ value }) => value === 0)) return [null, 'zero'];
  return finite(total / added(({ weight, value }) => weight / value)(raised), 'zero');
}

function finite(value: number, otherwise: string): [number | null, string | null] {
  return Number.isFinite(value) ? [value, null] : [null, otherwise];
}

export function publishedWeights({ weights: { published, sets } }: IndexModel): (member: string) => number {
  const set = sets.find(({ id }) => id === published);
  return (member) => set?.values[member] ?? 1;
}

/** Between goalposts, by formula 1 of golden/README. */
export function referencePoints(
  index: IndexModel,
  ids: readonly string[],
  raw: readonly Cell[]
): ReadonlyMap<string, Cell> {
  return new Map<string, Cell>(
    ids.map((id, at) => {
      const cell = raw[at] ?? null;
      const found = index.indicators.find((one) => one.id === id);
      if (typeof cell !== 'number' || !Number.isFinite(cell) || found?.goalposts == null)
        return [id, cell === 'not_applicable' ? cell : null] as const;
      const [low, high] = found.goalposts;
      const [a, b] = found.direction === 1 ? [low, high] : [-high, -low];
      return [id, Math.min(1, Math.max(0, (found.direction * cell - a) / (b - a))) * 100] as const;
    })
  );
}
