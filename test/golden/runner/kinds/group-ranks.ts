/** Ranks within groups of units: each output is a table of units, one column of group names, and the codes ranked. */
import { rankWithin } from '#lib/domain/statistics/rank.ts';
import { CaseError } from '../case-error.ts';
import type { CaseFile } from '../case-file.ts';
import { expectedTable, theCase, unitTable, type Running } from '../sources.ts';
import { column, lookUp, tableIn, texts, type Table } from '../table.ts';
import { eachOutput, type Kind } from './kind.ts';
import { stageOf } from './pipeline.ts';

export const groupRanks: Kind = {
  name: 'group ranks',
  claims: (file) => /\bcases\//.test(file.input) && outputsAre(file),
  run: (running) => {
    const named = theCase(running);
    const scores = stageOf({ ...running, file: named.file }, named.stage ?? 'aggregated');
    eachOutput(running, (name) => {
      const expected = expectedTable(running, name);
      const others = [...expected.columns.keys()].filter((one) => one !== 'uCode' && !scores.columns.has(one));
      const [label] = others;
      if (label === undefined || others.length > 1) return false;
      const groups = groupsOf(running, expected, label, scores.units);
      const known = groups.map((group) => (group === '' ? null : group));
      const frame = {
        units: scores.units,
        columns: new Map(
          [...scores.columns].map(([code, values]) => [
            code,
            rankWithin(values, known, { first: 'highest', ties: 'min' })
          ])
        )
      };
      running.check.frame(name, frame, expected, 'uCode', [label]);
      return true;
    });
  }
};

/** Tables of units called "by_…", or with one column of texts beside the codes. */
function outputsAre(file: CaseFile): boolean {
  return Object.entries(file.outputs)
    .filter(([name]) => !name.endsWith('_coinr'))
    .every(([name, output]) => {
      const table = tableIn(output);
      if (table === null || !table.columns.has('uCode')) return false;
      const words = [...table.columns].filter(
        ([label, cells]) => label !== 'uCode' && cells.some((cell) => typeof cell === 'string' && cell !== 'NaN')
      );
      return name.startsWith('by_') || words.length === 1;
    });
}

/** From the folder's units where they have the column (and then compared), else as the output itself says. */
function groupsOf(running: Running, expected: Table, label: string, units: readonly string[]): readonly string[] {
  let table: Table;
  try {
    table = unitTable(running, [label], units);
  } catch (error) {
    if (!(error instanceof CaseError)) throw error;
    return texts(lookUp(expected, 'uCode', label, units));
  }
  const order = texts(column(expected, 'uCode'));
  running.check.texts(label, texts(lookUp(table, 'uCode', label, order)), column(expected, label));
  return texts(lookUp(table, 'uCode', label, units));
}
