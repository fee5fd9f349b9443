/** Statistics per unit over the runs of an uncertainty analysis: Nominal, Mean, Median, Q5 …, SD, Min, Max. */
import { mean, median, quantile, sd } from '#lib/domain/statistics/describe.ts';
import { extent, type Column } from '#lib/domain/statistics/outcome.ts';
import type { Check } from '../check.ts';
import type { Table } from '../table.ts';

/** `runs`: one column of units per run. */
export function compareSpread(
  check: Check,
  name: string,
  {
    units,
    runs,
    nominal
  }: { readonly units: readonly string[]; readonly runs: readonly Column[]; readonly nominal: Column },
  expected: Table
): void {
  const perUnit = units.map((_, unit) => runs.map((run) => run[unit] ?? null));
  const columns = new Map<string, Column>();
  for (const label of expected.columns.keys()) {
    if (label === 'uCode') continue;
    const figure = label === 'Nominal' ? nominal : figureOf(label, perUnit);
    if (figure === null) check.problem(`${name}: nothing knows how to compare ${label}`);
    else columns.set(label, figure);
  }
  const known = new Map([...expected.columns].filter(([label]) => label === 'uCode' || columns.has(label)));
  check.frame(name, { units, columns }, { rows: expected.rows, columns: known }, 'uCode');
}

function figureOf(label: string, perUnit: readonly Column[]): Column | null {
  const share = /^Q(\d+(?:\.\d+)?)$/.exec(label)?.[1];
  if (share !== undefined) return perUnit.map((runs) => quantile(runs, Number(share) / 100).value);
  switch (label) {
    case 'Mean':
      return perUnit.map((runs) => mean(runs).value);
    case 'Median':
      return perUnit.map((runs) => median(runs).value);
    case 'SD':
    case 'Std':
      return perUnit.map((runs) => sd(runs).value);
    case 'Min':
      return perUnit.map((runs) => extent(runs)?.min ?? null);
    case 'Max':
      return perUnit.map((runs) => extent(runs)?.max ?? null);
    default:
      return null;
  }
}
