/** Data availability per unit and per group, and which units a screening removes. */
import { availability as availabilityOf, screen } from '#lib/domain/tables/availability.ts';
import { CaseError } from '../case-error.ts';
import { expectedTable, rawData, treeOf, type Running } from '../sources.ts';
import { cellsIn, columnOf, tableIn, texts } from '../table.ts';
import { indicatorsBelow } from '../tree.ts';
import { eachOutput, type Kind } from './kind.ts';

export const availability: Kind = {
  name: 'availability',
  claims: ({ outputs }) =>
    Object.entries(outputs).some(
      ([name, output]) => tableIn(output)?.columns.has('Dat_Avail') === true || name.startsWith('removed_by')
    ),
  run: (running) => {
    const tree = treeOf(running);
    const raw = rawData(
      running,
      tree.indicators.map((node) => node.code)
    );
    const units = availabilityOf([...raw.columns.values()]);
    const summary = {
      units: raw.units,
      columns: new Map([
        ['N_missing', units.map(({ missing }) => missing)],
        ['N_zero', units.map(({ zeros }) => zeros)],
        ['N_miss_or_zero', units.map(({ missing, zeros }) => missing + zeros)],
        ['Dat_Avail', units.map(({ available }) => available.value)],
        ['Non_Zero', units.map(({ nonZero }) => nonZero.value)]
      ])
    };
    const byGroup = {
      units: raw.units,
      columns: new Map(
        tree.groups.map((group) => [
          group.code,
          availabilityOf(indicatorsBelow(tree, group).map((node) => columnOf(raw, node.code))).map(
            ({ available }) => available.value
          )
        ])
      )
    };
    eachOutput(running, (name) => {
      if (name.startsWith('removed_by')) {
        const removed = cellsIn(running.file.outputs[name]);
        if (removed === null) throw new CaseError(`${name} is no list of units`);
        const kept = screen(units, screeningIn(running, name));
        running.check.set(
          name,
          raw.units.filter((_, unit) => kept[unit] !== true),
          texts(removed)
        );
        return true;
      }
      const expected = expectedTable(running, name);
      running.check.frame(name, expected.columns.has('Dat_Avail') ? summary : byGroup, expected, 'uCode');
      return true;
    });
  }
};

/** Thresholds stand in the title ("at 0.95 (byNA)", "byNAandzeros(0.9,0.9)") or, coarser, in the output's name ("_095"). */
function screeningIn(
  { file }: Running,
  name: string
): { readonly available: number | null; readonly nonZero: number | null } {
  const rule = /^removed_(byNAandzeros|byNA|byzeros)/.exec(name)?.[1];
  if (rule === undefined) throw new CaseError(`unknown screening ${name}`);
  const words = `${file.title} ${file.call} ${file.notes}`;
  const pair = new RegExp(`${rule}\\s*\\(\\s*([\\d.]+)\\s*(?:,\\s*([\\d.]+)\\s*)?\\)`).exec(words);
  const before = new RegExp(`([\\d.]+)\\s*\\(\\s*${rule}\\s*\\)`).exec(words)?.[1];
  const suffix = /_(\d)(\d*)$/.exec(name);
  const coarse = suffix === null ? null : Number(`${suffix[1] ?? ''}.${suffix[2] ?? ''}`);
  const written = pair?.[1] ?? before;
  const fine = written === undefined ? null : Number(written);
  // The title says it more exactly, unless it speaks of another threshold than the name.
  const agree = fine !== null && (coarse === null || Math.abs(fine - coarse) < 10 ** -(suffix?.[2]?.length ?? 0));
  const first = agree ? fine : coarse;
  if (first === null) throw new CaseError(`no threshold for ${name}`);
  const second = agree && pair?.[2] !== undefined ? Number(pair[2]) : first;
  return {
    available: rule === 'byzeros' ? null : first,
    nonZero: rule === 'byNA' ? null : rule === 'byzeros' ? first : second
  };
}
