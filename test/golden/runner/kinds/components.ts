/** Principal components: the columns are the codes that the table of loadings names; loadings up to their sign. */
import { principalComponents } from '#lib/domain/statistics/principal-components.ts';
import { CaseError } from '../case-error.ts';
import { expectedTable, theCase } from '../sources.ts';
import { cellsIn, column, columnOf, tableIn, texts } from '../table.ts';
import { eachOutput, type Kind } from './kind.ts';
import { stageOf } from './pipeline.ts';

export const components: Kind = {
  name: 'principal components',
  claims: ({ outputs }) => 'abs_loadings' in outputs && tableIn(outputs['abs_loadings'])?.columns.has('iCode') === true,
  run: (running) => {
    const named = theCase(running);
    const frame = stageOf({ ...running, file: named.file }, named.stage ?? 'aggregated');
    const codes = texts(column(expectedTable(running, 'abs_loadings'), 'iCode'));
    const result = principalComponents(codes.map((code) => columnOf(frame, code)));
    if (typeof result === 'string') throw new CaseError(`no components: ${result}`);
    const list = (name: string) => {
      const cells = cellsIn(running.file.outputs[name]);
      if (cells === null) throw new CaseError(`${name} is no list`);
      return cells;
    };
    eachOutput(running, (name) => {
      switch (name) {
        case 'sdev':
          running.check.numbers(name, result.sdev, list(name));
          return true;
        case 'explained':
          running.check.numbers(name, result.explained, list(name));
          return true;
        case 'abs_loadings': {
          const expected = expectedTable(running, name);
          const labels = [...expected.columns.keys()].filter((label) => label !== 'iCode');
          running.check.set(
            `${name}, components`,
            result.loadings.map((_, at) => `PC${at + 1}`),
            labels
          );
          labels.forEach((label) => {
            const component = result.loadings[Number(label.replace('PC', '')) - 1] ?? [];
            running.check.numbers(`${name} ${label}`, component.map(Math.abs), column(expected, label), true);
          });
          return true;
        }
        default:
          return false;
      }
    });
  }
};
