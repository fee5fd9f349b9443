/** Copeland scores and the outranking matrix over indicators or the groups of a level. */
import { copelandScores, dominantShare, outrankingMatrix } from '#lib/domain/statistics/outranking.ts';
import { CaseError } from '../case-error.ts';
import { expectedTable, theCase, treeOf, type Running } from '../sources.ts';
import { cellsIn, column, columnOf, numbers, type Frame } from '../table.ts';
import type { Node, Tree } from '../tree.ts';
import { eachOutput, type Kind } from './kind.ts';
import { stageOf } from './pipeline.ts';

const named = /^(copeland|outrank|frac_dominant)_(\w+?)(_tol)?$/;

export const copeland: Kind = {
  name: 'Copeland',
  claims: ({ outputs }) => Object.keys(outputs).some((name) => name.startsWith('copeland_')),
  run: (running) => {
    const tree = treeOf(running);
    const source = theCase(running);
    const origin = { ...running, file: source.file };
    eachOutput(running, (name) => {
      const [, what, over = '', tolerant] = named.exec(name) ?? [];
      if (what === undefined || (what === 'copeland' && tolerant === undefined)) return false;
      const weights = weightsOf(running, over);
      const nodes = levelOf(tree, over, weights?.length ?? null);
      const frame = stageOf(origin, nodes[0]?.level === 1 ? 'normalised' : 'aggregated');
      const matrix = outrankingMatrix(
        nodes.map((node) => columnOf(frame, node.code)),
        weights ?? nodes.map(() => 1)
      );
      compare(running, name, what, frame, matrix);
      return true;
    });
  }
};

function compare(
  { check, file, folder }: Running,
  name: string,
  what: string,
  frame: Frame,
  matrix: ReturnType<typeof outrankingMatrix>
): void {
  if (what === 'frac_dominant') {
    check.numbers(name, [dominantShare(matrix)], cellsIn(file.outputs[name]) ?? []);
    return;
  }
  const expected = expectedTable({ check, file, folder }, name);
  if (what === 'copeland') {
    check.frame(name, { units: frame.units, columns: new Map([['score', copelandScores(matrix)]]) }, expected, 'uCode');
    return;
  }
  // Rows and columns V1, V2 … stand in the order of the units.
  check.set(
    `${name}, columns`,
    matrix.map((_, at) => `V${at + 1}`),
    expected.columns.keys()
  );
  matrix.forEach((_, at) => {
    const label = `V${at + 1}`;
    check.numbers(
      `${name} ${label}`,
      matrix.map((row) => row[at] ?? null),
      column(expected, label)
    );
  });
}

function weightsOf({ file }: Running, over: string): readonly number[] | null {
  const cells = cellsIn(file.spec[`weights_${over}`]);
  if (cells === null) return null;
  const weights = numbers(cells).filter((weight) => weight !== null);
  if (weights.length !== cells.length) throw new CaseError(`weights_${over} are not all numbers`);
  return weights;
}

const levelNames: Readonly<Record<string, number>> = {
  indicators: 1,
  pillars: 2,
  dimensions: 2,
  sub: 3,
  subindexes: 3
};

/** The level that the word names; where it does not exist or has another size, the level of as many members as weights. */
function levelOf(tree: Tree, over: string, size: number | null): readonly Node[] {
  const of = (level: number): readonly Node[] => tree.nodes.filter((node) => node.level === level);
  const level = levelNames[over] ?? Number(/^level_?(\d+)$/.exec(over)?.[1] ?? 0);
  const byName = of(level);
  if (byName.length > 0 && (size === null || byName.length === size)) return byName;
  const bySize = Array.from({ length: tree.top.level }, (_, at) => of(at + 1)).find((nodes) => nodes.length === size);
  if (bySize === undefined) throw new CaseError(`which level is "${over}"?`);
  return bySize;
}
