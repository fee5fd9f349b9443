/** Weight uncertainty: the scores of the top under every draw of weights that a data file holds. */
import { rank } from '#lib/domain/statistics/rank.ts';
import { aggregateFrame } from '../engine.ts';
import { CaseError } from '../case-error.ts';
import { dataFiles, expectedTable, theCase, treeOf, type Running } from '../sources.ts';
import { aggregation, section } from '../spec.ts';
import { column, columnOf, numberOf, type Table } from '../table.ts';
import type { Node, Tree } from '../tree.ts';
import { eachOutput, type Kind } from './kind.ts';
import { stageOf } from './pipeline.ts';
import { compareSpread } from './spread.ts';

export const uncertainty: Kind = {
  name: 'weight uncertainty',
  claims: ({ outputs }) => ('rank_stats' in outputs || 'score_stats' in outputs) && !('design' in outputs),
  run: (running) => {
    const { file, check } = running;
    const type = file.spec['quantile_type'];
    if (type !== undefined && type !== 7) throw new CaseError('quantiles of type 7 only');
    const tree = treeOf(running);
    const source = theCase(running);
    const normalised = stageOf({ ...running, file: source.file }, source.stage ?? 'normalised');
    const how = aggregation(section(file.spec, 'aggregate') ?? section(source.file.spec, 'aggregate'), tree);
    const draws = drawsOf(running, tree);
    const top = (weightOf?: (node: Node) => number) =>
      columnOf(aggregateFrame(normalised, tree, how, weightOf), tree.top.code);
    const ranked = (scores: ReturnType<typeof top>) => rank(scores, { first: 'highest', ties: 'min' });
    const nominal = top();
    const scores = Array.from({ length: draws.rows }, (_, row) => top(drawnWeight(draws, row)));
    const { units } = normalised;
    eachOutput(running, (name) => {
      const expected = expectedTable(running, name);
      if (name === 'score_stats') compareSpread(check, name, { units, runs: scores, nominal }, expected);
      else if (name === 'rank_stats')
        compareSpread(check, name, { units, runs: scores.map(ranked), nominal: ranked(nominal) }, expected);
      else if (/^first\d+_scores$/.test(name) || name === 'scores')
        compareRuns(running, name, units, scores, nominal, expected);
      else return false;
      return true;
    });
  }
};

function compareRuns(
  { check }: Running,
  name: string,
  units: readonly string[],
  scores: readonly (readonly (number | null)[])[],
  nominal: readonly (number | null)[],
  expected: Table
): void {
  const labels = [...expected.columns.keys()].filter((label) => label !== 'uCode');
  const columns = labels.flatMap((label) => {
    const run = /^r_?(\d+)$/.exec(label)?.[1];
    const values = label === 'Nominal' ? nominal : scores[Number(run ?? NaN) - 1];
    return values === undefined ? [] : [[label, values] as const];
  });
  check.frame(name, { units, columns: new Map(columns) }, expected, 'uCode');
}

/** The data file of the input with a column for every group or indicator that a draw may change, and no units. */
export function drawsOf(running: Running, tree: Tree): Table {
  const found = drawTables(running, tree, dataFiles(running));
  const [first] = found;
  if (first === undefined) throw new CaseError('no data file with draws of weights');
  return first;
}

export function drawTables({ folder }: Running, tree: Tree, names: readonly string[]): readonly Table[] {
  return names
    .map((name) => folder.table(name))
    .filter((table) => !table.columns.has('uCode') && !table.columns.has('iCode'))
    .filter((table) => tree.groups.some((group) => table.columns.has(group.code)));
}

/** A code that the draws do not name keeps its weight. */
export function drawnWeight(draws: Table, row: number): (node: Node) => number {
  return (node) => {
    if (!draws.columns.has(node.code)) return node.weight;
    const weight = numberOf(column(draws, node.code)[row]);
    if (weight === null) throw new CaseError(`draw ${row + 1} has no weight for ${node.code}`);
    return weight;
  };
}
