/** The indicators and groups of a case's meta file: codes, levels from 1 (indicators) up, parents, weights, directions. */
import { CaseError } from './case-error.ts';
import { column, numberOf, text, type Cell, type Table } from './table.ts';

export interface Node {
  readonly code: string;
  readonly level: number;
  readonly direction: 1 | -1;
  readonly weight: number;
  readonly parent: string | null;
  /** Any other column of the meta file (Target, Denominator, goalposts, names). */
  readonly more: (name: string) => Cell;
}

export interface Tree {
  readonly nodes: readonly Node[];
  readonly indicators: readonly Node[];
  /** Groups, the lowest level first. */
  readonly groups: readonly Node[];
  readonly top: Node;
}

export function treeIn(meta: Table): Tree {
  const codes = column(meta, 'iCode');
  const cell = (name: string, row: number): Cell => meta.columns.get(name)?.[row] ?? null;
  const nodes = codes.flatMap((code, row): Node[] => {
    const level = numberOf(cell('Level', row));
    // Rows of the meta that are neither (denominators, groups of units) have no place in the tree.
    if (level === null) return [];
    return [
      {
        code: text(code),
        level,
        direction: numberOf(cell('Direction', row)) === -1 ? -1 : 1,
        weight: numberOf(cell('Weight', row)) ?? 1,
        parent: cell('Parent', row) === null ? null : text(cell('Parent', row)),
        more: (name) => cell(name, row)
      }
    ];
  });
  const groups = nodes.filter((node) => node.level > 1).sort((a, b) => a.level - b.level);
  const top = groups.at(-1);
  if (top === undefined) throw new CaseError('the meta file has no group above the indicators');
  return { nodes, indicators: nodes.filter((node) => node.level === 1), groups, top };
}

export function members(tree: Tree, group: string): readonly Node[] {
  return tree.nodes.filter((node) => node.parent === group);
}

export function nodeOf(tree: Tree, code: string): Node {
  const node = tree.nodes.find((one) => one.code === code);
  if (node === undefined) throw new CaseError(`${code} is not in the meta file`);
  return node;
}

/** The group of a node at a level above it; null: none. */
export function ancestor(tree: Tree, code: string, level: number): Node | null {
  let node: Node | undefined = nodeOf(tree, code);
  while (node !== undefined && node.level < level) {
    const { parent }: Node = node;
    node = tree.nodes.find((one) => one.code === parent);
  }
  return node?.level === level ? node : null;
}

/** All indicators below a group. */
export function indicatorsBelow(tree: Tree, group: Node): readonly Node[] {
  return tree.indicators.filter((indicator) => ancestor(tree, indicator.code, group.level)?.code === group.code);
}

/** The same indicators in groups of the level given, or in one group (null), under one top. */
export function regrouped(tree: Tree, level: number | null): Tree {
  const every: Node = { code: ' every', level: 3, direction: 1, weight: 1, parent: null, more: () => null };
  const whole: Node = { ...every, code: ' whole', level: 2, parent: every.code };
  const groupOf = (code: string): Node => {
    const group = level === null ? null : ancestor(tree, code, level);
    return group === null ? whole : { ...group, level: 2, parent: every.code };
  };
  const indicators = tree.indicators.map((node) => ({ ...node, parent: groupOf(node.code).code }));
  const groups = new Map(tree.indicators.map((node) => [groupOf(node.code).code, groupOf(node.code)]));
  const above = [...groups.values(), every];
  return { nodes: [...indicators, ...above], indicators, groups: above, top: every };
}
