/** The best and worst indicators of single units, with their names, groups and units of measurement. */
import { strengthsAndWeaknesses, type RankedIndicator } from '#lib/domain/statistics/strengths.ts';
import { CaseError } from '../case-error.ts';
import { treeOf, type Running } from '../sources.ts';
import { columnOf, isRecord, tableIn, text, texts, type Table } from '../table.ts';
import { ancestor, nodeOf, type Tree } from '../tree.ts';
import { eachOutput, type Kind } from './kind.ts';
import { startOf } from './pipeline.ts';

const lists = ['strengths', 'weaknesses'] as const;

export const strengths: Kind = {
  name: 'strengths and weaknesses',
  claims: ({ outputs }) =>
    Object.values(outputs).some(
      (output) => Array.isArray(output) && output.some((item) => isRecord(item) && 'strengths' in item)
    ),
  run: (running) => {
    const tree = treeOf(running);
    const start = startOf(running, tree);
    // COINr keeps indicators in the order of their groups' codes, which decides between equal ranks.
    const ordered = tree.indicators.toSorted((a, b) => (a.parent ?? '').localeCompare(b.parent ?? '', 'en'));
    const frame = { ...start, columns: new Map(ordered.map((node) => [node.code, columnOf(start, node.code)])) };
    const last = /min_discard\s*=\s*F/.test(running.file.call) ? 'kept' : 'left_out';
    eachOutput(running, (name) => {
      const items: unknown = running.file.outputs[name];
      if (!Array.isArray(items)) return false;
      for (const item of items) {
        const parts = isRecord(item) ? item : {};
        const unit = typeof parts['uCode'] === 'string' ? parts['uCode'] : '';
        const position = frame.units.indexOf(unit);
        if (position === -1) throw new CaseError(`${name}: no unit "${unit}" in the data`);
        for (const key of Object.keys(parts))
          if (key !== 'uCode' && !lists.some((one) => one === key))
            running.check.problem(`${name} ${unit}: nothing knows how to compare ${key}`);
        for (const list of lists) {
          const expected = tableIn(parts[list]);
          if (expected === null) throw new CaseError(`${name} ${unit}: no table of ${list}`);
          const got = strengthsAndWeaknesses(position, frame.columns, (code) => nodeOf(tree, code).direction, {
            many: expected.rows,
            last
          });
          compareList(running, tree, `${name} ${unit} ${list}`, got[list], expected);
        }
      }
      return true;
    });
  }
};

function compareList(
  { check }: Running,
  tree: Tree,
  where: string,
  got: readonly RankedIndicator[],
  expected: Table
): void {
  const cell = (code: string, name: string): string => text(nodeOf(tree, code).more(name));
  for (const [label, cells] of expected.columns) {
    switch (label) {
      case 'Code':
        check.texts(
          `${where} Code`,
          got.map(({ id }) => id),
          cells
        );
        break;
      case 'Name':
        check.texts(
          `${where} Name`,
          got.map(({ id }) => cell(id, 'iName')),
          texts(cells)
        );
        break;
      case 'Rank':
        check.numbers(
          `${where} Rank`,
          got.map(({ rank }) => rank),
          cells
        );
        break;
      case 'Value':
        check.numbers(
          `${where} Value`,
          got.map(({ value }) => value),
          cells
        );
        break;
      case 'Unit':
        check.texts(
          `${where} Unit`,
          got.map(({ id }) => cell(id, 'Unit')),
          texts(cells)
        );
        break;
      default: {
        // A column of group codes, whatever the level is called.
        const levels = new Set(texts(cells).map((code) => nodeOf(tree, code).level));
        const [level] = levels;
        if (levels.size !== 1 || level === undefined) throw new CaseError(`${where}: what is ${label}?`);
        check.texts(
          `${where} ${label}`,
          got.map(({ id }) => ancestor(tree, id, level)?.code ?? ''),
          cells
        );
      }
    }
  }
}
