/** The effect on the top score of dropping each element of a level in turn. */
import { dropOne, type DropOne } from '#lib/domain/statistics/drop-one.ts';
import type { Column } from '#lib/domain/statistics/outcome.ts';
import { CaseError } from '../case-error.ts';
import { aggregateFrame } from '../engine.ts';
import { expectedTable, theCase, treeOf, type Running } from '../sources.ts';
import { aggregation, section } from '../spec.ts';
import { columnOf } from '../table.ts';
import { nodeOf } from '../tree.ts';
import { eachOutput, type Kind } from './kind.ts';
import { stageOf } from './pipeline.ts';

export const removal: Kind = {
  name: 'removal of elements',
  claims: ({ outputs }) => ['mean_abs_diff', 'rank_diffs', 'rank_abs_diffs'].some((name) => name in outputs),
  run: (running) => {
    const tree = treeOf(running);
    const { file } = theCase(running);
    const normalised = stageOf({ ...running, file }, 'normalised');
    const how = aggregation(section(file.spec, 'aggregate'), tree);
    const elements = elementsOf(running);
    const levels = new Set(elements.map((code) => nodeOf(tree, code).level));
    running.check.set(
      'elements of the level',
      elements,
      tree.nodes.filter((node) => levels.has(node.level)).map((node) => node.code)
    );
    const result = dropOne(elements, (without) =>
      columnOf(
        aggregateFrame(normalised, tree, how, (node) => (node.code === without ? 0 : node.weight)),
        tree.top.code
      )
    );
    const frames = figuresOf(result);
    eachOutput(running, (name) => {
      const expected = expectedTable(running, name);
      if (name === 'mean_abs_diff') {
        running.check.set(`${name}, elements`, ['Nominal', ...elements], expected.columns.keys());
        for (const [label, cells] of expected.columns) {
          const got = result.without.find(({ element }) => element === label)?.meanRankChange.value;
          running.check.numbers(`${name} ${label}`, [label === 'Nominal' ? 0 : got], cells);
        }
        return true;
      }
      const columns = frames.get(name);
      if (columns === undefined) return false;
      running.check.frame(name, { units: normalised.units, columns }, expected, 'uCode');
      return true;
    });
  }
};

/** The columns of the first table of units, beside the nominal one. */
function elementsOf(running: Running): readonly string[] {
  const first = Object.keys(running.file.outputs).find((name) => expectedTable(running, name).columns.has('uCode'));
  if (first === undefined) throw new CaseError('no table of units that names the elements');
  return [...expectedTable(running, first).columns.keys()].filter((name) => name !== 'uCode' && name !== 'Nominal');
}

function figuresOf({ nominal, without }: DropOne): ReadonlyMap<string, ReadonlyMap<string, Column>> {
  const table = (first: Column, of: (one: DropOne['without'][number]) => Column): ReadonlyMap<string, Column> =>
    new Map([['Nominal', first], ...without.map((one) => [one.element, of(one)] as const)]);
  const unchanged = nominal.ranks.map((place) => (place === null ? null : 0));
  return new Map([
    ['scores', table(nominal.scores, (one) => one.scores)],
    ['ranks', table(nominal.ranks, (one) => one.ranks)],
    ['rank_diffs', table(unchanged, (one) => one.rankChange)],
    [
      'rank_abs_diffs',
      table(unchanged, (one) => one.rankChange.map((change) => (change === null ? null : Math.abs(change))))
    ]
  ]);
}
