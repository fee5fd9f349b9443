/** Nominal and effective weights of a tree. */
import { effectiveWeights } from '#lib/domain/statistics/effective-weights.ts';
import { expectedTable, treeOf } from '../sources.ts';
import { column, tableIn, texts } from '../table.ts';
import { nodeOf } from '../tree.ts';
import { eachOutput, type Kind } from './kind.ts';

export const weights: Kind = {
  name: 'effective weights',
  claims: ({ outputs }) => Object.values(outputs).some((output) => tableIn(output)?.columns.has('EffWeight') === true),
  run: (running) => {
    const tree = treeOf(running);
    const effective = effectiveWeights(tree.nodes.map(({ code, parent, weight }) => ({ id: code, parent, weight })));
    eachOutput(running, (name) => {
      const expected = expectedTable(running, name);
      const codes = texts(column(expected, 'iCode'));
      running.check.set(`${name}, codes`, effective.keys(), codes);
      for (const [label, cells] of expected.columns) {
        if (label === 'iCode') continue;
        if (label === 'Level')
          running.check.numbers(
            `${name} Level`,
            codes.map((code) => nodeOf(tree, code).level),
            cells
          );
        else if (label === 'Weight')
          running.check.numbers(
            `${name} Weight`,
            codes.map((code) => nodeOf(tree, code).weight),
            cells
          );
        else if (label === 'EffWeight')
          running.check.numbers(
            `${name} EffWeight`,
            codes.map((code) => effective.get(code)?.value),
            cells
          );
        else running.check.problem(`${name}: nothing knows how to compare ${label}`);
      }
      return true;
    });
  }
};
